"""A person decides about a difference: the case system's word is taken, or ours is kept. It stands in the child's history."""

from django.db import transaction

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.close_episode import close_episode
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.imports.course_of_care import ends
from held.record.actions.imports.hand_in import may_import
from held.record.actions.imports.keep import change_fields
from held.record.actions.imports.known import case_rows, says_of
from held.record.actions.imports.marks import DECIDED, both_words, mark
from held.record.actions.imports.open_here import is_open_here
from held.record.actions.people.add_child import write_name_keys
from held.record.clock import now
from held.record.extracts.differing import Differs
from held.record.reading.imports.from_there import DONE_BY_HAND
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.difference import Difference
from held.record.tables.people.worker import Worker


@transaction.atomic
def decide(*, by: Worker, difference: int, take: bool) -> None:
    """Raises CanNot: what the system says can't be written here, or somebody has decided already."""
    may_import(by)
    found = (
        Difference.objects.select_related("case_row__child", "extract")
        .filter(pk=difference, decided=None)
        .first()
    )
    if found is None:
        raise CanNot("Somebody has decided about this difference already.")
    kept = found.case_row
    child = lock([kept.child])[0] if kept.child else None
    if take:
        _take(by, kept, found)
    moment = now()
    if child is not None:
        append(
            child=child,
            kind=DECIDED,
            words=mark(
                found.extract,
                kept.kind,
                kept.number,
                column=found.column,
                taken=take,
                **both_words(found),
            ),
            by=by,
            happened=moment,
        )
    decided = Difference.objects.filter(pk=found.pk, decided=None)
    if not decided.update(decided=moment, decided_by=by, is_taken=take):
        raise CanNot("Somebody has decided about this difference already.")


def _take(by: Worker, kept: CaseRow, found: Difference) -> None:
    if found.column in DONE_BY_HAND and kept.kind == "episodes":
        raise CanNot(f"{DONE_BY_HAND[found.column]} Then choose that what stands here is kept.")
    if kept.kind == "episodes":
        _care(by, kept, found)
        return
    person = kept.child or kept.family or kept.worker or kept.team
    written = person and change_fields(kept.kind, person, [Differs(found.column, found.was, found.says)])
    if not written:
        raise CanNot(
            "This can't be taken over from here. Change it where it stands, and choose that ours is kept."
        )
    if kept.child:
        write_name_keys(kept.child)


def _care(by: Worker, kept: CaseRow, found: Difference) -> None:
    """Who leads, or that work ended, through the same actions as a person's own change; they may refuse it."""
    assert kept.child is not None
    if not is_open_here(kept):
        raise CanNot(
            "This episode is not open here. What is to be put right, put right on the child's own page; then choose that "
            "what stands here is kept."
        )
    says = says_of(kept)
    came = mark(found.extract, kept.kind, kept.number)
    if found.column == "closed" and found.says:
        close_episode(
            by=by,
            child=kept.child.public,
            reason=says.get("reason closed") or f"Closed in {kept.system}.",
            happened=ends(found.says, now()),
            came=came,
        )
    elif found.column in ("lead number", "role"):
        worker = case_rows(found.extract, "workers", [says["lead number"]])[says["lead number"]].worker
        assert worker is not None
        change_lead(
            by=by,
            child=kept.child.public,
            to=worker.public,
            role=says["role"],
            reason=f"As {kept.system} says.",
            came=came,
        )
    else:
        raise CanNot("Open a new episode on the child's own page, and choose that what stands here is kept.")
