"""A child's chronology: everything in their history, newest first, with what set it right. One query a page."""

import functools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Max, Q, QuerySet, Subquery

from held.language.norms import RecordedAs
from held.record.prepared import prepared
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import CORRECTED, STEP_TAKEN, STRUCK, WENT_LATE
from held.record.reading.transitions.struck import sets_right, struck_among
from held.record.reading.transitions.told import Told, told_by
from held.record.tables.history.happening import Happening

A_PAGE = 50
LATE_ENTRY = Q(kind=STEP_TAKEN, happened__lt=F("recorded") - timedelta(minutes=1))
"""A step recorded after it happened: it may show that what was written as late was not."""


@dataclass(frozen=True)
class Mark:
    """That a later entry struck or corrected this one: its number, whose, when, why. `by` is the worker's id.

    `taken_back`: the entry after it that says that this was the error.
    """

    number: int
    by: str
    by_name: str
    recorded: datetime
    why: str
    is_struck: bool
    taken_back: "Mark | None" = None


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """`by` is the worker's id, empty where the clock wrote it. `told` is there for a step; `said` for everything else, with
    `answers` of a call that no step took up, by ask.

    `recorded_as`: the kind the procedure gives it, as in its own file; empty for most.
    `destroyed_why`: its words are gone, and why; None while they stand. `marks` are those that count, `taken_back` those
    that no longer do. `sets_right`: the number of the entry that this one is about; `takes_back`: where it strikes what
    set that right, the kind of it.
    `done_in_time`: of a lateness, when the step was taken after all, as was recorded later.
    """

    number: int
    kind: str
    happened: datetime
    recorded: datetime
    by: str
    by_name: str
    transition: str
    procedure: str
    pack_hash: str
    run: str
    told: Told | None
    said: Mapping[str, str]
    answers: Mapping[str, str]
    recorded_as: str
    marks: tuple[Mark, ...]
    taken_back: tuple[Mark, ...]
    sets_right: int | None
    takes_back: str
    destroyed_why: str | None
    done_in_time: datetime | None

    @property
    def counts(self) -> bool:
        """Not struck."""
        return not any(mark.is_struck for mark in self.marks)


@dataclass(frozen=True)
class Chronology:
    lines: tuple[EntryLine, ...]
    last: int
    """The number of the child's last happening: how far the history stands. 0 where there is none."""
    older: int | None
    """Give as `before` for the next page; None on the last."""


def chronology(child: str, *, before: int | None = None, most: int = A_PAGE) -> Chronology:
    """Of the child with this id, whose every entry has two times. Their numbers have no gap, so a page is a range."""
    top = None if before is None else before - 1
    found = _latest(most)(child=child) if top is None else _earlier(child=child, top=top, under=top - most)
    last = found[0].number if found else 0
    first = min(before - 1, last) if before is not None else last
    page = [row for row in found if first - most < row.number <= first]
    rights = [row for row in reversed(found) if row.kind in (STRUCK, CORRECTED)]
    return Chronology(
        lines=lines_of(page, rights, [row for row in found if row.kind == STEP_TAKEN]),
        last=last,
        older=page[-1].number if page and page[-1].number > 1 else None,
    )


@functools.cache
def _latest(most: int) -> Callable[..., list[Happening]]:
    def latest(*, child: str) -> QuerySet[Happening]:
        newest = Subquery(_newest(child))
        return _with(child, Q(number__lte=newest, number__gt=newest - most))

    return prepared(latest)


@prepared
def _earlier(*, child: str, top: int, under: int) -> QuerySet[Happening]:
    return _with(child, Q(number__lte=top, number__gt=under))


def _with(child: str, wanted: Q) -> QuerySet[Happening]:
    """These, the newest, and whatever may change how one of them is told."""
    newest = Q(number=Subquery(_newest(child)))
    return (
        Happening.objects.filter(
            wanted | LATE_ENTRY | Q(kind__in=(STRUCK, CORRECTED)) | newest, child__public=child
        )
        .select_related("words", "by", "transition")
        .order_by("-number")
    )


def _newest(child: str) -> QuerySet:
    every = Happening.objects.filter(child__public=child)
    return every.order_by().values("child").annotate(last=Max("number")).values("last")


