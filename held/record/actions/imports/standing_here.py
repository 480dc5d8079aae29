"""What stands here about rows of a case system, in the columns of an extract: to compare it with what the system says."""

from collections.abc import Iterable

from django.db.models import Q

from held.engine.calendar import local_day
from held.record.actions.imports.fields import FIELDS, Person, said
from held.record.clock import now
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.history.happening import Happening
from held.record.tables.imports.case_row import CaseRow

NOT_FROM_THERE = "not from there"


def standing_here(kind: str, rows: Iterable[CaseRow]) -> dict[str, dict[str, str]]:
    """By the row's number there, then by column; only the columns that are kept here apart. A few queries, however many."""
    listed = list(rows)
    if kind == "episodes":
        return _episodes(listed)
    found = {}
    for row in listed:
        person: Person | None = row.child or row.family or row.worker or row.team
        if kind in FIELDS and person is not None:
            found[row.number] = said(kind, person)
    if kind == "children":
        _families(listed, found)
    return found


def _families(rows: list[CaseRow], found: dict[str, dict[str, str]]) -> None:
    ids = {row.child.family_id for row in rows if row.child and row.child.family_id}
    if not rows or not ids:
        return
    numbers = _numbers(rows[0].system, "families", family__in=ids)
    for row in rows:
        if row.child:
            here = row.child.family_id
            found[row.number]["family number"] = numbers.get(here, NOT_FROM_THERE) if here else ""


def _episodes(rows: list[CaseRow]) -> dict[str, dict[str, str]]:
    """Of an episode that is open here: who leads, in which role, and who holds. Of a closed one when it closed."""
    if not rows:
        return {}
    moment = now()
    going_on = Q(until=None) | Q(until__gt=moment)
    children = {row.child_id for row in rows}
    leads = {
        lead.child_id: lead
        for lead in Lead.objects.filter(going_on, child__in=children, since__lte=moment).select_related(
            "worker"
        )
    }
    workers = _numbers(rows[0].system, "workers", worker__in={lead.worker_id for lead in leads.values()})
    held: dict[int, list[Holding]] = {}
    for holding in Holding.objects.filter(going_on, child__in=children).select_related("team"):
        held.setdefault(holding.child_id, []).append(holding)
    opened = {
        (child, number): happened
        for child, number, happened in Happening.objects.filter(
            child__in=children, number__in={row.entry for row in rows if row.entry}, kind="episode opened"
        ).values_list("child", "number", "happened")
    }
    closed = {
        (child, begun): ended
        for child, begun, ended in Episode.objects.filter(child__in=children).values_list(
            "child", "opened", "closed"
        )
    }
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        at = opened.get((row.child_id, row.entry))
        if at is None or (row.child_id, at) not in closed:
            continue
        ended = closed[row.child_id, at]
        here = found[row.number] = {"closed": local_day(ended).isoformat() if ended else ""}
        lead = leads.get(row.child_id)
        if ended is None and lead is not None:
            here["lead number"] = workers.get(lead.worker_id, lead.worker.name)
            here["role"] = lead.role
        if ended is None and row.child_id in held:
            here["service"] = " and ".join(sorted(one.service for one in held[row.child_id]))
    return found


def _numbers(system: str, kind: str, **of: object) -> dict[int, str]:
    (field,) = (name.removesuffix("__in") for name in of)
    rows = CaseRow.objects.filter(system=system, kind=kind, **of)
    return {row[0]: row[1] for row in rows.values_list(field, "number")}
