"""The names of the urgent form's fields. They are the same for every child ticked: there is no time for more."""

from held.language.steps import Ask
from held.pages.wording.phrases import anchor

WHO = "who"
OUTCOME = "outcome"
HAPPENED = "happened"
SAID = "said"
KEY = "key"


def of_ask(ask: Ask) -> str:
    return f"ask-{anchor(ask.name)}"
