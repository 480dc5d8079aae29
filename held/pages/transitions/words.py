"""What somebody typed into a form: the name of each field to its values, as it came and before it is read."""

import json
import secrets
from collections.abc import Iterator, Mapping
from hashlib import sha256

from django.http import QueryDict

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "do"})


class Words(Mapping[str, tuple[str, ...]]):
    """Kept as a draft in this very form, so that coming back shows what was typed, right or wrong."""

    def __init__(self, fields: Mapping[str, tuple[str, ...] | str]) -> None:
        self._fields = {
            name: (values,) if isinstance(values, str) else tuple(values) for name, values in fields.items()
        }

    @classmethod
    def sent(cls, form: QueryDict) -> "Words":
        """As a form was sent. Browsers end a line in one way when they send a form, in another when a script does."""
        return cls(
            {
                name: tuple(value.replace("\r\n", "\n") for value in values)
                for name, values in form.lists()
                if name not in NOT_KEPT
            }
        )

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def one(self, name: str) -> str:
        """The single value of a field, without spaces around it; empty where there is none."""
        return next(iter(self._fields.get(name, ())), "").strip()

    def many(self, name: str) -> tuple[str, ...]:
        """Every value of a field that has several."""
        return self._fields.get(name, ())

    def changed(self, **fields: str) -> "Words":
        """The same, with these fields set."""
        return Words({**self._fields, **fields})

    @property
    def print(self) -> str:
        """A short mark of these very words: another mark, other words."""
        return sha256(json.dumps(self._fields, sort_keys=True).encode()).hexdigest()[:24]


def new_key() -> str:
    """A form's key: sent twice, it is answered and not done again."""
    return secrets.token_urlsafe(24)
