"""The transitions that still stand under an earlier version: each child, who leads, what a move would change, or why not."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from held.engine.versions.moving import CannotMove
from held.language.pack import Pack
from held.pages.components.links import Link
from held.pages.doors import signed_in
from held.pages.moving.changes import changes, in_one_line
from held.pages.moving.line import so_many
from held.pages.transitions.whose_names import roles_of, whose_names
from held.pages.wording.dates import full_date
from held.pages.wording.marks import Mark
from held.pages.wording.typed_numbers import typed_number
from held.record.clock import now
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.procedures import NothingInForce, pack_by_hash
from held.record.reading.procedures.versions import version_in_force, versions
from held.record.reading.transitions.waiting_to_move import (
    A_PAGE,
    ToMove,
    foresee_move,
    how_many_wait,
    waiting_to_move,
)
from held.record.reading.transitions.who_moves import who_moves

CANNOT = Mark("Can’t move")


@dataclass(frozen=True)
class Row:
    """`refused`: why it cannot move, each a sentence; then `says` is empty. `has_changes`: something would be otherwise."""

    child: Link
    family: str
    has_changes: bool
    what: str
    lead: str
    says: str
    refused: tuple[str, ...]
    move: Link | None


@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """For whoever manages: of the children whom their services hold."""
    try:
        version = version_in_force(versions(on=timezone.localdate()))
    except NothingInForce as nothing:
        shown = {"says": str(nothing), "section": reverse("procedures")}
        return render(request, "procedures/nothing.html", shown)
    new, moment = pack_by_hash(version.hash), now()
    mine = who_moves(request.user, new)
    after = request.GET.get("after", "")
    found = waiting_to_move(request.user, mine, new.hash, after=typed_number(after) or 0)
    named = whose_names([one.run for one in found])
    later = {one.run.procedure.name for one in found} & new.procedures.keys()
    roles = named.roles.union(*(roles_of(new, new.procedures[name]) for name in later))
    ids = named.ids | {one.lead for one in found}
    people = colleagues(by=request.user, ids=ids, roles=roles, near=named.teams)
    many = how_many_wait(mine, new.hash)
    shown = {
        "pack": new,
        "since": full_date(version.from_date),
        "is_manager": mine.anybody,
        "says": so_many(many),
        "many": many,
        "cannot": CANNOT,
        "rows": _in_order([_row(one, new, people, moment) for one in found[:A_PAGE]]),
        "more": f"{request.path}?after={found[A_PAGE - 1].place}" if len(found) > A_PAGE else "",
        "section": reverse("procedures"),
    }
    return render(request, "moving/waiting.html", shown)


def _row(one: ToMove, new: Pack, people: Colleagues, moment: datetime) -> Row:
    found = foresee_move(one, new, lead_works_for=works_for(people, one.lead), moment=moment)
    is_refused = isinstance(found, CannotMove)
    changed = () if isinstance(found, CannotMove) else changes(one.run, new, found, people)
    address = reverse("move transition", kwargs={"public": one.run.transition})
    return Row(
        family=one.who.family or one.who.public,
        has_changes=bool(changed),
        child=Link(one.who.name, reverse("child", kwargs={"public": one.who.public})),
        what=f"{one.run.procedure.title}, version {one.run.pack.version}, begun {full_date(one.run.began)}",
        lead=people.name(one.lead) if one.lead else "nobody",
        says="" if is_refused else in_one_line(changed),
        refused=found.says if isinstance(found, CannotMove) else (),
        move=None if is_refused else Link("See what changes", address, f"for {one.who.name}"),
    )


def _in_order(rows: list[Row]) -> list[Row]:
    """Brothers and sisters beside each other; the families for whom something would be otherwise first, then the oldest."""
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(row.family, []).append(row)
    families = sorted(together.values(), key=lambda of_one: not any(row.has_changes for row in of_one))
    return [row for of_one in families for row in sorted(of_one, key=lambda row: not row.has_changes)]


def works_for(people: Colleagues, worker: str) -> frozenset[str]:
    """The services in whose teams somebody works today."""
    found = people.by_id.get(worker)
    return frozenset(post.service for post in found.posts) if found else frozenset()
