"""Rows of an extract beside what is here: how each comes out, and column by column what would change."""

from collections.abc import Iterable, Mapping

from held.record.actions.imports.known import says_of
from held.record.actions.imports.standing_here import standing_here
from held.record.extracts.differing import Differs, differing, written
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.transitions.transition import Transition

NEVER_TAKEN: Mapping[str, frozenset[str]] = {"episodes": frozenset({"service", "team number", "opened"})}
"""Held moves a child between services by a step of its procedures, and by nothing else; when an episode began stays."""
NOT_MEANWHILE: Mapping[str, frozenset[str]] = {"episodes": frozenset({"lead number", "role", "closed"})}
"""While a transition is open, its steps say who leads, and that work goes on."""

NOT_WHEN_OVER = frozenset({"lead number", "role", "closed"})
"""Of an episode that is closed here, or was never opened here. Nobody leads in the past, and nothing closes twice."""


def compare(kind: str, rows: Iterable[ExtractRow], known: Mapping[str, CaseRow]) -> dict[str, list[Differs]]:
    """By number, of the rows that are changed or disputed. Writes the outcome into each row, and saves nothing."""
    changed = []
    for row in rows:
        before = known.get(row.number)
        row.differences = ""
        if before is None:
            row.outcome = "new"
        elif differing(says_of(before), says_of(row), {}):
            changed.append(row)
        else:
            row.outcome = "same"
    if not changed:
        return {}
    here = standing_here(kind, [known[row.number] for row in changed])
    moving = _in_transition(kind, (known[row.number] for row in changed))
    found: dict[str, list[Differs]] = {}
    for row in changed:
        before = known[row.number]
        ours = NEVER_TAKEN.get(kind, frozenset())
        if before.child_id in moving:
            ours |= NOT_MEANWHILE.get(kind, frozenset())
        if kind == "episodes" and here.get(row.number, {}).get("closed") != "":
            ours |= NOT_WHEN_OVER
        differs = differing(says_of(before), says_of(row), here.get(row.number, {}), ours=ours)
        row.outcome = "disputed" if any(one.is_disputed for one in differs) else "changed"
        row.differences = written(differs)
        found[row.number] = differs
    return found


def _in_transition(kind: str, rows: Iterable[CaseRow]) -> set[int]:
    if kind not in NOT_MEANWHILE:
        return set()
    children = {row.child_id for row in rows}
    return set(Transition.objects.filter(child__in=children, ended_at=None).values_list("child", flat=True))
