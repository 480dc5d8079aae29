"""Recording a step asks the database no more than it has to, and does so however long the history is."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.record.actions.transitions.take_step import take_step
from held.record.actions.work.save_draft import KeptAs, save_draft
from held.record.clock import now
from held.record.reading.transitions.answers import NotRecorded, Recorded
from held.record.reading.work.drafts import drafts
from held.record.tables.work.draft import Draft
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

AT_MOST = 37
"""The key, the lock, what is open, the entry with its words, whom it concerns, the notices with their mails, what is owed."""


def weighed(harbour: Harbour, key: str) -> int:
    step = asked(
        "weigh the evidence",
        harbour.older,
        outcome="bureau joins",
        answers={"level of need": "3"},
        others=with_the_principal(harbour),
    )
    with CaptureQueriesContext(connection) as told:
        assert isinstance(take_step(by=harbour.workers["hub coordinator"], asked=step, key=key), Recorded)
    return len(told)


def test_a_step_asks_at_most_so_often(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    assert weighed(harbour, "first") <= AT_MOST


def test_what_was_kept_of_the_form_goes_with_the_step(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    kept = KeptAs(child, "raise a concern", "crossing")
    save_draft(by=guide, child=child, step=kept.step, run=kept.run, words={"a": "b"}, seen=2)
    save_draft(by=guide, child=child, step="another", run=kept.run, words={"a": "b"}, seen=2)
    take_step(by=guide, asked=asked("raise a concern", harbour.older), key="k", kept_as=kept)
    assert [one.step for one in drafts(guide)] == ["another"]


def test_what_was_kept_stays_where_the_step_is_refused(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    kept = KeptAs(child, "weigh the evidence", "crossing")
    save_draft(by=guide, child=child, step=kept.step, run=kept.run, words={"a": "b"}, seen=2)
    step = asked("weigh the evidence", harbour.older, outcome="bureau joins", happened=now())
    assert isinstance(take_step(by=guide, asked=step, key="k", kept_as=kept), NotRecorded)
    assert Draft.objects.filter(worker=guide).count() == 1
