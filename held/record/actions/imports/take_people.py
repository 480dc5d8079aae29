"""Teams, workers and families are taken in: new ones made, whoever is here already recognised, changes written."""

from collections.abc import Callable, Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Q

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.history.append_all import Addition, append_all
from held.record.actions.history.lock import lock
from held.record.actions.imports.comparing import compare
from held.record.actions.imports.fields import fields, said
from held.record.actions.imports.keep import (
    IN_USE,
    change_fields,
    change_or_dispute,
    dispute,
    new_case_row,
    say_anew,
    taken,
)
from held.record.actions.imports.known import Says, case_rows, says_of
from held.record.actions.imports.marks import CHANGED, changes, mark
from held.record.actions.people.account_entries import enter
from held.record.actions.people.add_team import add_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.post import post
from held.record.clock import now
from held.record.extracts.differing import Differs, differing
from held.record.named import the_team
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker

Take = Callable[[Extract, Worker, Sequence[ExtractRow]], None]


def take_teams(extract: Extract, by: Worker, rows: Sequence[ExtractRow]) -> None:
    """One of the same name is the same team."""
    known = case_rows(extract, "teams", (row.number for row in rows))
    found = compare("teams", rows, known)
    for row in rows:
        says = says_of(row)
        if row.outcome == "new":
            here = Team.objects.filter(name=says["name"]).first()
            team = here or the_team(
                add_team(
                    by=by,
                    name=says["name"],
                    service=says["service"],
                    phone=says.get("telephone", ""),
                    hours=says.get("hours", ""),
                    is_duty_desk=says.get("duty desk") == "yes",
                )
            )
            _recognised(extract, row, says, said("teams", team) if here else says, team=team)
        elif row.number in found:
            kept = known[row.number]
            assert kept.team is not None
            _, differs = change_or_dispute("teams", kept.team, found[row.number])
            _kept(extract, kept, row, differs)


def take_workers(extract: Extract, by: Worker, rows: Sequence[ExtractRow]) -> None:
    """Who signs in under the same name is the same person. Who is new gets an account that nobody can sign in with yet."""
    known = case_rows(extract, "workers", (row.number for row in rows))
    found = compare("workers", rows, known)
    for row in rows:
        says = says_of(row)
        if row.outcome == "new":
            here = Worker.objects.filter(sign_in_name=says["sign-in name"]).first()
            worker = here or add_worker(
                by=by,
                name=says["name"],
                sign_in_name=says["sign-in name"],
                password=None,
                phone=says.get("telephone", ""),
                email=says.get("e-mail", ""),
                invented=by.invented,
            )
            _recognised(extract, row, says, said("workers", worker) if here else says, worker=worker)
            _join(extract, by, row)
        elif row.number in found:
            kept = known[row.number]
            assert kept.worker is not None
            written, differs = change_or_dispute("workers", kept.worker, found[row.number])
            if written:
                columns = ", ".join(one.column for one in taken(differs))
                enter(by=by, worker=kept.worker, says=f"Changed by import from {extract.system}: {columns}")
            _kept(extract, kept, row, differs)
            if POST & {one.column for one in taken(differs)}:
                _join(extract, by, row)


POST = frozenset({"team number", "role"})


def _join(extract: Extract, by: Worker, row: ExtractRow) -> None:
    """They begin there; where they can't, the row's role is left to a person, who is told why. That they leave another
    team, a person says: it is not said what becomes of whom they lead. A post that ends one day goes on until then.
    """
    kept = case_rows(extract, "workers", [row.number])[row.number]
    says = says_of(kept)
    number, role = says.get("team number", ""), says.get("role", "")
    if not number or not role:
        return
    worker, team = kept.worker, case_rows(extract, "teams", [number])[number].team
    assert worker is not None
    assert team is not None
    today = local_day(now())
    theirs = Membership.objects.filter(worker=worker, team=team, role=role)
    if theirs.filter(Q(until=None) | Q(until__gte=today)).exists():
        return
    try:
        with transaction.atomic():
            post(by=by, worker=worker.public, team=team.name, role=role, since=today)
    except (CanNot, IntegrityError) as why:
        sentence = str(why) if isinstance(why, CanNot) else IN_USE
        dispute(extract, kept, [Differs("role", "", role, sentence)], now())
        row.outcome = "disputed"


def take_families(extract: Extract, by: Worker, rows: Sequence[ExtractRow]) -> None:
    known = case_rows(extract, "families", (row.number for row in rows))
    found = compare("families", rows, known)
    new = [row for row in rows if row.outcome == "new"]
    made = Family.objects.bulk_create(Family(**fields("families", says_of(row))) for row in new)
    CaseRow.objects.bulk_create(
        new_case_row(extract, row, family=family) for row, family in zip(new, made, strict=True)
    )
    for row in rows:
        if row.number in found:
            kept, differs = known[row.number], found[row.number]
            assert kept.family is not None
            change_fields("families", kept.family, differs)
            _kept(extract, kept, row, differs)
            if taken(differs):
                _on_each_child(extract, by, kept, differs)


def _on_each_child(extract: Extract, by: Worker, kept: CaseRow, differs: Sequence[Differs]) -> None:
    children = lock(Child.objects.filter(family=kept.family))
    moment = now()
    append_all(
        additions=[
            Addition(
                child=child,
                kind=CHANGED,
                words=mark(extract, "families", kept.number, **changes(taken(differs))),
                happened=moment,
            )
            for child in children
        ],
        by=by,
        recorded=moment,
    )


def _recognised(extract: Extract, row: ExtractRow, says: Says, stands: Says, **of: object) -> None:
    """What stands here otherwise about whoever was here already is for a person to decide."""
    kept = new_case_row(extract, row, **of)
    kept.save()
    others = differing(
        stands, {column: says[column] for column in says if column in stands}, stands, ours=says
    )
    dispute(extract, kept, others, now())
    if others:
        row.outcome = "disputed"


def _kept(extract: Extract, kept: CaseRow, row: ExtractRow, differs: Sequence[Differs]) -> None:
    if any(one.is_disputed for one in differs):
        row.outcome = "disputed"
    dispute(extract, kept, differs, now())
    say_anew(extract, kept, row)


TAKE: Mapping[str, Take] = {"teams": take_teams, "workers": take_workers, "families": take_families}
"""In the order in which they are taken in."""
