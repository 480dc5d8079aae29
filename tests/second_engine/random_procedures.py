"""Random procedures with every kind of sentence that changes how things stand."""

from datetime import date
from typing import Any

from hypothesis import strategies as some

from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.norms import (
    Duty,
    Ends,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    Returning,
    SomeoneElse,
    StandsIn,
    Stop,
)
from held.language.pack import Known, Pack, Procedure
from held.language.steps import Ask, AskKind, Step
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Limit, LimitValue, Time, Within
from tests.engine.building import Sentences, pack, procedure

SERVICES = ("hill team", "harbour team")
ROLES = ("hill worker", "hill manager", "harbour worker", "harbour manager")
FACTS = {"it is wet": ("yes", "no"), "the wind": ("low", "high", "storm")}
KNOWN = "a harbour worker is named"
BESIDE = "a crossing runs beside it"
# It had no number before 3 March 2026, and has another one since the 9th.
THE_ANSWER = Limit(
    "answer",
    "it is asked",
    "it is answered",
    (
        LimitValue(
            Within(2, "working days"), date(2026, 3, 3), date(2026, 3, 8), "a guide", "general knowledge"
        ),
        LimitValue(Within(2, "weeks"), date(2026, 3, 9), None, "a later guide", "general knowledge"),
    ),
)
TIMES = (
    None,
    AtOnce(),
    Within(4, "hours"),
    Within(2, "working days"),
    Within(3, "days"),
    Within(1, "weeks"),
    Within(1, "months"),
    ByMeeting("harbour meeting"),
    ByStatute(THE_ANSWER),
)
DATES = {"the day": ("2026-03-02", "2026-03-11", "2026-04-07")}
TOWARDS = (Before(0, "days", "the day"), Before(3, "days", "the day"), Before(2, "working days", "the day"))
RESULTS = ("going", "staying")
OUTCOMES: tuple[tuple[str, ...], ...] = ((), ("go", "no"), ("go", "no", "later"))

Draw = some.DrawFn


class Drawing:
    """Draws the parts of one procedure's sentences. `dated`: also times before a date, and how an inner one ended."""

    def __init__(self, draw: Draw, steps: list[Step], *, inner: bool, dated: bool) -> None:
        self.draw = draw
        self.steps = steps
        self.inner = inner
        self.dated = dated

    def one(self, *choices: Any) -> Any:
        return self.draw(some.sampled_from(choices))

    def maybe(self, times: int = 3) -> bool:
        return bool(self.draw(some.integers(1, times)) == 1)

    def step(self) -> Step:
        return self.draw(some.sampled_from(self.steps))

    def outcomes(self, step: Step) -> tuple[str, ...]:
        if not step.outcomes or self.maybe(2):
            return ()
        return tuple(self.draw(some.sets(some.sampled_from(step.outcomes), min_size=1, max_size=2)))

    def time(self) -> Time | None:
        found: Time | None = self.one(*TOWARDS) if self.dated and self.maybe() else self.one(*TIMES)
        return found

    def taking(self) -> Taking:
        step = self.step()
        return Taking(step.name, self.outcomes(step))

    def occurrence(self, *, heard_again: bool = False) -> Occurrence:
        kind = self.draw(some.integers(0, 7))
        if kind == 0 and not heard_again:
            return Start()
        if kind == 1 and not heard_again:
            return Lateness(self.step().name)
        if kind == 2 and not self.inner:
            return InnerEnd("quarrel", self.one((), ("going",), ("staying",)))
        return self.taking()

    def event(self, *, heard_again: bool = False) -> Event:
        many = 2 if self.maybe(4) else 1
        return Event(tuple(self.occurrence(heard_again=heard_again) for _ in range(many)))

    def part(self) -> Part:
        kind = self.draw(some.integers(0, 6))
        negated = self.maybe()
        if self.dated and not self.inner and self.maybe():
            return Ended("quarrel", self.one((), ("going",), ("staying",)), negated)
        if kind == 0:
            fact = self.one(*FACTS)
            return Stands(fact, self.one(*FACTS[fact]), negated)
        if kind == 1:
            return Stands(self.one(KNOWN, BESIDE), "yes", negated)
        if kind == 2 and not self.inner:
            return InnerOpen("quarrel", negated)
        step = self.step()
        return Done(step.name, self.outcomes(step), negated)

    def condition(self) -> Condition:
        many = 2 if self.maybe() else 1
        return Condition(tuple(self.part() for _ in range(many)), self.one("and", "or"))

    def sometimes(self) -> Condition | None:
        return self.condition() if self.maybe() else None

    def closes(self) -> Event | None:
        return self.event() if self.maybe(2) else None


