"""Drawing a sample that can be drawn again: whoever has the same list, number and seed draws the same cases."""

from collections.abc import Iterable
from hashlib import sha256

RULE = (
    "Each case has an id of letters and figures. SHA-256 of the seed, a space and the id is worked out for each; the cases "
    "with the smallest are drawn."
)


def drawn(cases: Iterable[str], *, many: int, seed: str) -> tuple[str, ...]:
    """So many of these ids, or all where there are fewer; in the order in which they are drawn."""
    return tuple(
        sorted(set(cases), key=lambda case: (sha256(f"{seed} {case}".encode()).digest(), case))[:many]
    )
