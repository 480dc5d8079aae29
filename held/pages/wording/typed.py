"""What somebody typed that could not be read, told as a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NotRead:
    """Says what is wrong and what to type instead. It is an answer, not an exception: the form shows it."""

    says: str
