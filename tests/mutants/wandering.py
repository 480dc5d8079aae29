"""Random stories of a procedure, told on the pack as it is: does a mutant behave otherwise in any of them?"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from held.engine.calendar import LONDON
from held.engine.situation import Situation, StepStanding
from held.engine.stories import run_story
from held.language.pack import Pack, Procedure
from held.language.steps import Ask, AskKind, Step
from held.language.story import (
    Answer,
    BeginInner,
    KnownTold,
    Look,
    Story,
    StoryAct,
    TakeStep,
    Tell,
)

WALKS, LINES = 60, 18
BEGINS = datetime(2026, 3, 2, 9, tzinfo=LONDON)


def walks(pack: Pack, procedure: Procedure) -> Iterator[Story]:
    """Sixty stories, the same each time. Mostly what is open is done, at times what is not; days pass."""
    for number in range(WALKS):
        yield _Wanderer(pack, procedure, random.Random(f"{procedure.name} {number}")).story()


class _Wanderer:
    def __init__(self, pack: Pack, procedure: Procedure, dice: random.Random) -> None:
        self.pack, self.procedure, self.dice = pack, procedure, dice
        self.known = {name: dice.choice(("yes", "no")) for name in procedure.known}
        self.tells: list[Tell] = []
        self.now = BEGINS

    def story(self) -> Story:
        beginning = self.procedure.steps[self.dice.choice(self.procedure.begins_with)]
        self._tell(self._take(beginning, None), beginning)
        for _ in range(LINES):
            situation = run_story(self.pack, self._so_far()).lines[-1].followed.situation
            if situation.ended:
                break
            self.now += self.dice.choice((timedelta(minutes=10), timedelta(hours=5), timedelta(days=3)))
            self._next(situation)
        return self._so_far()

    def _so_far(self) -> Story:
        return Story("a walk", "walk.yaml", self.procedure.name, tuple(self.tells), known=self.known)

    def _next(self, situation: Situation) -> None:
        thrown = self.dice.random()
        steps = [step for step in situation.steps if step.state == "open" or thrown > 0.8]
        if thrown < 0.08:
            self.now += timedelta(days=self.dice.choice((8, 30, 200)))
            self._tell(Look(), None)
        elif thrown < 0.16 and self.procedure.known:
            name = self.dice.choice(sorted(self.procedure.known))
            self._tell(KnownTold({name: self.dice.choice(("yes", "no"))}), None)
        elif thrown < 0.24 and situation.may_begin:
            inner = self.pack.procedures[self.dice.choice(situation.may_begin)]
            first = inner.steps[self.dice.choice(inner.begins_with)]
            self._tell(BeginInner(inner.name, first.name, self._outcome(first)), first)
        elif steps:
            standing = self.dice.choice(steps)
            inner_name, step = self._which(situation, standing)
            self._tell(self._take(step, inner_name), step)
        else:
            self._tell(Look(), None)

    def _which(self, situation: Situation, standing: StepStanding) -> tuple[str | None, Step]:
        if not standing.run:
            return None, self.procedure.steps[standing.step]
        inner = next(run.procedure for run in situation.inner if run.run == standing.run)
        return inner, self.pack.procedures[inner].steps[standing.step]

    def _take(self, step: Step, inner: str | None) -> TakeStep:
        return TakeStep(step.name, self._outcome(step), inner)

    def _outcome(self, step: Step) -> str | None:
        return self.dice.choice(step.outcomes) if step.outcomes else None

    def _tell(self, act: StoryAct, step: Step | None) -> None:
        answers: dict[str, Answer] = {}
        for ask in step.asks if step else ():
            if self.dice.random() < 0.85:
                answers[ask.name] = self._answer(ask)
        roles = (step.roles or tuple(self.pack.roles)) if step else ()
        role = self.dice.choice(roles) if roles else None
        person = self.dice.choice((f"{role}", "Wren Alder")) if role else "Wren Alder"
        line = len(self.tells) + 1
        self.tells.append(Tell(line, self.now, self.now, act, role=role, person=person, answers=answers))

    def _answer(self, ask: Ask) -> Answer:
        match ask.kind:
            case AskKind.YES_OR_NO:
                return self.dice.choice(("yes", "no"))
            case AskKind.ONE_OF:
                return self.dice.choice(ask.values)
            case AskKind.SEVERAL_OF:
                return (self.dice.choice(ask.values),)
            case AskKind.LEVEL:
                return str(self.dice.choice(self.pack.levels).number)
            case AskKind.DATE:
                return (self.now + timedelta(days=self.dice.choice((2, 9)))).strftime("%Y-%m-%d")
            case AskKind.DATE_AND_TIME:
                return (self.now + timedelta(days=self.dice.choice((2, 9)))).strftime("%Y-%m-%d 10:00")
            case AskKind.WORKER:
                return f"somebody as {ask.role}"
            case AskKind.TEAM:
                return f"a team of {ask.service}"
            case AskKind.PEOPLE:
                return ("Wren Alder",)
            case _:
                return "said"
