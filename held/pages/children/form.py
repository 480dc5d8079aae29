"""A form about a child as somebody sent it: read field by field, with what is wrong told beside each field."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Literal

from held.pages.components.fields import Field, FieldKind, Option
from held.pages.wording.dates import LONDON, day_of, full_time
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date
from held.pages.wording.typed_past import typed_past


class Form:
    """Everything typed is kept, right or wrong. `errors`: a sentence by the id of the field it leads to."""

    def __init__(self, sent: Mapping[str, str], moment: datetime) -> None:
        self.sent = sent
        self.moment = moment
        self.errors: dict[str, str] = {}

    def word(self, name: str) -> str:
        """What was typed, without spaces around it."""
        return self.sent.get(name, "").strip()

    def needed(self, name: str, otherwise: str) -> str:
        """What was typed; where nothing was, the sentence that says so stands beside the field."""
        if not self.word(name):
            self.errors[name] = otherwise
        return self.word(name)

    def one_of(self, name: str, values: Iterable[str], otherwise: str) -> str:
        """The value chosen, which has to be one that was offered."""
        if self.word(name) not in set(values):
            self.errors[name] = otherwise
            return ""
        return self.word(name)

    def passed(self, name: str, later: str) -> datetime | None:
        """A moment that has come, now where nothing was typed. `later`: what is said of one that has not."""
        moment = typed_past(self.word(name), now=self.moment, later=later) if self.word(name) else self.moment
        if isinstance(moment, NotRead):
            self.errors[name] = moment.says
            return None
        return moment

    def day(self, name: str, *, looks: Literal["back", "ahead"]) -> date | None:
        """A day; None where nothing was typed, or what was can't be read."""
        if not self.word(name):
            return None
        found = typed_date(self.word(name), today=day_of(self.moment), looks=looks)
        if isinstance(found, NotRead):
            self.errors[name] = found.says
            return None
        return found

    def field(
        self,
        kind: FieldKind,
        name: str,
        label: str,
        *,
        hint: str = "",
        options: Iterable[tuple[str, str, str]] = (),
        rows: int = 4,
        heading: str = "",
    ) -> Field:
        """The field as it is shown again. `options`: the value, its words and a hint, each."""
        typed = self.word(name)
        return Field(
            id=name,
            kind=kind,
            label=label,
            hint=hint,
            typed=typed,
            options=tuple(
                Option(f"{name}-{place}" if place else name, value, words, value == typed, says)
                for place, (value, words, says) in enumerate(options)
            ),
            error=self.errors.get(name, ""),
            rows=rows,
            heading=heading,
        )


def begins(day: date) -> datetime:
    """The first moment of a day, in London."""
    return datetime.combine(day, time(0), tzinfo=LONDON)


def ends(day: date) -> datetime:
    """Its last minute."""
    return datetime.combine(day, time(23, 59), tzinfo=LONDON)


def at_first(moment: datetime) -> dict[str, str]:
    """What a form about something that has happened opens with."""
    return {"happened": full_time(moment)}
