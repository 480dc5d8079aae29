"""A child's course through a procedure: everything recorded on one transition, read at once, to judge and to show."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from held.engine.history import History, StepTaken
from held.engine.situation import Situation
from held.engine.standing import situation, standing
from held.language.pack import Pack, Procedure
from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.entries import ENDED
from held.record.reading.transitions.history import AS_TOLD, OF_A_TRANSITION, Heard, heard_in
from held.record.reading.transitions.moved import MovedLine, moves_among
from held.record.reading.transitions.named_now import with_named
from held.record.reading.transitions.open_ones import AsRead
from held.record.reading.transitions.set_asides import SetAsideLine, set_asides
from held.record.reading.transitions.struck import struck_among
from held.record.reading.transitions.told import Told, told_by
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition


@dataclass(frozen=True, kw_only=True)
class Course:
    """`child` and `transition` are the ids that stand in addresses, `child` empty in a round.

    `heard`: what was recorded, in the words of the version it is read under now, and what the record would answer now, where
    a day has come and the clock has not written it yet. `rows`: what was recorded, from which the rest is told once somebody
    asks: to judge a step it is not needed."""

    child: str
    transition: str
    pack: Pack
    procedure: Procedure
    began: datetime
    ended: datetime | None
    ended_with: str
    heard: Heard
    rows: Sequence[Happening] = field(repr=False)

    @cached_property
    def history(self) -> History:
        """What it has heard, and would hear now."""
        return (*self.heard.history, *self.heard.unheard)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        return told_by(self.rows)

    @cached_property
    def set_asides(self) -> tuple[SetAsideLine, ...]:
        return set_asides(self.rows)

    @cached_property
    def moves(self) -> tuple[MovedLine, ...]:
        return moves_among(self.rows)

    @cached_property
    def earlier(self) -> tuple[Pack, ...]:
        """The versions it was read under before it moved, the latest first."""
        hashes = dict.fromkeys(row.pack_hash for row in reversed(self.rows))
        return tuple(pack_by_hash(each) for each in hashes if each != self.pack.hash)

    @cached_property
    def ended_why(self) -> str:
        """ "Begun in error: wrong family." in the words of whoever ended it; empty where the procedure did, or they are
        gone."""
        struck = struck_among(self.rows)
        for row in self.rows:
            if row.kind == ENDED and row.number not in struck and row.words.text is not None:
                words = json.loads(row.words.text)
                return ": ".join(str(words[part]) for part in ("why", "reason") if words.get(part))
        return ""

    def situation(self, moment: datetime) -> Situation:
        """How it stands, under the words it is pinned to."""
        if not self.heard.unheard:
            return standing(self.heard.state, moment)
        return situation(pack=self.pack, procedure=self.procedure.name, history=self.history, moment=moment)

    def step_now(self, told: Told) -> str:
        """What the version it is read under now calls the step that was told; the name of its day where it has none."""
        same = (each for each in self.history if each.number == told.number)
        return next((each.step for each in same if isinstance(each, StepTaken)), told.step)


def course(transition: str) -> Course:
    """By the id in its address, in one query. Raises LookupError."""
    rows = _of_transition(transition=transition)
    if not rows:
        raise LookupError("There is no such transition in the record.")
    return course_of(rows)


def courses(children: Iterable[str]) -> dict[str, tuple[Course, ...]]:
    """Every course of these children, ended ones included, the latest last, in one query."""
    moment = now()
    found: dict[str, dict[int, list[Happening]]] = {child: {} for child in children}
    for row in _of_children(children=list(found)):
        assert row.transition_id is not None
        found[row.child.public].setdefault(row.transition_id, []).append(row)
    return {
        child: tuple(course_of(rows, moment) for rows in of_child.values())
        for child, of_child in found.items()
    }


def as_read(runs: Iterable[Course], *, number: int) -> AsRead:
    """Those of a child's courses that go on, for whoever judges a step on them. `number`: of the child's last happening, from
    before they were read."""
    return AsRead(number, tuple(run.heard for run in runs if run.ended is None))


def rows_of_courses(happenings: QuerySet[Happening]) -> QuerySet[Happening]:
    """As `course_of` needs them, each chain in its order."""
    return (
        with_named(happenings, now())
        .filter(kind__in=OF_A_TRANSITION)
        .select_related("words", "by", "transition", "child")
        .only(*AS_TOLD, "child__public", "by__name")
        .order_by("child_id", "number")
    )


@prepared
def _of_transition(*, transition: str) -> QuerySet[Happening]:
    return rows_of_courses(Happening.objects.filter(transition__public=transition))


@prepared
def _of_children(*, children: Sequence[str]) -> QuerySet[Happening]:
    return rows_of_courses(Happening.objects.filter(child__public__in=children, transition__isnull=False))


def course_of(rows: list[Happening], moment: datetime | None = None) -> Course:
    """From what was recorded on one transition, in its order, with words, by, transition and child, and whom it names.
    `moment`: before they were read; just now where that does not matter."""
    transition: Transition | None = rows[0].transition
    assert transition is not None
    pack = pack_by_hash(transition.pack_hash)
    return Course(
        child=rows[0].child.public if rows[0].child else ABOUT_NO_CHILD,
        transition=transition.public,
        pack=pack,
        procedure=pack.procedures[transition.procedure],
        began=transition.began_at,
        ended=transition.ended_at,
        ended_with=transition.ended_with,
        heard=heard_in(rows, transition, moment or now()),
        rows=rows,
    )
