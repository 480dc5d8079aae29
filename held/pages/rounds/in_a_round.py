"""A round, as the pages need it on which an entry of it is read or set right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.urls import reverse

from held.language.pack import Pack
from held.language.steps import Step
from held.pages.components.links import Part
from held.pages.rounds.door import RoundAt
from held.pages.rounds.opened_round import NOBODY, in_its_place
from held.record.actions.rounds.set_right_in_a_round import correct_in_a_round, strike_in_a_round
from held.record.clock import now
from held.record.reading.chronology.entry import EntryRead, entry_in_a_round
from held.record.reading.people.child import Identity
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.told import Told


@dataclass(frozen=True)
class InARound:
    """A `Chain`. Only of a round that has begun."""

    at: RoundAt
    moment: datetime = field(default_factory=now)

    @property
    def run(self) -> Course:
        assert self.at.run is not None
        return self.at.run.course

    @property
    def who(self) -> Who:
        return in_its_place(self.at)

    @property
    def identity(self) -> Identity:
        return NOBODY

    @property
    def pack(self) -> Pack:
        return self.at.pack

    @property
    def frame(self) -> str:
        return "rounds/_round.html"

    @property
    def shown(self) -> Mapping[str, object]:
        here = {"public": self.run.transition}
        parts = (
            Part("The round", reverse("round", kwargs=here)),
            Part("Samples", reverse("samples", kwargs=here)),
        )
        return {"round": self.run, "parts": parts}

    def read(self, number: int) -> EntryRead:
        return entry_in_a_round(self.run.transition, number)

    def address(self, page: str, number: int) -> str:
        return reverse(f"{page} in a round", kwargs={"public": self.run.transition, "number": number})

    def level(self, step: Step | None, now: Told | None, then: Told | None) -> None:
        """A round is about nobody's needs."""

    @property
    def strike(self) -> Callable[..., int]:
        return partial(strike_in_a_round, round_=self.run.transition)

    @property
    def correct(self) -> Callable[..., int]:
        return partial(correct_in_a_round, round_=self.run.transition)
