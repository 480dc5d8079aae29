"""A real mail server: what it takes went, what it refuses failed, what it may have is uncertain, and a day's silence
loses nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.posting import Posting
from held.record.tables.messages.message import Message
from tests.integrations.mail.mail_room import CUT, KEPT_AND_CUT, MailRoom

Put = Callable[..., Message]


def after(way: MailServer, message: Message) -> tuple[str, str]:
    Posting(way).round()
    message.refresh_from_db()
    return str(message.state), str(message.trouble)


def test_a_mail_arrives_whole_and_once(put: Put, room: MailRoom, by_server: MailServer) -> None:
    message = put(subject="Held: look", text="A line.\n.\n.. and more’s below.\n")
    assert after(by_server, message) == ("went", "")
    assert after(by_server, message) == ("went", "")
    (mail,) = room.kept
    assert mail.get_content().replace("\r\n", "\n") == "A line.\n.\n.. and more’s below.\n"
    assert (mail["To"], mail["Subject"]) == ("hub.guide@harbour.example", "Held: look")
    assert mail["Message-ID"] == f"<{message.public}@localhost>"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_an_invitation_is_one_part_that_a_calendar_opens(
    put: Put, room: MailRoom, by_server: MailServer
) -> None:
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Tide table ünd so\r\nEND:VCALENDAR\r\n"
    message = put(calendar=calendar)
    assert after(by_server, message) == ("went", "")
    parts = [part for part in room.kept[0].walk() if part.get_content_type() == "text/calendar"]
    assert [part.get_content_disposition() for part in parts] == [None, "attachment"]
    assert (parts[0].get_param("method"), parts[0].get_param("charset")) == ("REQUEST", "utf-8")
    assert [part.get_payload(decode=True) for part in parts] == [calendar.encode()] * 2
    assert room.kept[0].get_body(("plain",)) is not None


@pytest.mark.parametrize(
    ("at", "says", "state", "trouble"),
    [
        ("RCPT", "450 Come back later", "waiting", "450 Come back later"),
        ("DATA", "452 No room", "waiting", "452 No room"),
        ("RCPT", "550 No such person", "failed", "550 No such person"),
        ("DATA", "554 Not wanted", "failed", "554 Not wanted"),
        ("MAIL", "530 Sign in first", "waiting", "530 Sign in first"),
        ("MAIL", "421 Closing", "waiting", "421 Closing"),
        ("RCPT", CUT, "waiting", "before anything was handed over"),
        ("DATA", CUT, "uncertain", "before the mail server said whether it has it"),
        ("DATA", KEPT_AND_CUT, "uncertain", "before the mail server said whether it has it"),
    ],
)
def test_what_it_says_decides(
    put: Put, room: MailRoom, by_server: MailServer, at: str, says: str, state: str, trouble: str
) -> None:
    message = put()
    room.says[at] = says
    found, told = after(by_server, message)
    assert found == state
    assert trouble in told
    # Nothing but what certainly was not taken is tried again.
    room.says.clear()
    Message.objects.filter(state="waiting").update(next_attempt=message.written)
    after(by_server, message)
    again = 1 if state == "waiting" else 0
    assert len(room.kept) == again + (says == KEPT_AND_CUT)


def test_a_server_that_is_down_for_a_day_loses_nothing(
    put: Put, room: MailRoom, by_server: MailServer, clock: time_machine.Traveller
) -> None:
    messages = [put() for _ in range(5)]
    room.close()
    for _ in range(24):
        assert after(by_server, messages[0])[0] == "waiting"
        clock.shift(timedelta(hours=1))
    messages[0].refresh_from_db()
    assert "Nobody answers at 127.0.0.1" in messages[0].trouble
    room.open()
    for _ in range(3):
        Posting(by_server).round()
        clock.shift(timedelta(hours=2))
    assert sorted(room.ids()) == sorted(f"<{one.public}@localhost>" for one in messages)
    assert set(Message.objects.values_list("state", flat=True)) == {"went"}


def test_while_nobody_is_reached_one_message_is_tried_and_the_others_wait(
    put: Put, room: MailRoom, by_server: MailServer
) -> None:
    for _ in range(3):
        put()
    room.says["MAIL"] = "421 Closing"
    posting = Posting(by_server)
    for _ in range(5):
        posting.round()
    assert room.tried == 1
    assert sorted(Message.objects.values_list("attempts", flat=True)) == [0, 0, 1]


def test_an_address_that_a_server_cannot_be_told_fails_and_stops_nobody(
    put: Put, mailed: object, room: MailRoom, by_server: MailServer
) -> None:
    odd, plain = put(address="mél@harbour.example"), put()
    assert after(by_server, odd)[0] == "failed"
    plain.refresh_from_db()
    assert plain.state == "went"


def test_a_fault_that_nobody_foresaw_stops_nobody_else(
    put: Put, room: MailRoom, by_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, plain = put(subject="broken"), put()
    as_it_is = MailServer.hand_over

    def breaking(way: MailServer, claimed: object, **how: object) -> object:
        if claimed.subject == "broken":  # type: ignore[attr-defined]
            how["about_to"]()  # type: ignore[operator]
            raise ZeroDivisionError("Wren Marlowe")
        return as_it_is(way, claimed, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(MailServer, "hand_over", breaking)
    state, trouble = after(by_server, broken)
    assert (state, "ZeroDivisionError" in trouble, "Wren" in trouble) == ("uncertain", True, False)
    plain.refresh_from_db()
    assert plain.state == "went"
