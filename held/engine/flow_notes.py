"""What is said beside a flowchart's boxes: stops, other routes, what comes back, what follows an inner procedure."""

from held.engine.flowchart import Note
from held.engine.wording import capital, in_brackets, listed, statements, the_event
from held.language.conditions import Done
from held.language.events import Event, InnerEnd, Taking
from held.language.norms import Duty, Ends, Norm, Only, Returning, StandsIn, Stop
from held.language.pack import Procedure
from held.language.sentences.saying import say_time
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Time, Within


def notes_on(procedure: Procedure, step: str, norm: Norm) -> list[Note]:
    """What one sentence says of one step, beside its box."""
    said: str | None = None
    match norm:
        case Stop(steps=steps, during=during, closes=closes) if step in steps:
            if during:
                said = f"Not while {statements(procedure, during)}"
            elif closes:
                said = f"Not until {the_event(procedure, closes)}"
        case Only(step=only, needs=needs) if only == step and not done_before(norm):
            said = f"Only when {statements(procedure, needs)}"
        case StandsIn(event=event, steps=steps) if any(
            isinstance(each, Taking) and each.step == step for each in event.any_of
        ):
            said = f"{capital(the_event(procedure, event))} stands in for {listed(steps)}"
        case Duty(step=asked, after=after) if asked == step and _happens(after, step):
            said = f"Again after {the_event(procedure, after)}"
        case Returning(step=asked, every=every) if asked == step:
            said = f"Comes back every {_length(every)}"
        case _:
            pass
    return [Note(said, norm.cites)] if said else []


def _length(time: Time) -> str:
    match time:
        case Within(number, unit):
            return f"{number} {unit}"
        case ByMeeting(meeting):
            return meeting
        case Before() | ByStatute():
            return say_time(time)
        case AtOnce():
            return "time at once"


def _happens(event: Event, step: str) -> bool:
    return any(isinstance(each, Taking) and each.step == step for each in event.any_of)


def done_before(norm: Only) -> list[Done]:
    """The steps that a gate wants done: these are drawn as arrows."""
    return [part for part in norm.needs.parts if isinstance(part, Done) and not part.negated]


def notes_on_the_whole(procedure: Procedure) -> list[Note]:
    """What follows from an inner procedure's end, which no step of this one stands for."""
    found: list[Note] = []
    for norm in procedure.norms:
        event = norm.event if isinstance(norm, Ends) else norm.after if isinstance(norm, Duty) else None
        if event is None:
            continue
        for each in event.any_of:
            if isinstance(each, InnerEnd):
                then = norm.step if isinstance(norm, Duty) else _left(norm)
                found.append(Note(f"After the {each.inner}{in_brackets(each.results)}: {then}", norm.cites))
    return found


def _left(norm: Norm) -> str:
    assert isinstance(norm, Ends)
    return f"it ends as {norm.result}" if norm.result else f"it ends, and {norm.service} holds the child"
