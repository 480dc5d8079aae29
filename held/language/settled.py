"""Whose answer it is: a gap in the source that this project, or somebody of the authority, has settled."""

from dataclasses import dataclass
from datetime import date

from held.language.days import in_words


@dataclass(frozen=True)
class Settled:
    """`by` is None where the answer is this project's own, and holds until the authority decides.

    Where somebody decided, `by` is their name and `on` the day. Our own answers may have a day too.
    """

    answer: str
    by: str | None = None
    on: date | None = None

    @property
    def is_ours(self) -> bool:
        return self.by is None

    @property
    def whose(self) -> str:
        """ "our reading", "our reading since 2 March 2026" or "decided by the board on 2 March 2026"."""
        if self.by is None:
            return f"our reading since {in_words(self.on)}" if self.on else "our reading"
        return f"decided by {self.by} on {in_words(self.on)}" if self.on else f"decided by {self.by}"
