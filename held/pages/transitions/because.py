"""Why a step is open for a child: what asks for it, and what was done that set it off."""

from held.engine.history import Began
from held.language.norms import Citation
from held.pages.transitions.opened import FormChild, Opened
from held.pages.wording.dates import full_date
from held.record.reading.transitions.told import Told


def asked_by(child: FormChild) -> tuple[Citation, ...]:
    """What is cited for its being open, what owes it first."""
    if child.situation is None or child.standing is None:
        return ()
    owed = (duty.cites for duty in child.situation.duties if _is_of(duty.step, duty.run, child))
    return tuple(dict.fromkeys((*owed, *child.standing.cites)))


def because(form: Opened) -> str:
    """ "Open because Donna Whitfield recorded “hold the talk: go on” on Monday 2 March 2026." Empty where nothing did."""
    asked = caused_by(form.own)
    if asked is None:
        return ""
    what = f"{asked.step}: {asked.outcome}" if asked.outcome else asked.step
    return f"Open because {asked.by_name} recorded “{what}” on {full_date(asked.happened)}."


def caused_by(child: FormChild) -> Told | None:
    """What asks for the step now; None where nothing that somebody recorded does."""
    if child.situation is None or child.course is None:
        return None
    told = {told.number: told for told in child.course.told}
    begun = {entry.number for entry in child.course.history if isinstance(entry, Began)}
    for duty in child.situation.duties:
        if _is_of(duty.step, duty.run, child):
            # What asks from the start on was set off by the step that began it, which stands right after the beginning.
            cause = told.get(duty.because + 1 if duty.because in begun else duty.because)
            if cause:
                return cause
    return None


def _is_of(step: str, run: str, child: FormChild) -> bool:
    return child.standing is not None and (step, run) == (child.standing.step, child.standing.run)
