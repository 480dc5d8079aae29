"""Steps on which nothing depends: whoever owes one can always do it at once, and nothing else is changed by it.

So a procedure without them reaches the same ends by the same ways, and owes something wherever it did, but for those
duties themselves. Looking at it is enough, and it has far fewer states.
"""

from dataclasses import replace

from held.language.conditions import Done
from held.language.events import Event, Lateness, Taking
from held.language.norms import (
    Assurance,
    Duty,
    MustInclude,
    Norm,
    Only,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)
from held.language.pack import Procedure, Rule
from held.proof.memory import conditions_of, events_of


def loose_steps(procedure: Procedure) -> frozenset[str]:
    """The steps of a procedure on which nothing depends. What begins it, or may be asked for again, is not among them."""
    asked = {step for step in procedure.steps if may_be_asked_again(procedure, step)}
    spoken_of = {step for each in procedure.assured for step in (each.step, *_in_assurance(each))}
    loose = frozenset(procedure.steps) - set(procedure.begins_with) - spoken_of - asked
    while True:
        kept = without_steps(procedure, loose)
        needed = set(_leaned_on(kept, loose)) | _answering(kept, loose, procedure)
        if not needed:
            return loose
        loose -= needed


def may_be_asked_again(procedure: Procedure, step: str) -> bool:
    """A sentence asks for the step without saying whether it is to be done anew, or sleeps at times."""
    return any(
        isinstance(norm, Duty)
        and norm.step == step
        and (norm.when is not None or not (norm.each_time or norm.unless_already_done))
        for norm in procedure.norms
    )


def without_steps(procedure: Procedure, gone: frozenset[str]) -> Procedure:
    """The procedure without these steps and every sentence that is about them alone."""
    rules = tuple(_rule_without(rule, gone) for rule in procedure.rules)
    steps = {name: step for name, step in procedure.steps.items() if name not in gone}
    return replace(procedure, steps=steps, rules=rules)


def _rule_without(rule: Rule, gone: frozenset[str]) -> Rule:
    return replace(
        rule,
        norms=_left(rule.norms, gone),
        questions=tuple((question, _left(norms, gone)) for question, norms in rule.questions),
    )


def _left(norms: tuple[Norm, ...], gone: frozenset[str]) -> tuple[Norm, ...]:
    found: list[Norm] = []
    for norm in norms:
        match norm:
            case Tells() | Sends() | RecordedAs() | SomeoneElse():
                continue
            case Only(if_possible=True):
                continue
            case Duty(step=step) | Opening(step=step) | MustInclude(step=step) if step in gone:
                continue
            case StandsIn(steps=steps):
                left = tuple(step for step in steps if step not in gone)
                if left:
                    found.append(replace(norm, steps=left))
            case _:
                found.append(norm)
    return tuple(found)


def _leaned_on(procedure: Procedure, loose: frozenset[str]) -> set[str]:
    """Those that some sentence which is left still speaks of."""
    found: set[str] = set()
    for norm in procedure.norms:
        found |= _spoken_of(norm)
        match norm:
            case Only(step=step) | Returning(step=step):
                found.add(step)
            case Stop(steps=steps):
                found.update(steps)
            case _:
                pass
    return found & loose


def _spoken_of(norm: Norm) -> set[str]:
    done = (part for condition in conditions_of(norm) for part in condition.parts if isinstance(part, Done))
    return {step for event in events_of(norm) for step in _named(event)} | {part.step for part in done}


def _in_assurance(assured: Assurance) -> list[str]:
    return [*_named(assured.closes), *(_named(assured.opens) if assured.opens else ())]


def _named(event: Event) -> list[str]:
    return [each.step for each in event.any_of if isinstance(each, Taking | Lateness)]


def _answering(procedure: Procedure, loose: frozenset[str], whole: Procedure) -> set[str]:
    """Those whose answers a condition looks at."""
    asked = {
        part.name
        for norm in procedure.norms
        for condition in conditions_of(norm)
        for part in condition.parts
        if not isinstance(part, Done) and hasattr(part, "name")
    }
    return {step for step in loose if any(ask.name in asked for ask in whole.steps[step].asks)}
