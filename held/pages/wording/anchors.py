"""Where on a transition's page a step stands, so that whoever is sent there finds it."""

from held.pages.wording.phrases import anchor


def step_row(step: str, inner: str = "") -> str:
    """Of a step; `inner` is the procedure inside the transition that it belongs to, if it does."""
    return f"{anchor(inner)}-{anchor(step)}" if inner else anchor(step)


def inner_row(inner: str) -> str:
    """Of an inner procedure that is to be begun."""
    return f"begin-{anchor(inner)}"
