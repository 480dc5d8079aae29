"""One entry of a child's or a round's history, whole: as it was recorded, as each correction made it, and what it is of."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from held.record.clock import now
from held.record.reading.chronology.chronology import EntryLine, Mark, lines_of
from held.record.reading.rounds.samples import ON_A_ROUND
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.entries import CORRECTED, STRUCK
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import with_named
from held.record.reading.transitions.struck import sets_right
from held.record.reading.transitions.told import Told, told_by
from held.record.tables.history.happening import Happening


@dataclass(frozen=True)
class Version:
    """A step as it was recorded, or as a correction made it. `mark` is that correction; None for the first."""

    told: Told
    mark: Mark | None = None


@dataclass(frozen=True)
class EntryRead:
    """`versions` of a step: first as it was recorded, then as each correction made it, also one that was taken back;
    empty for anything else. `course` is there for an entry of a transition. `last`: how far that history stands.

    `of`: the entry that this one strikes or corrects, as it reads now, and `without` how it would read without this one.
    """

    line: EntryLine
    versions: tuple[Version, ...]
    course: Course | None
    last: int
    of: EntryLine | None = None
    without: Told | None = None


def entry(child: str, number: int) -> EntryRead:
    """Of the child with this id. In one query. Raises LookupError."""
    same_chain = Happening.objects.filter(child=OuterRef("child"))
    found = _read(Happening.objects.filter(child__public=child), same_chain, number)
    if found is None:
        raise LookupError("There is no such entry on this child's record.")
    return found


def entry_in_a_round(round_: str, number: int) -> EntryRead:
    """The same of a round, by the id in its address. What was judged of a case stands behind that child's own door."""
    same_chain = Happening.objects.filter(child=None, transition=OuterRef("transition"))
    chain = Happening.objects.filter(child=None, transition__public=round_).exclude(kind__in=ON_A_ROUND)
    found = _read(chain, same_chain, number)
    if found is None:
        raise LookupError("There is no such entry in this round.")
    return found


def _read(chain: QuerySet[Happening], same_chain: QuerySet[Happening], number: int) -> EntryRead | None:
    """`same_chain`: the chain once more, seen from one of its rows."""
    latest = same_chain.order_by("-number").values("number")[:1]
    strikes_a_note = Happening.objects.filter(
        child=OuterRef("child"), number=number, kind=STRUCK, transition=None
    )
    of_no_transition = Q(Exists(strikes_a_note), transition=None, number__lt=number)
    wanted = Q(number=number) | Q(kind__in=OF_A_TRANSITION) | of_no_transition
    rows = list(
        with_named(chain.filter(wanted), now())
        .select_related("words", "by", "transition", "child")
        .annotate(last=Subquery(latest))
        .order_by("number")
    )
    own = next((row for row in rows if row.number == number), None)
    if own is None:
        return None
    rights = [row for row in rows if row.kind in (STRUCK, CORRECTED)]
    (line,) = lines_of([own], rights)
    same = [row for row in rows if row.transition_id == own.transition_id] if own.transition_id else []
    of = _of(own, rows)
    return EntryRead(
        line=line,
        versions=_versions(own, line, rights),
        course=course_of([row for row in same if row.kind in OF_A_TRANSITION]) if same else None,
        last=own.last,
        of=lines_of([of], rights)[0] if of else None,
        without=_without(own, of, same),
    )


def _versions(own: Happening, line: EntryLine, rights: list[Happening]) -> tuple[Version, ...]:
    """What struck it makes no version of it."""
    said = {mark.number: mark for mark in (*line.marks, *line.taken_back)}
    corrections = [row for row in rights if row.kind == CORRECTED and row.number in said]
    first = (Version(told) for told in told_by([own]))
    return (*first, *(Version(told_by([own, row])[0], said[row.number]) for row in corrections))


def _of(own: Happening, rows: list[Happening]) -> Happening | None:
    number = sets_right(own)
    if number is None:
        return None
    return next((row for row in rows if row.number == number), None)


def _without(own: Happening, of: Happening | None, same: list[Happening]) -> Told | None:
    number = of.number if of else None
    return next(
        (told for told in told_by([row for row in same if row is not own]) if told.number == number), None
    )
