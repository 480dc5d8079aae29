"""Where an entry stands that is read or set right: on a child's record, or in a round. What its pages need of either."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from held.language.pack import Pack
from held.language.steps import Step
from held.record.reading.chronology.entry import EntryRead
from held.record.reading.people.child import Identity
from held.record.reading.people.who import Who
from held.record.reading.transitions.told import Told


class Chain(Protocol):
    """`who`: whom an entry is about; in a round, what stands in the child's place. `pack`: whose words speak where an entry
    belongs to no transition. `moment`: when the page is made. `frame` is the page around each of its pages, which needs
    what is `shown`."""

    @property
    def who(self) -> Who: ...

    @property
    def identity(self) -> Identity: ...

    @property
    def pack(self) -> Pack: ...

    @property
    def moment(self) -> datetime: ...

    @property
    def frame(self) -> str: ...

    @property
    def shown(self) -> Mapping[str, object]: ...

    def read(self, number: int) -> EntryRead:
        """Raises LookupError where there is no such entry."""

    def address(self, page: str, number: int) -> str:
        """Of an entry, or of another page about it ("set right")."""

    def level(self, step: Step | None, now: Told | None, then: Told | None) -> tuple[str, str] | None:
        """The level of need in words, where setting the step right would change it. As `level_now_and_then`."""

    @property
    def strike(self) -> Callable[..., int]:
        """The record's own `strike`, for this chain."""

    @property
    def correct(self) -> Callable[..., int]:
        """The record's own `correct`, for this chain."""
