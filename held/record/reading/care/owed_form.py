"""On what form something owed is done: its step's, or a page about the child."""

from typing import Literal

from held.record.tables.care.owed import ANSWER_CALL, NAME_ANOTHER, SAY_WHAT_IS_NEXT

Form = Literal["step", "look at plan", "answer call", "involved", "transition"]
"""The form of its step; or, owed by the promise alone, a page about the child, or the transition's own."""


def owed_form(*, step: str, norm: str, in_transition: bool) -> Form:
    """`norm` is empty where the promise alone asks."""
    if not in_transition:
        return "answer call" if step == ANSWER_CALL else "look at plan"
    if norm:
        return "step"
    if step == SAY_WHAT_IS_NEXT:
        return "transition"
    return "involved" if step.startswith(NAME_ANOTHER) else "step"
