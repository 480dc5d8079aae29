"""What a form asks, ready to be shown: the question, what was typed, what is known and what is wrong."""

from dataclasses import dataclass
from typing import Literal

from held.language.steps import AskKind

FieldKind = Literal["line", "text", "date", "one", "several", "choose"]

# How each kind of ask is asked for. Days and times are typed as people write them.
KINDS: dict[AskKind, FieldKind] = {
    AskKind.TEXT: "line",
    AskKind.LONG_TEXT: "text",
    AskKind.DATE: "date",
    AskKind.DATE_AND_TIME: "date",
    AskKind.YES_OR_NO: "one",
    AskKind.ONE_OF: "one",
    AskKind.SEVERAL_OF: "several",
    AskKind.LEVEL: "one",
    AskKind.WORKER: "choose",
    AskKind.TEAM: "choose",
    AskKind.PEOPLE: "text",
}


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen. `points`: what stands for it, as the indicators of a level."""

    id: str
    value: str
    label: str
    is_chosen: bool = False
    hint: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ByName:
    """A line beside a list that offers only who is near: anybody else is named. `near`: what stands over that list.
    `suggest` is asked while somebody types."""

    id: str
    label: str
    near: str
    hint: str = ""
    typed: str = ""
    error: str = ""
    suggest: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """The `id` is also the name. `needed` is the clause that insists on an answer; `origin` where a known one is from.

    `heading` stands over the first field of a group. `suggest` is asked while somebody types, where there is such a page.
    """

    id: str
    kind: FieldKind
    label: str
    hint: str = ""
    typed: str = ""
    options: tuple[Option, ...] = ()
    error: str = ""
    origin: str = ""
    needed: str = ""
    heading: str = ""
    rows: int = 4
    suggest: str = ""
    by_name: ByName | None = None


@dataclass(frozen=True)
class SameTick:
    """The choice to give this child the first one's words, with what that means for what stands there already."""

    id: str
    label: str
    is_chosen: bool = False
    warning: str = "Check that every word of it is true of this child: it stands on their own record."
