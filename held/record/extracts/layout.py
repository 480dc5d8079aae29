"""The layout of an extract: a file a kind, which columns each has, and what may stand in them.

The first column of a file is the kind's own number in the case system, and says what the file is about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Holds = Literal[
    "number", "text", "day", "day past", "yes or no", "telephone", "e-mail", "sign-in name", "answer"
]
"""What a cell holds. "number" is the case system's own, with letters or without; "day past" is not to come."""
ADDRESS = "address"
"""The column that may be withheld."""
LONG = 10_000
SHORT = 200


@dataclass(frozen=True, kw_only=True)
class Column:
    """`of`: the kind whose number stands here. `most`: letters at most. `told`: what it means, for the manual."""

    name: str
    told: str
    holds: Holds = "text"
    required: bool = False
    of: str = ""
    most: int = SHORT


@dataclass(frozen=True)
class Kind:
    """`name` in the plural, as a file is about them; `one` of them. `about`: the column that names the child."""

    name: str
    one: str
    columns: tuple[Column, ...]
    about: str = ""
    by_name: Mapping[str, Column] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def number(self) -> str:
        """The name of the column with the kind's own number."""
        return self.columns[0].name

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)

    @property
    def refers(self) -> Iterator[Column]:
        """The columns with a number of another kind."""
        return (column for column in self.columns if column.of)


def _own(name: str) -> Column:
    return Column(name=name, told="its number in the case system", holds="number", required=True, most=40)


def _of(kind: str, name: str, told: str, *, required: bool = False) -> Column:
    return Column(name=name, told=told, holds="number", required=required, of=kind, most=40)


_CHILD = _of("children", "child number", "which child", required=True)

TEAMS = Kind(
    "teams",
    "team",
    (
        _own("team number"),
        Column(name="name", told="as people call it; two teams never share one", required=True),
        Column(name="service", told="in the words of the procedures in force", required=True),
        Column(name="telephone", told="whom to ring", holds="telephone", most=40),
        Column(name="hours", told="when somebody answers there"),
        Column(
            name="duty desk",
            told="whether it answers for its service to anybody who rings",
            holds="yes or no",
        ),
    ),
)
WORKERS = Kind(
    "workers",
    "worker",
    (
        _own("worker number"),
        Column(name="name", told="first and family name", required=True),
        Column(
            name="sign-in name",
            told="what they type to sign in; who signs in so already is the same person",
            holds="sign-in name",
            required=True,
            most=100,
        ),
        Column(name="e-mail", told="at work", holds="e-mail", most=254),
        Column(name="telephone", told="at work", holds="telephone", most=40),
        _of("teams", "team number", "in which team they work"),
        Column(name="role", told="in that team, in the words of the procedures in force"),
    ),
)
FAMILIES = Kind(
    "families",
    "family",
    (
        _own("family number"),
        Column(name="name", told="the family's name", required=True),
        Column(name="address", told="where they live", most=LONG),
    ),
)
CHILDREN = Kind(
    "children",
    "child",
    (
        _own("child number"),
        Column(name="first name", told="may be empty for a child who is not born yet"),
        Column(name="family name", told="the mother's while the child is not born", required=True),
        Column(name="known as", told="if that is another name"),
        Column(name="date of birth", told="empty while the child is not born", holds="day past"),
        Column(name="expected", told="when the child is expected, while not born", holds="day"),
        _of("families", "family number", "which family the child belongs to"),
        Column(name="address", told="where it is not the family's", most=LONG),
        Column(name="address withheld", told="yes: it goes into no page", holds="yes or no"),
        Column(name="know before you ring", told="stands on every page about the child", most=LONG),
    ),
    about="child number",
)
EPISODES = Kind(
    "episodes",
    "episode",
    (
        _own("episode number"),
        _CHILD,
        Column(name="opened", told="the first day", holds="day past", required=True),
        Column(name="closed", told="the last day; empty while it goes on", holds="day past"),
        Column(
            name="service", told="who holds the child, in the words of the procedures in force", required=True
        ),
        _of("teams", "team number", "which of its teams"),
        _of("workers", "lead number", "the worker who leads", required=True),
        Column(name="role", told="in which role they lead, in the same words", required=True),
        Column(name="reason", told="why work with the child began", most=LONG),
        Column(name="reason closed", told="why it ended", most=LONG),
    ),
    about="child number",
)
REVIEWS = Kind(
    "plan reviews",
    "plan review",
    (
        _own("review number"),
        _CHILD,
        Column(name="reviewed", told="the day", holds="day past", required=True),
        Column(name="note", told="how the plan goes, and what is next", required=True, most=LONG),
        _of("workers", "reviewed by", "the worker who looked at it"),
    ),
    about="child number",
)
CONSENT = Kind(
    "consent",
    "consent",
    (
        _own("consent number"),
        _CHILD,
        Column(name="who", told="who was asked, by name and what they are to the child", required=True),
        Column(name="to what", told="what they were asked to agree to", required=True),
        Column(
            name="answer",
            told="yes, no, withdrawn, or not asked",
            holds="answer",
            required=True,
        ),
        Column(name="on", told="the day of the answer", holds="day past", required=True),
        Column(name="until", told="until when it holds", holds="day"),
        Column(name="note", told="what else was said", most=LONG),
    ),
    about="child number",
)
KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (TEAMS, WORKERS, FAMILIES, CHILDREN, EPISODES, REVIEWS, CONSENT)
}
"""In the order in which they are taken in: nothing refers to what comes after it."""
BY_NUMBER: Mapping[str, Kind] = {kind.number: kind for kind in KINDS.values()}
"""By the first column of a file."""


def told() -> Iterator[str]:
    """The layout for the manual: a table a kind."""
    for kind in KINDS.values():
        yield f"### {kind.name.capitalize()}"
        yield ""
        yield "| column | needed | what it is |"
        yield "|---|---|---|"
        for column in kind.columns:
            says = f"{column.told}{WRITTEN.get(column.holds, '')}"
            if column.of:
                says += f" ({column.of}, by their number)"
            yield f"| `{column.name}` | {'yes' if column.required else ''} | {says} |"
        yield ""


WRITTEN: Mapping[Holds, str] = {
    "day": " (a day)",
    "day past": " (a day, not to come)",
    "yes or no": " (yes or no)",
}
"""How a cell is written, where its own sentence doesn't say."""
