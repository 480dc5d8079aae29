"""A way through a procedure, told as a story that a practice lead can read."""

from held.language.norms import Norm
from held.language.pack import Procedure
from held.proof.programs import Act


def told(procedure: Procedure, acts: tuple[Act, ...]) -> tuple[str, ...]:
    """One line for each thing that happens, in order. Lines that change only what is known are told as such."""
    return tuple(f"{place}. {_line(procedure, act)}" for place, act in enumerate(acts, 1))


def _line(procedure: Procedure, act: Act) -> str:
    match act.kind:
        case "step":
            return f"{_who(procedure, act.name)}: {act.name}{_outcomes(act.results)}"
        case "begin":
            return f"The {act.name} begins"
        case "end":
            return f"The {act.name} ends{_outcomes(act.results)}"
        case "late":
            return f"Its day passes, and it is not done: {act.name}"
        case "known":
            return f"The record {'says' if act.results[0] == 'yes' else 'no longer says'} that {act.name}"


def _outcomes(results: tuple[str, ...]) -> str:
    said = [result for result in results if result]
    return f" ({' or '.join(said)})" if said else ""


def _who(procedure: Procedure, name: str) -> str:
    step = procedure.steps[name]
    if step.between:
        return f"{step.between[0]} and {step.between[1]}"
    return " or ".join(step.by) if step.by else "anyone"


def named(norm: Norm) -> str:
    """A sentence with what it cites: [5.7] “after …, must …”"""
    return f"[{norm.cites.words}] “{norm.words}”"
