"""A child's record, as the pages need it on which an entry of it is read or set right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.urls import reverse

from held.language.pack import Pack
from held.language.steps import Step
from held.pages.children.about import About
from held.pages.setting_right.level import level_now_and_then
from held.record.actions.transitions.set_right import correct, strike
from held.record.reading.chronology.entry import EntryRead, entry
from held.record.reading.people.child import Identity
from held.record.reading.people.who import Who
from held.record.reading.transitions.told import Told


@dataclass(frozen=True)
class OnAChild:
    """`seen` is the frame of the page about the child. A `Chain`."""

    seen: About

    @property
    def who(self) -> Who:
        return self.seen.child

    @property
    def identity(self) -> Identity:
        return self.seen.identity

    @property
    def pack(self) -> Pack:
        return self.seen.pack

    @property
    def moment(self) -> datetime:
        return self.seen.moment

    @property
    def frame(self) -> str:
        return "children/_child.html"

    @property
    def shown(self) -> Mapping[str, object]:
        return self.seen.shown

    def read(self, number: int) -> EntryRead:
        return entry(self.who.public, number)

    def address(self, page: str, number: int) -> str:
        return reverse(page, kwargs={"public": self.who.public, "number": number})

    def level(self, step: Step | None, now: Told | None, then: Told | None) -> tuple[str, str] | None:
        return level_now_and_then(self.who.public, self.pack, step, now, then)

    @property
    def strike(self) -> Callable[..., int]:
        return partial(strike, child=self.who.public)

    @property
    def correct(self) -> Callable[..., int]:
        return partial(correct, child=self.who.public)
