"""What an extract would change of a row that is here, column by column; and what somebody here has changed meanwhile.

Three words are laid beside each other: what the system said last, what it says now, and what stands here. What the system
says anew is taken where what stands here is what it said last. Where somebody here wrote something else, a person decides.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from held.record.extracts.layout import KINDS


@dataclass(frozen=True)
class Differs:
    """`stands` is None where what stands here is what the system said last; else it is for a person to decide."""

    column: str
    was: str
    says: str
    stands: str | None = None

    @property
    def is_disputed(self) -> bool:
        return self.stands is not None


YES_OR_NO = frozenset(
    column.name for kind in KINDS.values() for column in kind.columns if column.holds == "yes or no"
)


def alike(column: str, one: str, other: str) -> bool:
    """Whether two cells say the same: nothing said of a yes or no is a no."""
    if column in YES_OR_NO:
        return (one or "no") == (other or "no")
    return one == other


def differing(
    was: Mapping[str, str], says: Mapping[str, str], stands: Mapping[str, str], *, ours: Iterable[str] = ()
) -> list[Differs]:
    """`stands`: by column, what is kept here beside the system's own word; of other columns that word is all there is.

    `ours`: columns that Held never takes from a system without a person.
    """
    found = []
    for column, now in says.items():
        before = was.get(column, "")
        if alike(column, before, now):
            continue
        here = stands.get(column, before)
        if alike(column, here, now) or (alike(column, here, before) and column not in ours):
            found.append(Differs(column, before, now))
        else:
            found.append(Differs(column, before, now, here))
    return found


def written(found: Iterable[Differs]) -> str:
    return json.dumps([asdict(one) for one in found], ensure_ascii=False)


def read(text: str) -> list[Differs]:
    return [Differs(**one) for one in json.loads(text or "[]")]
