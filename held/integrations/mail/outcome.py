"""What became of handing one message over, as a way out found it."""

from dataclasses import dataclass
from enum import Enum


class Became(Enum):
    WENT = "went"
    REFUSED = "refused for good"
    PUT_OFF = "not taken now; this message alone waits"
    NOT_REACHED = "nobody was reached; all messages wait"
    UNCERTAIN = "perhaps taken"
    NOT_OURS = "somebody else has taken it on meanwhile"


@dataclass(frozen=True)
class Outcome:
    """`trouble`: in plain words, with the other side's own; empty where it went."""

    became: Became
    trouble: str = ""


class Delivered(Enum):
    DELIVERED = "delivered"
    FAILED = "not delivered"
    NOT_YET = "not known yet"
    NOT_REACHED = "nobody was reached who knows"


@dataclass(frozen=True)
class Delivery:
    """`trouble`: why it failed and what to do, in plain words."""

    became: Delivered
    trouble: str = ""


WENT = Outcome(Became.WENT)
NOT_OURS = Outcome(Became.NOT_OURS)
MOST_WORDS = 300


def in_plain_words(said: object) -> str:
    """The other side's words, in one line of letters that can be read, and not without an end."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"
