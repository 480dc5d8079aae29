"""What a mail about a notice says: that there is something, where it stands, never about whom."""

from dataclasses import dataclass

TOLD = "told"
PAPER = "paper sent"
URGENT = "urgent"


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


_SAYS = {
    TOLD: (
        "Held: there is something you are told",
        "You are told of something about a child whom you or your team work with.",
    ),
    PAPER: ("Held: a paper was sent to you", "A paper about a child was sent to you or your team."),
    URGENT: (
        "Held: urgent, look today",
        "You are told of something that is about a child’s safety. Look at it today.",
    ),
}


def mail_about(kind: str, *, link: str) -> Mail:
    """In Held's own words. `kind` is one of the three above."""
    subject, says = _SAYS[kind]
    ending = "This mail names nobody on purpose. Nobody reads an answer to it."
    return Mail(subject, f"{says}\n\nSign in and read it here: {link}\n\n{ending}\n")
