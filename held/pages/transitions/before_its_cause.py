"""A time given that lies before what asked for the step: most likely typed wrongly. It is said, and stops nothing."""

from datetime import datetime

from held.pages.transitions.because import caused_by
from held.pages.transitions.opened import FormChild, Opened
from held.pages.wording.dates import full_time
from held.record.reading.transitions.asked import StepAsked


def before_its_cause(form: Opened, asked: StepAsked) -> tuple[str, ...]:
    """A sentence for each child whose step would stand before its cause, naming both."""
    chosen = {part.child for part in asked.parts}
    said = (_said(child, asked.happened) for child in form.children if child.public in chosen)
    return tuple(sentence for sentence in said if sentence)


def _said(child: FormChild, happened: datetime) -> str:
    cause = caused_by(child)
    if cause is None or happened >= cause.happened:
        return ""
    what = f"{cause.step}: {cause.outcome}" if cause.outcome else cause.step
    return (
        f"You say it happened on {full_time(happened)}. That is before what asked for it for {child.called}: "
        f"“{what}”, on {full_time(cause.happened)}."
    )
