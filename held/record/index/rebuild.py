"""The index of one child thrown away and written again from their history, or compared with what it would be."""

import json
from datetime import datetime

from django.db import transaction
from django.db.models import F, Model, QuerySet

from held.engine.calendar import local_day
from held.record.index.contacts import write_calls_to_answer
from held.record.index.owed import write_owed, write_review
from held.record.index.owners import around
from held.record.index.replay import OF_CARE, Replay, replay
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.transitions.entries import KINDS, MOVED
from held.record.reading.transitions.struck import struck_numbers
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.contact import Contact
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.level_of_need import LevelOfNeed
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition

Row = tuple[str, ...]

COMPARED: dict[type[Model], tuple[str, ...]] = {
    Awaited: (
        "transition_id",
        "run",
        "norm",
        "waiting",
        "due",
        "place",
        "step",
        "inner",
        "outcomes",
        "role",
        "owner_id",
        "team_id",
        "latest",
        "meets",
        "cites",
    ),
    Contact: ("number", "team_id", "since", "due", "answered", "answer"),
    Episode: ("lead_id", "opened", "closed"),
    Holding: ("service", "team_id", "since", "until"),
    Lead: ("worker_id", "role", "since", "until"),
    Involvement: ("worker_id", "role", "since", "until"),
    LevelOfNeed: ("level", "since", "until"),
    Owed: (
        "transition_id",
        "run",
        "norm",
        "step",
        "role",
        "owner_id",
        "team_id",
        "force",
        "since",
        "due",
        "cites",
        "stuck",
        "stuck_by",
        "stuck_cites",
    ),
    Transition: ("procedure", "began_at", "ended_at", "ended_with"),
}
"""Every index table, and the columns that follow from the history."""


def rebuild_child(*, child: Child, moment: datetime) -> None:
    """Within the caller's transaction, the child locked.

    A child of whose history words were destroyed that rows follow from keeps the rows as they are: they can be written
    from nothing else any more, and nobody loses a lead because words had to go.
    """
    if _words_are_gone(child):
        return
    teams = _teams_as_they_were(child)
    had_levels = LevelOfNeed.objects.filter(child=child).exists()
    # An open episode is never removed: it is closed first, and opened again by the history.
    Episode.objects.filter(child=child, closed=None).update(closed=F("opened"), closed_by=F("opened_by"))
    for table in COMPARED:
        if table is not Transition:
            table._default_manager.filter(child=child).delete()
    struck = struck_numbers(child)
    rows = list(
        Happening.objects.filter(child=child).select_related("words", "by", "transition").order_by("number")
    )
    walk = Replay(child, moment, corrected=_corrections(rows, struck))
    for row in rows:
        if row.number not in struck and row.kind not in {"struck", "corrected"}:
            replay(walk, row)
    _give_back(child, teams)
    if had_levels:
        _level(child)
    _ends(child, walk)
    _owed(child, walk, moment)


def _words_are_gone(child: Child) -> bool:
    leaving_rows = {*KINDS.values(), *OF_CARE}
    return Happening.objects.filter(child=child, kind__in=leaving_rows, words__text=None).exists()


def _level(child: Child) -> None:
    """The level on the child's own row, also where the last one was struck."""
    level = LevelOfNeed.objects.filter(child=child, until=None).values_list("level", flat=True).first()
    Child.objects.filter(pk=child.pk).exclude(level=level).update(level=level)


def _corrections(rows: list[Happening], struck: frozenset[int]) -> dict[int, Happening]:
    """By the number of the entry set right, the last word on it."""
    found: dict[int, Happening] = {}
    for row in rows:
        if row.kind == "corrected" and row.number not in struck and row.words.text:
            found[int(json.loads(row.words.text)["corrects"])] = row
    return found


def _ends(child: Child, walk: Replay) -> None:
    """Ends first, then what is open again: there is one open transition of a kind."""
    transitions = list(Transition.objects.filter(child=child))
    for one in sorted(transitions, key=lambda each: each.pk not in walk.ended):
        one.ended_at, one.ended_with = walk.ended.get(one.pk, (None, ""))
        one.save(update_fields=["ended_at", "ended_with"])


