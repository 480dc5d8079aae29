"""How a message stands, in words and marks that an administrator reads."""

from held.pages.wording.counts import counted
from held.pages.wording.dates import full_time
from held.pages.wording.marks import WAITS, Mark, Shape
from held.pages.wording.phrases import capital
from held.record.reading.messages.outbox import MessageLine

MARKS = {
    "waiting": WAITS,
    "being sent": Mark("Being sent", Shape.OPEN),
    "went": Mark("✓ Went", Shape.DONE),
    "failed": Mark("Failed", Shape.LATE),
    "uncertain": Mark("Uncertain", Shape.TODAY),
    "withdrawn": Mark("Withdrawn", Shape.NOT),
    "no address": Mark("No address", Shape.NOT),
}

MEANS = {
    "waiting": "It is sent as soon as somebody can be reached. Nothing has to be done.",
    "being sent": "It is being handed over at this moment.",
    "went": "The other side has taken it.",
    "failed": "The other side refused it or could not deliver it, or nobody was reached for five days. It is not tried again "
    "by itself.",
    "uncertain": "It was handed over, and Held did not hear whether it was taken. It is not sent a second time by itself: "
    "ask whoever it went to, and say here whether they have it.",
    "withdrawn": "It is not sent: nobody needs it any more, or somebody gave it up.",
    "no address": "Nobody could be mailed. What it tells of stands in their tray or under My work.",
}


def when(line: MessageLine) -> str:
    """When it went, failed or was withdrawn; or when it is tried next."""
    if line.settled is not None:
        return full_time(line.settled)
    if line.state == "waiting" and line.attempts:
        return full_time(line.next_attempt)
    return "Now"


def tried(line: MessageLine) -> str:
    return f"Tried {counted(line.attempts, 'time')}" if line.attempts else "Not tried"


def name_of(line: MessageLine) -> str:
    """ "Told, to Priya Nair"."""
    return f"{capital(line.kind)}, to {line.to}"
