"""An extract that somebody confirmed is taken in: some hundred children in a transaction, each of them whole or not at all.

Between two transactions others go on with their work. Broken off anywhere, nobody stands in the record by half, and whoever
goes on, or hands the same files in again, does what is left.
"""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import Count, QuerySet

from held.engine.calendar import local_day
from held.record.actions.history.lock import lock
from held.record.actions.imports.at_work import now_is, still_mine
from held.record.actions.imports.fields import said
from held.record.actions.imports.forget import rows_removed
from held.record.actions.imports.known import case_rows, says_of
from held.record.actions.imports.outcomes import keep_outcomes
from held.record.actions.imports.take_known_children import KnownChild
from held.record.actions.imports.take_new_children import NewChild, NewChildren
from held.record.actions.imports.take_people import TAKE
from held.record.actions.imports.weigh import given_out, gone_from, vanished
from held.record.clock import now
from held.record.extracts.layout import KINDS
from held.record.reading.imports.came_of_it import came_of, written
from held.record.reading.procedures import pack_in_force
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

PEOPLE_IN_ONE_GO = 500
CHILDREN_IN_ONE_GO = 200
ABOUT_CHILDREN = tuple(kind.name for kind in KINDS.values() if kind.about)


def to_do(extract: Extract) -> QuerySet[ExtractRow]:
    """What is new, changed or disputed, and not yet taken in."""
    return ExtractRow.objects.filter(extract=extract, is_done=False).exclude(outcome__in=["same", "bad", ""])


def take_in(extract: Extract) -> Iterator[int]:
    """How many rows are taken in, now and then."""
    by = extract.begun_by
    assert by is not None
    done = 0
    for kind, take in TAKE.items():
        waiting = to_do(extract).filter(kind=kind).order_by("pk")
        while piece := list(waiting[:PEOPLE_IN_ONE_GO]):
            with transaction.atomic():
                still_mine(extract)
                take(extract, by, piece)
                keep_outcomes(piece, is_done=True)
            done += len(piece)
            yield done
    waiting = to_do(extract).filter(kind__in=ABOUT_CHILDREN)
    while abouts := list(
        waiting.order_by("about").values_list("about", flat=True).distinct()[:CHILDREN_IN_ONE_GO]
    ):
        with transaction.atomic():
            still_mine(extract)
            piece = list(waiting.filter(about__in=abouts).order_by("pk"))
            _children(extract, by, abouts, piece)
            keep_outcomes(piece, is_done=True)
        done += len(piece)
        yield done
    _finish(extract)
    for _ in rows_removed(extract):
        yield done


def _children(extract: Extract, by: Worker, abouts: Sequence[str], rows: Sequence[ExtractRow]) -> None:
    pack = pack_in_force(on=local_day(now()))
    known = case_rows(extract, "children", abouts)
    own = {row.number: row for row in rows if row.kind == "children" and row.number not in known}
    numbered = {child.number: child for child in Child.objects.filter(number__in=own)}
    here = {
        number: child
        for number, child in numbered.items()
        if said("children", child)["date of birth"] == says_of(own[number]).get("date of birth", "")
    }
    arriving = {
        number: NewChild(row, number if number not in numbered else f"{number} {extract.system}"[:40])
        for number, row in own.items()
        if number not in here
    }
    of_known: dict[str, list[ExtractRow]] = {}
    for row in rows:
        if row.about in arriving:
            row.outcome = "new"
            if row.kind != "children":
                arriving[row.about].rows.append(row)
        else:
            of_known.setdefault(row.about, []).append(row)
    found = [kept.child for kept in known.values() if kept.child] + list(here.values())
    locked = {child.pk: child for child in lock(found)}
    moment = now()
    if arriving:
        NewChildren(extract, by, pack, moment).take(list(arriving.values()))
    kinds = {
        kind: case_rows(extract, kind, (row.number for row in rows if row.kind == kind))
        for kind in ABOUT_CHILDREN
    }
    for number, about_them in of_known.items():
        child = known[number].child if number in known else here.get(number)
        assert child is not None
        KnownChild(extract, by, locked[child.pk], pack, moment).take(about_them, kinds)


def _finish(extract: Extract) -> None:
    """What the extract has was given out that day; what it lacks has vanished, and stays."""
    gone_now = gone_from(extract)
    with transaction.atomic():
        for file in extract.files.exclude(kind=""):
            file.vanished = vanished(extract, file.kind).filter(gone=None).update(gone=extract)
            given_out(extract, file.kind).update(last=extract, gone=None)
            outcomes = ExtractRow.objects.filter(file=file).order_by().values_list("outcome")
            many = dict(outcomes.annotate(many=Count("pk")))
            file.new, file.changed = many.get("new", 0), many.get("changed", 0)
            file.same, file.disputed = many.get("same", 0), many.get("disputed", 0)
            file.save()
        told = written(came_of(extract, gone_now))
        now_is(extract, Extract.State.TAKEN_IN, over=now(), told=told)