def _owed(child: Child, walk: Replay, moment: datetime) -> None:
    """What is owed in each open transition, or, with none open, the next look at the plan; and the calls that wait."""
    write_calls_to_answer(child=child, moment=moment)
    open_ones = list(Transition.objects.filter(child=child, ended_at=None))
    for one in open_ones:
        stood = walk.stood.get(one.pk)
        if stood is not None:
            people = around(child, pack_by_hash(one.pack_hash), moment)
            write_owed(
                child=child,
                transition=one,
                situation=stood,
                around=people,
                history=tuple(walk.entries[one.pk]),
            )
    if not open_ones and Episode.objects.filter(child=child, closed=None).exists():
        people = around(child, pack_in_force(on=local_day(moment)), moment)
        since, because = walk.turn or (moment, None)
        write_review(child=child, around=people, since=since, because=because)


def _teams_as_they_were(child: Child) -> dict[tuple[str, datetime], Team]:
    """Which team holds was worked out from who worked where on that day, which the history doesn't say."""
    rows = Holding.objects.filter(child=child, team__isnull=False).select_related("team")
    return {(row.service, row.since): row.team for row in rows if row.team}


def _give_back(child: Child, teams: dict[tuple[str, datetime], Team]) -> None:
    for row in Holding.objects.filter(child=child):
        team = teams.get((row.service, row.since))
        if team and row.team_id != team.pk:
            row.team = team
            row.save(update_fields=["team"])


def rows_of(child: Child) -> dict[str, list[Row]]:
    """The child's index, as comparable text."""
    return {
        table._meta.model_name or "": as_text(table._default_manager.filter(child=child), columns)
        for table, columns in COMPARED.items()
    }


def as_text(rows: QuerySet, columns: tuple[str, ...]) -> list[Row]:
    return sorted(tuple(str(value) for value in row) for row in rows.values_list(*columns))


def beginnings_moved(child: Child) -> tuple[list[Row], list[Row]]:
    """What the child's transitions say of their pack and beginning, and what the history says: those that differ."""
    return moved_among(Transition.objects.filter(child=child))


def moved_among(transitions: QuerySet[Transition]) -> tuple[list[Row], list[Row]]:
    """What they say of their pack and beginning, and what the history says: those that differ.

    The pack is the one it began under, until a move says another; the last move counts.
    """
    stands: list[Row] = []
    should: list[Row] = []
    for one in transitions.order_by("pk"):
        first = Happening.objects.filter(transition=one).order_by("number").first()
        if first is None:
            continue
        moves = Happening.objects.filter(transition=one, kind=MOVED).order_by("-number")
        pack_hash = moves.values_list("pack_hash", flat=True).first() or first.pack_hash
        if (pack_hash, first.happened) != (one.pack_hash, one.began_at):
            stands.append((one.procedure, str(one.began_at), one.pack_hash))
            should.append((one.procedure, str(first.happened), pack_hash))
    return stands, should


def differences(*, child: Child, moment: datetime) -> dict[str, tuple[list[Row], list[Row]]]:
    """By table, rows that stand and should not, and rows that should and don't. Nothing is changed.

    Of a child whose transition names another pack or beginning than the history, that alone: nothing follows from it.
    """
    moved = beginnings_moved(child)
    if moved[0]:
        return {"transition": moved}
    with transaction.atomic():
        stands = rows_of(child)
        rebuild_child(child=child, moment=moment)
        should = rows_of(child)
        transaction.set_rollback(True)
    return laid_beside(stands, should)


def laid_beside(
    stands: dict[str, list[Row]], should: dict[str, list[Row]]
) -> dict[str, tuple[list[Row], list[Row]]]:
    """By table, where they are not the same."""
    return {
        table: (
            [row for row in stands[table] if row not in should[table]],
            [row for row in should[table] if row not in stands[table]],
        )
        for table in stands
        if stands[table] != should[table]
    }
