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


_ENDING = "This mail names nobody on purpose. Nobody reads an answer to it."


def mail_about(kind: str, *, link: str) -> Mail:
    """In Held's own words. `kind` is one of the three above."""
    subject, says = _SAYS[kind]
    return Mail(subject, f"{says}\n\nSign in and read it here: {link}\n\n{_ENDING}\n")


def mail_about_cover(many: int, *, is_urgent: bool, link: str) -> Mail:
    """To whoever begins to cover for somebody with whom so many notices wait unread."""
    waits = "One thing that went to them waits" if many == 1 else f"{many} things that went to them wait"
    subject = "Held: you cover for somebody, and something waits"
    urgent = " Something of it is about a child’s safety. Look at it today." if is_urgent else ""
    says = f"You cover for somebody who is away. {waits} unread.{urgent}"
    where = f"Sign in and read it under My work, or in the tray of their team: {link}"
    return Mail("Held: urgent, look today" if is_urgent else subject, f"{says}\n\n{where}\n\n{_ENDING}\n")
