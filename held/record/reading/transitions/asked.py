"""What somebody says they did: one step, for one child or several, as it came from a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from held.engine.history import Answer

ABOUT_NO_CHILD = ""
"""In the place of a child's id: a step of a round, which is about none."""


@dataclass(frozen=True, kw_only=True)
class ChildsPart:
    """What differs from child to child. `child` is the id that stands in addresses, or ABOUT_NO_CHILD.

    `answers` has every ask that was answered, by its name, those that are the same for all children included; a worker is
    given by their id. `seen`: the number of the child's last happening, or the round's, when the form was opened; None
    where nothing was looked at."""

    child: str
    outcome: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class StepAsked:
    """One step taken, `happened` when people say it did. `inner` names the inner procedure the step belongs to.

    `others` are the people named beside the one who records (role to the worker's id): the other side of a step
    between two, or who came along. `reasons` are given for what the procedure would rather have otherwise (norm id to
    text)."""

    procedure: str
    step: str
    happened: datetime
    parts: tuple[ChildsPart, ...]
    inner: str = ""
    others: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
