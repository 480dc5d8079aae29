"""Whatever people do and write about a child, no mail names the child: not its words, its headers, its file, or a log."""

import logging
from datetime import date

import pytest

from held.integrations.mail.folder import Folder
from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.notify import Notify
from held.integrations.mail.posting import Posting
from held.integrations.mail.way import Way
from held.record.actions.care.answer_call import answer_call
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.people.look import give_reason
from held.record.actions.transitions.set_right import strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.tables.messages.message import Message
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from tests.integrations.mail.mail_room import MailRoom
from tests.integrations.mail.notify_stand_in import NotifyStandIn
from tests.record.conftest import a_worker, stranger
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

__all__ = ["a_worker", "stranger"]
SECRET = "Zebedee Quillfeather"
FAMILY = "Quillfeather"


@pytest.fixture
def told(mailed: Harbour, stranger: Worker) -> Harbour:
    """Everything that tells somebody something is done once, and each time the child's name is written into it."""
    Team.objects.update(email="team@harbour.example")
    Worker.objects.filter(email="").update(email="worker@harbour.example")
    for child in (mailed.older, mailed.younger):
        child.given_name, child.family_name, child.known_as, child.born = (
            "Zebedee",
            FAMILY,
            "Zebby",
            date(2015, 6, 2),
        )
        child.save()
    guide, coordinator = mailed.workers["hub guide"], mailed.workers["hub coordinator"]
    recorded = raised(mailed, mailed.older, mailed.younger)
    take_step(
        by=coordinator,
        asked=asked(
            "weigh the evidence", mailed.older, outcome="bureau joins", others=with_the_principal(mailed)
        ),
        key="w",
    )
    about = {"what is happening": f"{SECRET} was seen, born 2 June 2015."}
    record_urgent_call(
        by=stranger, children=[mailed.older.public], words={"answers": about}, happened=now(), key="u"
    )
    answer_call(by=guide, child=mailed.older.public, what_was_done=f"We rang {SECRET}’s aunt.", key="a")
    give_reason(
        by=stranger, child=mailed.younger.public, page="line", reason=f"{SECRET}’s school rang.", key="g"
    )
    strike(
        by=guide,
        child=mailed.younger.public,
        number=recorded.each[1].number,
        why=f"It was {SECRET}’s cousin.",
        key="s",
    )
    return mailed


def canaries(harbour: Harbour) -> list[str]:
    of_both = [(one.public, one.number) for one in (harbour.older, harbour.younger)]
    named = ["zebedee", "quillfeather", "zebby", "z.q", "zq", "2015", "marlowe", "wren"]
    return [*named, *(word.lower() for pair in of_both for word in pair)]


def sent(way: Way) -> int:
    became = Posting(way).round()
    assert set(Message.objects.values_list("state", flat=True)) <= {"went", "withdrawn"}
    return became.total()


def test_to_a_folder(told: Harbour, by_folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        many = sent(by_folder)
    files = list(by_folder.folder.iterdir())
    assert len(files) == many > 5
    names_nobody([*(f"{file.name} {file.read_text()}" for file in files), caplog.text], told)


def test_by_a_mail_server(
    told: Harbour, room: MailRoom, by_server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        many = sent(by_server)
    assert len(room.kept) == many > 5
    names_nobody([*(f"{mail.items()} {mail.get_content()}" for mail in room.kept), caplog.text], told)


def test_by_notify(
    told: Harbour, govuk: NotifyStandIn, by_notify: Notify, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="notifications_python_client"):
        many = sent(by_notify)
    assert len(govuk.kept) == many > 5
    names_nobody([*(str(kept) for kept in govuk.kept), caplog.text], told)


def names_nobody(texts: list[str], harbour: Harbour) -> None:
    found = {canary for canary in canaries(harbour) for text in texts if canary in without_references(text)}
    assert found == set()


def without_references(text: str) -> str:
    """A message's own random letters may be any."""
    low = text.lower()
    for reference in Message.objects.values_list("public", flat=True):
        low = low.replace(reference, "")
    return low


def test_a_name_would_be_found(told: Harbour) -> None:
    with pytest.raises(AssertionError):
        names_nobody([f"About {SECRET}"], told)