def _norm(d: Drawing, say: Sentences, clause: str, safe: set[str]) -> None:
    """One sentence of a kind that is drawn; nothing that could stop a step for safety, which the language refuses."""
    step = d.step()
    free = step.name not in safe
    kind = d.draw(some.integers(0, 15))
    if kind <= 5:
        again = d.one("once", "each", "unless")
        say(
            Duty,
            clause,
            after=d.event(),
            step=step.name,
            force=d.one("must", "must", "must", "should", "may"),
            role=None,
            time=d.time(),
            counted_from=d.one(d.step().name, Start()) if d.maybe(5) else None,
            when=d.sometimes(),
            unless=d.sometimes(),
            each_time=again == "each",
            unless_already_done=again == "unless",
        )
    elif kind == 6:
        role = d.one(None, *step.roles)
        say(Opening, clause, opens=d.event(), closes=d.closes(), step=step.name, role=role)
    elif kind == 7 and free:
        say(Only, clause, step=step.name, needs=d.condition(), unless=d.sometimes())
    elif kind == 8 and free:
        if d.maybe(2):
            say(Stop, clause, steps=(step.name,), during=d.condition(), unless=d.sometimes())
        else:
            opens, closes = d.event(), d.closes()
            say(Stop, clause, steps=(step.name,), opens=opens, closes=closes, unless=d.sometimes())
    elif kind == 9 and free:
        say(StandsIn, clause, event=d.event(heard_again=True), steps=(step.name,))
    elif kind == 10:
        every = Within(d.one(1, 2), d.one("weeks", "days"))
        say(Returning, clause, every=every, opens=d.event(), closes=d.event(), step=step.name)
    elif kind == 11 and free and step.asks:
        event = Event((Taking(step.name, d.outcomes(step)),))
        say(MustInclude, clause, event=event, step=step.name, asks=(step.asks[0].name,))
    elif kind == 12 and free:
        say(SomeoneElse, clause, step=step.name, other=d.step().name)
    elif d.inner:
        say(Ends, clause, event=d.event(), result=d.one(*RESULTS), whatever_is_owed=d.maybe())
    elif kind == 13:
        say(InnerDuty, clause, after=d.event(), inner="quarrel", time=d.time(), when=d.sometimes())
    elif kind == 14:
        say(Holds, clause, opens=d.event(), closes=d.closes(), service=d.one(*SERVICES))
        say(LeadPasses, clause, after=d.event(), role=d.one("harbour worker", "hill worker"))
    else:
        ends = {"service": d.one(*SERVICES), "whatever_is_owed": d.maybe(), "unless": d.sometimes()}
        say(Ends, clause, event=d.event(), **ends)


def _steps(draw: Draw, names: tuple[str, ...], *, dated: bool) -> list[Step]:
    found: list[Step] = []
    for name in names:
        fact = draw(some.sampled_from([None, *FACTS]))
        kind = AskKind.YES_OR_NO if fact == "it is wet" else AskKind.ONE_OF
        asks = (Ask(fact, kind, FACTS[fact]),) if fact else ()
        if dated and draw(some.booleans()):
            asks = (Ask("the day", AskKind.DATE), *asks)
        by = tuple(draw(some.sets(some.sampled_from(ROLES), min_size=1, max_size=2)))
        outcomes = draw(some.sampled_from(OUTCOMES))
        found.append(Step(name, f"{name}ing", by, (), (), outcomes, asks, draw(some.booleans())))
    return found


@some.composite
def packs(draw: Draw, most: int = 14, *, dated: bool = False) -> Pack:
    """A pack of one procedure and an inner one, with nothing in it that the language would refuse for being unsafe.

    `dated`: its sentences also look towards a date that a step asks, and at how the inner procedure ended.
    """
    names = ("knock", "call", "visit", "write", "close")[: draw(some.integers(2, 5))]
    steps = _steps(draw, names, dated=dated)
    say = Sentences()
    safe: set[str] = set()
    if draw(some.booleans()):
        closes = Event((Taking(names[-1]),))
        say(
            Opening,
            "1",
            opens=Event((Start(),)),
            closes=closes,
            step=names[0],
            anyone=True,
            for_safety=True,
        )
        safe.add(names[0])
    outer = Drawing(draw, steps, inner=False, dated=dated)
    for place in range(draw(some.integers(2, most))):
        _norm(outer, say, str(place % 4 + 1), safe)
    inner_steps = _steps(draw, ("say so", "talk"), dated=dated)
    quarrel = Sentences()
    inner = Drawing(draw, inner_steps, inner=True, dated=dated)
    for place in range(draw(some.integers(1, 4))):
        _norm(inner, quarrel, str(place % 4 + 1), set())
    quarrel(Ends, "9", event=Event((Taking("talk"),)), result="going")
    return pack([_outer(draw, steps, say.norms), _inner(inner_steps, quarrel.norms)])


def _outer(draw: Draw, steps: list[Step], norms: list[Norm]) -> Procedure:
    return procedure(
        "cross",
        steps,
        norms,
        begins_with=tuple(step.name for step in steps[: draw(some.integers(1, 2))]),
        inside=("quarrel",),
        comes_from="hill team",
        goes_to="harbour team",
        lead_at_start="hill worker",
        known={KNOWN: Known(KNOWN, "harbour worker"), BESIDE: Known(BESIDE, "", "crossing")},
    )


def _inner(steps: list[Step], norms: list[Norm]) -> Procedure:
    return procedure("quarrel", steps, norms, begins_with=("say so",), is_inner=True, endings=RESULTS)
