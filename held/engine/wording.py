"""Plain words for what a procedure says, made from the pack's own names alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from held.engine.calendar import END_OF_DAY, LONDON
from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.days import in_words
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.pack import Procedure
from held.language.steps import Step

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def listed(words: Sequence[str], word: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {word} {words[-1]}"


def capital(words: str) -> str:
    """The same words, beginning a sentence. Letters that are capitals already stay so."""
    return words[:1].upper() + words[1:]


def a_or_an(phrase: str) -> str:
    """ "a paper", "an answer of the record": by its first letter, which is how packs write their words."""
    return f"{'an' if phrase[:1].lower() in set('aeiou') else 'a'} {phrase}"


def in_brackets(outcomes: Iterable[str]) -> str:
    """Outcomes as they stand in a sentence: " (one or another)", or nothing."""
    named = listed(tuple(outcomes), "or")
    return f" ({named})" if named else ""


def the_day(moment: datetime) -> str:
    """ "Thursday 5 March 2026", the day in England."""
    local = moment.astimezone(LONDON)
    return f"{DAYS[local.weekday()]} {in_words(local.date())}"


def by_when(due: datetime) -> str:
    """ "by the end of Thursday 5 March 2026", or "by 2.30pm on Thursday 5 March 2026"."""
    local = due.astimezone(LONDON)
    if local.time().replace(microsecond=0) == END_OF_DAY:
        return f"by the end of {the_day(due)}"
    return f"by {the_moment(due)}"


def the_moment(moment: datetime) -> str:
    """ "2.30pm on Thursday 5 March 2026", the time in England."""
    local = moment.astimezone(LONDON)
    hour = f"{local.hour % 12 or 12}" + (f".{local.minute:02}" if local.minute else "")
    return f"{hour}{'pm' if local.hour >= 12 else 'am'} on {the_day(moment)}"


def the_roles(step: Step, roles: Sequence[str] = ()) -> str:
    """Who may take a step: "the A", "the A or the B", "the A with the B", or "anyone"."""
    if roles:
        return listed([f"the {role}" for role in roles], "or")
    if step.between:
        return " with ".join(f"the {side}" for side in step.between)
    return listed([f"the {role}" for role in step.by], "or") or "anyone"


def the_occurrence(procedure: Procedure, occurrence: Occurrence) -> str:
    """An event's part after the word "after": "making the call (urgent)", "the start"."""
    match occurrence:
        case Start():
            return "the start"
        case Taking(step, outcomes):
            return procedure.steps[step].doing + in_brackets(outcomes)
        case Lateness(step):
            return f"{procedure.steps[step].doing} is late"
        case InnerEnd(inner, results):
            return f"the {inner} ends" + (f" as {listed(results, 'or')}" if results else "")


def the_event(procedure: Procedure, event: Event) -> str:
    """Any one of its parts."""
    return listed([the_occurrence(procedure, occurrence) for occurrence in event.any_of], "or")


def the_part(procedure: Procedure, part: Part) -> str:
    """One part of a condition, with its joining word: "after ...", "when ...", "while ..."."""
    match part:
        case Done(step, outcomes, negated):
            done = procedure.steps[step].doing + in_brackets(outcomes)
            return f"as long as {done} has not happened" if negated else f"after {done}"
        case InnerOpen(inner, negated):
            return f"when no {inner} is open" if negated else f"while the {inner} is open"
        case Ended(inner, results, negated):
            ended = f"the {inner} has ended{in_brackets(results)}"
            return f"as long as it is not so that {ended}" if negated else f"after {ended}"
        case Stands(name, "yes", negated) if is_bare(procedure, name):
            return f"when it is not so that {name}" if negated else f"when {name}"
        case Stands(name, "no", negated) if is_bare(procedure, name):
            return f"when {name}" if negated else f"when it is not so that {name}"
        case Stands(name, value, negated):
            return f"when {name} is {'not ' if negated else ''}{value}"


def a_statement(procedure: Procedure, part: Part) -> str:
    """One part of a condition as a statement: after "unless", "while" or "if"."""
    match part:
        case Done(step, outcomes, negated):
            done = procedure.steps[step].doing + in_brackets(outcomes)
            return f"{done} has {'not ' if negated else ''}happened"
        case InnerOpen(inner, negated):
            return f"no {inner} is open" if negated else f"the {inner} is open"
        case Ended(inner, results, negated):
            ended = f"the {inner} has ended{in_brackets(results)}"
            return f"it is not so that {ended}" if negated else ended
        case _:
            return the_part(procedure, part).removeprefix("when ")


def statements(procedure: Procedure, condition: Condition) -> str:
    """A whole condition as statements."""
    return listed([a_statement(procedure, part) for part in condition.parts], condition.joined)


def is_bare(procedure: Procedure, name: str) -> bool:
    """A statement that is answered yes or no, so that it reads as a clause of its own."""
    known = procedure.known.get(name)
    if known:
        return set(known.values) == {"yes", "no"}
    return any(
        ask.name == name and (not ask.values or set(ask.values) == {"yes", "no"})
        for step in procedure.steps.values()
        for ask in step.asks
    )


def the_parts(procedure: Procedure, parts: Sequence[Part], joined: str) -> str:
    """Several parts, joined as the sentence joins them."""
    return listed([the_part(procedure, part) for part in parts], joined)
