"""Somewhere to go: the words and the address, and a clause cited."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """`hidden` is read aloud after the words and not shown: "Change" + "who decided"."""

    words: str
    url: str
    hidden: str = ""


@dataclass(frozen=True)
class Part:
    """One part of one child, one list or one procedure, in the sub-navigation."""

    words: str
    url: str
    is_here: bool = False


@dataclass(frozen=True)
class Cited:
    """Why something is asked: "5.7", "our reading of 5.7", "the promise"; and where it can be read, if it can."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody to ring. `what` they are: their role, or their service."""

    name: str
    what: str = ""
    phone: str = ""
    note: str = ""
