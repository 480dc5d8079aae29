"""The names of a step form's fields, which are also their ids, so that an error can lead to its field."""

from held.language.steps import Ask
from held.pages.wording.phrases import anchor

WHO = "who"
HAPPENED = "happened"
KEY = "key"
OF_PROCEDURE = "of-procedure"
OF_INNER = "of-inner"
OF_STEP = "of-step"
PRINT = "print"


def of_ask(ask: Ask, child: str) -> str:
    """An ask that is the same for all children has one field; one that is answered apart has one for each."""
    return f"ask-{anchor(ask.name)}-{child}" if ask.apart else f"ask-{anchor(ask.name)}"


def of_same(ask: Ask, child: str) -> str:
    """The tick that gives a child the first one's text."""
    return f"same-{anchor(ask.name)}-{child}"


def of_outcome(child: str) -> str:
    return f"outcome-{child}"


def of_seen(child: str) -> str:
    return f"seen-{child}"


def of_other(role: str) -> str:
    return f"other-{anchor(role)}"


def of_reason(norm: str) -> str:
    return f"reason-{anchor(norm)}"


def is_of_reason(name: str) -> bool:
    return name.startswith("reason-")
