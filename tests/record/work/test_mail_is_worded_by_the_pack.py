"""What a sentence tells and sends goes out in the words of the pack's letters, and names no child."""

from held.record.actions.transitions.take_step import take_step
from held.record.tables.messages.message import Message
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised


def mails(harbour: Harbour) -> dict[str, Message]:
    return {message.subject: message for message in Message.objects.all()}


def test_whoever_is_told_reads_it_in_the_packs_words(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    mail = mails(harbour)["The lamp is lit for you"]
    assert mail.text.startswith(
        "Hello Shore desk,\n\nRaising a concern, 9am on Monday 2 March 2026. You hear of it as bureau principal.\n"
    )
    assert mail.public in mail.text, "it leads to the page"
    assert mail.wording == "letters/told.md (Harbour, crossing to the shore bureau, version 2026-01)"


def test_a_paper_is_told_in_the_packs_words(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    mail = mails(harbour)["A sheet has come to shore bureau"]
    assert "concern sheet lies in the tray of shore bureau" in mail.text


def test_no_mail_names_the_child_or_says_how_it_came_out(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    for mail in Message.objects.all():
        for word in ("Wren", "Marlowe", "Nobody came to the door", harbour.older.number):
            assert word not in mail.subject + mail.text + mail.wording


def test_what_is_urgent_is_said_in_helds_own_words(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    before = set(Message.objects.values_list("pk", flat=True))
    call = asked("sound the lamp line", harbour.older, outcome="immediate danger", answers={})
    take_step(by=harbour.workers["hub coordinator"], asked=call, key="k2")
    urgent = Message.objects.exclude(pk__in=before).filter(kind="urgent")
    assert {mail.wording for mail in urgent} == {""}
    assert {mail.subject for mail in urgent} == {"Held: urgent, look today"}
