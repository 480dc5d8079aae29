"""Short words with which the tests build packs, norms and histories by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from held.engine.history import (
    Answer,
    Began,
    BuiltInEnd,
    Corrected,
    Happening,
    KnownChanged,
    Named,
    SetAside,
    StepTaken,
    Struck,
    WentLate,
)
from held.engine.situation import OwedDuty, Refused, Situation, StepStanding, Taken
from held.engine.standing import situation
from held.engine.taking import take
from held.language.conditions import Condition, Done, InnerOpen, Part, Stands
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.norms import Citation, Norm, Place, Question
from held.language.pack import Meeting, Pack, Procedure, Role, Rule, Service
from held.language.settled import Settled
from held.language.steps import Step
from held.language.times import Unit, Within

LONDON = ZoneInfo("Europe/London")


def london(text: str) -> datetime:
    """ "2026-03-02 10:00", as people in England say it."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON).astimezone(UTC)


def on(*occurrences: Occurrence) -> Event:
    return Event(occurrences)


START = Event((Start(),))


def taking(step: str, *outcomes: str) -> Event:
    return Event((Taking(step, outcomes),))


def late(step: str) -> Event:
    return Event((Lateness(step),))


def inner_ends(inner: str, *results: str) -> Event:
    return Event((InnerEnd(inner, results),))


def all_of(*parts: Part) -> Condition:
    return Condition(parts)


def any_of(*parts: Part) -> Condition:
    return Condition(parts, "or")


def done(step: str, *outcomes: str, negated: bool = False) -> Done:
    return Done(step, outcomes, negated)


def so(name: str, value: str = "yes", *, negated: bool = False) -> Stands:
    return Stands(name, value, negated)


def inner_open(inner: str) -> Condition:
    return Condition((InnerOpen(inner),))


def within(number: int, unit: Unit = "working days") -> Within:
    return Within(number, unit)


class Sentences:
    """Collects norms, giving each its id from its clause and its place in the file."""

    def __init__(self) -> None:
        self.norms: list[Norm] = []

    def __call__(self, kind: Any, clause: str, /, *, ours: bool = False, **words: Any) -> Norm:
        number = 1 + sum(norm.id.startswith(f"{clause}/") for norm in self.norms)
        question = Question("What does the text leave out?", Settled("settled here")) if ours else None
        norm: Norm = kind(
            id=f"{clause}/{number}",
            words=f"sentence {len(self.norms) + 1}",
            cites=Citation((clause,) if clause else (), question),
            place=Place("invented.yaml", len(self.norms) + 1),
            **words,
        )
        self.norms.append(norm)
        return norm


def step(name: str, doing: str, **words: Any) -> Step:
    return Step(name, doing, **words)


def procedure(name: str, steps: list[Step], norms: list[Norm], **words: Any) -> Procedure:
    return Procedure(
        name=name,
        title=name,
        steps={each.name: each for each in steps},
        rules=(Rule(("1",), "invented", tuple(norms)),),
        **words,
    )


def pack(procedures: list[Procedure], **words: Any) -> Pack:
    """A pack of two invented services with a worker and a manager each."""
    given: dict[str, Any] = {
        "name": "invented",
        "version": "1",
        "title": "An invented authority",
        "source": "nobody",
        "notice": "invented",
        "services": {"hill team": Service("hill team", 2), "harbour team": Service("harbour team", 3)},
        "roles": {
            "hill worker": Role("hill worker", "hill team"),
            "hill manager": Role("hill manager", "hill team", ("hill deputy",), manages=True),
            "hill deputy": Role("hill deputy", "hill team"),
            "harbour worker": Role("harbour worker", "harbour team"),
            "harbour manager": Role("harbour manager", "harbour team", manages=True),
        },
        "meetings": {"harbour meeting": Meeting("harbour meeting", 3, 14)},
        "levels": (),
        "clauses": {},
        "papers": {},
        "kinds": ("decision",),
        "procedures": {each.name: each for each in procedures},
        "look_again": 5,
        "review_every": 6,
        "urgent": ("", ""),
        "text": {},
        "hash": "",
    }
    return Pack(**(given | words))


def without(whole: Pack, name: str, norm_id: str) -> Pack:
    """The pack with one sentence of one procedure left out."""
    changed = whole.procedures[name]
    rules = tuple(
        replace(rule, norms=tuple(norm for norm in rule.norms if norm.id != norm_id))
        for rule in changed.rules
    )
    return replace(whole, procedures={**whole.procedures, name: replace(changed, rules=rules)})