def lines_of(
    page: Sequence[Happening], rights: Sequence[Happening], steps: Sequence[Happening] = ()
) -> tuple[EntryLine, ...]:
    """Of these entries, with words, by and transition, in their order; `rights`: what sets any of them right. `steps`:
    those that may show that a lateness was none."""
    told = {
        step.number: step for step in told_by(sorted({*page, *rights, *steps}, key=lambda row: row.number))
    }
    rightings = Rightings(rights)
    return tuple(_line(row, told, rightings) for row in page)


def _done_in_time(row: Happening, told: Mapping[int, Told]) -> datetime | None:
    """What went late was due when its lateness happened."""
    if row.kind != WENT_LATE or row.transition is None:
        return None
    step = _words(row).get("step")
    taken = (
        one.happened
        for one in told.values()
        if (one.transition, one.run, one.step) == (row.transition.public, row.run, step)
        and one.number > row.number
        and one.happened <= row.happened
        and one.counts
    )
    return max(taken, default=None)


class Rightings:
    """What sets what right among these entries (with words and by, in their order), and what of it was taken back."""

    def __init__(self, rows: Iterable[Happening]) -> None:
        self.rows = {row.number: row for row in rows}
        self.of = {number: of for number, row in self.rows.items() if (of := sets_right(row)) is not None}
        struck = struck_among(self.rows.values())
        self.back = {
            self.of[number]: number
            for number, row in self.rows.items()
            if number in self.of and row.kind == STRUCK and number not in struck
        }

    def marks(self, number: int) -> tuple[Mark, ...]:
        """Every word that was ever said against this entry, in order."""
        return tuple(self._mark(each) for each, of in self.of.items() if of == number)

    def about(self, number: int) -> int | None:
        """The entry it is all about in the end."""
        about = self.of.get(number)
        while about in self.of:
            about = self.of[about]
        return about

    def kind_taken_back(self, number: int) -> str:
        of = self.rows.get(self.of.get(number, 0))
        return of.kind if of else ""

    def _mark(self, number: int) -> Mark:
        row, back = self.rows[number], self.back.get(number)
        return Mark(
            number=number,
            by=row.by.public if row.by else "",
            by_name=_name(row),
            recorded=row.recorded,
            why=str(_words(row).get("why", "")),
            is_struck=row.kind == STRUCK,
            taken_back=self._mark(back) if back else None,
        )


def _line(row: Happening, every: Mapping[int, Told], rightings: Rightings) -> EntryLine:
    transition, marks, told = row.transition, rightings.marks(row.number), every.get(row.number)
    return EntryLine(
        number=row.number,
        kind=row.kind,
        happened=row.happened,
        recorded=row.recorded,
        by=row.by.public if row.by else "",
        by_name=_name(row),
        transition=transition.public if transition else "",
        procedure=transition.procedure if transition else "",
        pack_hash=row.pack_hash,
        run=row.run,
        told=told,
        said={} if row.kind == STEP_TAKEN else _said(_words(row)),
        answers={} if row.kind == STEP_TAKEN else _answers(_words(row)),
        recorded_as=_recorded_as(row.pack_hash, told.step) if told and row.pack_hash else "",
        marks=tuple(mark for mark in marks if mark.taken_back is None),
        taken_back=tuple(mark for mark in marks if mark.taken_back is not None),
        sets_right=rightings.about(row.number),
        takes_back=rightings.kind_taken_back(row.number),
        done_in_time=_done_in_time(row, every),
        destroyed_why=row.words.destroyed_why if row.words.text is None else None,
    )


def _name(row: Happening) -> str:
    return row.by.name if row.by else ""


def _words(row: Happening) -> dict[str, object]:
    words: dict[str, object] = json.loads(row.words.text) if row.words.text is not None else {}
    return words


def _said(words: Mapping[str, object]) -> dict[str, str]:
    """Single words and numbers, by their label; what is empty is left out."""
    return {
        label: "yes" if word is True else "no" if word is False else str(word)
        for label, word in words.items()
        if word not in (None, "") and not isinstance(word, dict | list)
    }


def _answers(words: Mapping[str, object]) -> dict[str, str]:
    answers = words.get("answers")
    if not isinstance(answers, dict):
        return {}
    return {
        str(ask): ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)
        for ask, answer in answers.items()
        if answer
    }


def _recorded_as(pack_hash: str, step: str) -> str:
    for procedure in pack_by_hash(pack_hash).procedures.values():
        for norm in procedure.norms:
            if isinstance(norm, RecordedAs) and norm.step == step:
                return norm.kind
    return ""
