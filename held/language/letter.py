"""Letters: how a mail that the procedures send is worded, and what is printed for a family, in an authority's own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Reader(StrEnum):
    """Whom a letter is written to. All but the family are written to by mail, and a mail names no child."""

    TOLD = "whoever is told"
    SENT = "whoever is sent a paper"
    INVITED = "whoever is invited"
    UNINVITED = "whoever is no longer invited"
    FAMILY = "the family"

    @property
    def by_mail(self) -> bool:
        return self is not Reader.FAMILY


A_WORD = re.compile(r"\{([^{}\n]*)\}")
"""A word to be filled in, as it stands in a letter."""
EVERY_MAIL = ("the reader", "authority", "link")
WORDS: Mapping[Reader, tuple[str, ...]] = {
    Reader.TOLD: (*EVERY_MAIL, "the step", "the role", "the procedure", "the clause", "when"),
    Reader.SENT: (*EVERY_MAIL, "the paper", "the service", "the procedure", "the clause", "when"),
    Reader.INVITED: (*EVERY_MAIL, "the appointment", "when"),
    Reader.UNINVITED: (*EVERY_MAIL, "the appointment", "when"),
    Reader.FAMILY: (
        "the child",
        "authority",
        "when",
        "the worker",
        "the worker's phone",
        "the worker's service",
        "since when",
        "who helps",
        "today",
    ),
}
"""The words that stand in curly brackets and are filled in, by whom the letter is written to."""

NEEDED: Mapping[Reader, str] = {
    reader: "the worker" if reader is Reader.FAMILY else "link" for reader in Reader
}
"""The word without which the letter leads its reader nowhere."""


@dataclass(frozen=True)
class Letter:
    """`heading`: a mail's subject, or the title of what is printed. `lines`: its text as it stands in the file.

    `only`: the roles that are told, or the papers that are sent, in these words; empty for all that no other letter is
    for. One for the family belongs to a procedure, and is there once one of these steps of it was
    taken, “STEP” or “STEP (OUTCOME)”.
    """

    name: str
    reader: Reader
    heading: str
    lines: tuple[str, ...]
    only: tuple[str, ...] = ()
    procedure: str = ""
    steps: tuple[str, ...] = ()


def step_and_outcome(written: str) -> tuple[str, str]:
    """ "weigh it (stay)" is the step and its outcome; without brackets any outcome is meant, and the second is empty."""
    step, bracket, rest = written.partition(" (")
    return (step, rest.removesuffix(")")) if bracket else (written, "")
