"""What each step of a procedure asks, and of whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.language.norms import Citation
from held.language.pack import Procedure
from held.language.steps import Ask, AskKind, Step
from held.pages.components.links import Cited
from held.pages.procedures.chosen import Chosen
from held.pages.procedures.phrases import along_with, quoted
from held.pages.transitions.clauses import says_about
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital, curly

# How each kind of question is answered, where the question does not say it itself.
ANSWERED: dict[AskKind, str] = {
    AskKind.TEXT: "in a few words",
    AskKind.LONG_TEXT: "in words",
    AskKind.DATE: "a date",
    AskKind.DATE_AND_TIME: "a date and time",
    AskKind.YES_OR_NO: "yes or no",
    AskKind.LEVEL: "a level of need, with its indicators beside",
    AskKind.PEOPLE: "the people, a line each",
}


@dataclass(frozen=True)
class Asking:
    """`heading` where it stands under a new one; `how` it is answered."""

    heading: str
    name: str
    how: str
    prompt: str


@dataclass(frozen=True)
class StepAsked:
    anchor: str
    name: str
    who: str
    outcomes: str
    notes: tuple[str, ...]
    asks: tuple[Asking, ...]
    cites: tuple[Cited, ...]


def steps_asked(procedure: Procedure, found: Chosen) -> tuple[StepAsked, ...]:
    """In the order of the file."""
    return tuple(_step(step, procedure, found) for step in procedure.steps.values())


def _step(step: Step, procedure: Procedure, found: Chosen) -> StepAsked:
    address = found.address("procedure", procedure)
    about = says_about(procedure, step.name)
    return StepAsked(
        anchor=anchor(step.name),
        name=capital(curly(step.name)),
        who=f"{_who(step)}{along_with(step)}",
        outcomes=quoted(step.outcomes) if step.outcomes else "",
        notes=tuple(_notes(step, procedure)),
        asks=tuple(_asks(step)),
        cites=tuple(
            Cited(Citation(one.clauses).words, f"{address}#{anchor(one.clauses[0])}")
            for one in about
            if one.clauses
        ),
    )


def _who(step: Step) -> str:
    if step.between:
        return (
            f"{capital(and_list([f'the {side}' for side in step.between]))}: one records, and names the other"
        )
    return capital(and_list([f"the {role}" for role in step.by], "or")) or "Anyone"


def _notes(step: Step, procedure: Procedure) -> Iterator[str]:
    if step.name in procedure.begins_with:
        yield f"It may begin the {procedure.name}."
    if step.repeats:
        yield "It may be taken more than once."


def _asks(step: Step) -> Iterator[Asking]:
    before = ""
    for ask in step.asks:
        heading = ask.heading or ""
        yield Asking(
            heading=curly(heading) if heading != before else "",
            name=capital(curly(ask.name)),
            how=_how(ask),
            prompt=curly(ask.prompt or ""),
        )
        before = heading


def _how(ask: Ask) -> str:
    match ask.kind:
        case AskKind.ONE_OF:
            return f"one of {quoted(ask.values)}"
        case AskKind.SEVERAL_OF:
            return f"any of {quoted(ask.values)}"
        case AskKind.WORKER:
            return f"a named {ask.role}"
        case AskKind.TEAM:
            return f"a team of {ask.service}"
        case _:
            return ANSWERED[ask.kind]