class Telling:
    """A history that is told line by line, as people would, and judged after each."""

    def __init__(self, whole: Pack, name: str, began: str = "2026-03-02 09:00") -> None:
        self.pack = whole
        self.procedure = name
        moment = london(began)
        self.now = moment
        self.history: tuple[Happening, ...] = (
            Began(
                number=1,
                happened=moment,
                recorded=moment,
                by="Hana",
                procedure=name,
                lead="Hana" if whole.procedures[name].lead_at_start else None,
                holder=whole.procedures[name].comes_from,
            ),
        )

    def entry(self, at: str | None, happened: str | None = None) -> dict[str, Any]:
        self.now = london(at) if at else self.now + timedelta(minutes=1)
        return {
            "number": len(self.history) + 1,
            "recorded": self.now,
            "happened": london(happened) if happened else self.now,
            "by": "Hana",
        }

    def tell(self, happening: Happening) -> "Telling":
        self.history = (*self.history, happening)
        return self

    def act(
        self,
        name: str,
        outcome: str | None = None,
        *,
        at: str | None = None,
        happened: str | None = None,
        by: str = "Hana",
        run: str = "",
        facts: Mapping[str, Answer] | None = None,
        named: Mapping[str, str] | None = None,
        answered: frozenset[str] = frozenset(),
    ) -> StepTaken:
        words = self.entry(at, happened) | {"by": by, "run": run}
        return StepTaken(
            **words, step=name, outcome=outcome, facts=facts or {}, named=named or {}, answered=answered
        )

    def does(self, name: str, outcome: str | None = None, **words: Any) -> "Telling":
        """It happened: nobody asks whether it was allowed."""
        return self.tell(self.act(name, outcome, **words))

    def tries(
        self,
        name: str,
        outcome: str | None = None,
        *,
        acting: tuple[str, ...] = ("hill worker", "hill manager", "harbour worker", "harbour manager"),
        reasons: frozenset[str] = frozenset(),
        **words: Any,
    ) -> Taken | Refused:
        """Somebody in all roles (or these) tries; what they did is kept if it was taken."""
        act = self.act(name, outcome, **words)
        answer = take(
            pack=self.pack,
            procedure=self.procedure,
            history=self.history,
            act=act,
            acting=frozenset(acting),
            moment=self.now,
            reasons_given=reasons,
        )
        if isinstance(answer, Taken):
            self.tell(act)
        return answer

    def begins(self, inner: str, run: str, at: str | None = None) -> "Telling":
        return self.tell(Began(**self.entry(at) | {"run": run}, procedure=inner))

    def knows(self, known: str, value: str, at: str | None = None) -> "Telling":
        return self.tell(KnownChanged(**self.entry(at), known=known, value=value))

    def names(self, role: str, person: str, *, leads: bool = False) -> "Telling":
        return self.tell(Named(**self.entry(None), role=role, person=person, leads=leads))

    def clock(self, norm: str, name: str, at: str, run: str = "") -> "Telling":
        return self.tell(WentLate(**self.entry(at) | {"by": None, "run": run}, norm=norm, step=name))

    def sets_aside(self, norm: str, run: str = "") -> "Telling":
        return self.tell(SetAside(**self.entry(None) | {"run": run}, norm=norm))

    def strikes(self, number: int) -> "Telling":
        return self.tell(Struck(**self.entry(None), strikes=number))

    def corrects(self, number: int, instead: StepTaken) -> "Telling":
        return self.tell(Corrected(**self.entry(None), corrects=number, instead=instead))

    def ends_for(self, why: str) -> "Telling":
        return self.tell(BuiltInEnd(**self.entry(None), why=why))

    def stands(self, at: str | None = None) -> Situation:
        return situation(
            pack=self.pack,
            procedure=self.procedure,
            history=self.history,
            moment=london(at) if at else self.now,
        )

    def step(self, name: str, run: str = "", at: str | None = None) -> StepStanding:
        return next(each for each in self.stands(at).steps if each.step == name and each.run == run)

    def owed(self, name: str, at: str | None = None) -> OwedDuty | None:
        situation = self.stands(at)
        return next((duty for duty in (*situation.duties, *situation.inner_owed) if duty.step == name), None)


def cited(answer: Taken | Refused) -> list[str]:
    """The cited words of every reason of a refusal."""
    assert isinstance(answer, Refused), "it was taken"
    return [reason.cites.words for reason in answer.reasons]
