"""Parts of a norm in the words they are written in, for refusals and pages. A whole norm is its own `words`."""

from collections.abc import Mapping, Sequence

from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.steps import Step
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Time, Within, say_length


def say_event(event: Event, steps: Mapping[str, Step]) -> str:
    """`making the call (urgent) or the start`. `steps` are those of the procedure."""
    return " or ".join(_occurrence(each, steps) for each in event.any_of)


def say_condition(condition: Condition, steps: Mapping[str, Step]) -> str:
    """`making the call and not the child is safe`."""
    return f" {condition.joined} ".join(_part(part, steps) for part in condition.parts)


def say_time(time: Time) -> str:
    """`within 3 working days`, `at once`, `by the next weekly panel`."""
    match time:
        case AtOnce():
            return "at once"
        case ByMeeting(meeting):
            return f"by the next {meeting}"
        case Within(number, unit):
            return f"within {say_length(number, unit)}"
        case Before(0, _, date):
            return f"by {date}"
        case Before(number, unit, date):
            return f"{say_length(number, unit)} before {date}"
        case ByStatute(limit):
            return f"within {limit.called}"


def say_counted_from(counted_from: str | Start, steps: Mapping[str, Step]) -> str:
    """`the start`, or `making the call`."""
    return "the start" if isinstance(counted_from, Start) else steps[counted_from].doing


def _occurrence(occurrence: Occurrence, steps: Mapping[str, Step]) -> str:
    match occurrence:
        case Start():
            return "the start"
        case Taking(step, outcomes):
            return f"{steps[step].doing}{_bracket(outcomes)}"
        case Lateness(step):
            return f"{steps[step].doing} is late"
        case InnerEnd(inner, results):
            return f"the {inner}{_bracket(results)}"


def _part(part: Part, steps: Mapping[str, Step]) -> str:
    denied = "not " if part.negated else ""
    match part:
        case Done(step, outcomes):
            return f"{denied}{steps[step].doing}{_bracket(outcomes)}"
        case Stands(name, "yes"):
            return f"{denied}{name}"
        case Stands(name, value):
            return f"{denied}{name} is {value}"
        case InnerOpen(inner):
            return f"{denied}{inner} is open"
        case Ended(inner, results):
            return f"{denied}the {inner}{_bracket(results)}"


def _bracket(names: Sequence[str]) -> str:
    return f" ({' or '.join(names)})" if names else ""
