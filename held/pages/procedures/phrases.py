"""Events, conditions and people as a sentence for reading says them: outcomes in quotation marks, roles with "the"."""

from collections.abc import Sequence

from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.pack import Procedure
from held.language.steps import Step
from held.pages.wording.names import and_list


def quoted(words: Sequence[str], joined: str = "or") -> str:
    """ "“yes”", "“yes” or “not yet”"."""
    return and_list([f"“{word}”" for word in words], joined)


def the_event(event: Event, procedure: Procedure) -> str:
    """After the word "after", "from" or "until"."""
    return and_list([_occurrence(one, procedure) for one in event.any_of], "or")


def _occurrence(occurrence: Occurrence, procedure: Procedure) -> str:
    match occurrence:
        case Start():
            return "the start"
        case Taking(step, outcomes):
            return f"{procedure.steps[step].doing}{_in_brackets(outcomes)}"
        case Lateness(step):
            return f"{procedure.steps[step].doing} is late"
        case InnerEnd(inner, results):
            return f"the end of the {inner}{_in_brackets(results)}"


def _in_brackets(outcomes: Sequence[str]) -> str:
    return f" ({quoted(outcomes)})" if outcomes else ""


def the_condition(condition: Condition, procedure: Procedure) -> str:
    """As statements, after "when", "while" or "unless"."""
    return and_list([_statement(part, procedure) for part in condition.parts], condition.joined)


def is_all_done(condition: Condition) -> bool:
    """Whether all it asks for is that steps were taken, so that "only after" reads better than "only when"."""
    return all(isinstance(part, Done) and not part.negated for part in condition.parts)


def the_steps_done(condition: Condition, procedure: Procedure) -> str:
    """After "only after", where `is_all_done`."""
    done = [part for part in condition.parts if isinstance(part, Done)]
    return and_list(
        [f"{procedure.steps[part.step].doing}{_in_brackets(part.outcomes)}" for part in done],
        condition.joined,
    )


def _statement(part: Part, procedure: Procedure) -> str:
    match part:
        case Done(step, (), negated):
            return f"{procedure.steps[step].doing} has {'not ' if negated else ''}happened"
        case Done(step, outcomes, negated):
            doing = procedure.steps[step].doing
            return f"{doing} {'did not come out' if negated else 'came out'} {quoted(outcomes)}"
        case InnerOpen(inner, negated):
            return f"no {inner} is open" if negated else f"the {inner} is open"
        case Ended(inner, results, negated):
            ended = f"the {inner} has ended{_in_brackets(results)}"
            return f"it is not so that {ended}" if negated else ended
        case Stands(name, "yes", negated):
            return f"it is not so that {name}" if negated else name
        case Stands(name, value, negated):
            return f"{name} is {'not ' if negated else ''}“{value}”"


def whoever(step: Step, role: str | None = None) -> str:
    """Who may take a step: the role that is named; else both sides of it, or any of its roles."""
    if role and not step.between:
        return f"the {role}"
    if step.between:
        return and_list([f"the {side}" for side in step.between])
    return and_list([f"the {one}" for one in step.by], "or") or "anyone"


def whoever_owes(step: Step, role: str | None) -> str:
    """The subject of a duty: what anybody may do, and no role is named for, is the lead's to do."""
    return whoever(step, role) if role or step.roles else "the lead"


def along_with(step: Step) -> str:
    """Who comes along: ", together with the nurse"; nothing where nobody does."""
    along = and_list([f"the {role}" for role in step.accompanied_by])
    return f", together with {along}" if along else ""


def a_kind(kind: str) -> str:
    """ "a panel note", "an agreement"."""
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"
