"""What stands against a step, whoever takes it and however it comes out."""

from dataclasses import dataclass

from held.engine.gates import stopped, unmet
from held.engine.looking import Look
from held.engine.owing import is_beginning, openers
from held.engine.reasons import not_open, replaced
from held.engine.situation import Reason
from held.engine.state import Run


@dataclass(frozen=True, slots=True)
class Against:
    """`is_open`: some norm opens the step, or it is a beginning; it may still be refused for `reasons`."""

    is_open: bool
    reasons: tuple[Reason, ...]
    warnings: tuple[Reason, ...]

    @property
    def needed(self) -> set[str | None]:
        """What the reasons already need: a further reason that needs the same would say it twice."""
        return {reason.needs for reason in self.reasons}


def against(look: Look, run: Run, step: str) -> Against:
    """Its gates and stops, and why it is not open, where it isn't."""
    gates = list(unmet(look, run, step))
    reasons = [reason for reason in gates if reason.kind != "if possible"]
    reasons.extend(stopped(look, run, step))
    is_open = bool(openers(run, step)) or is_beginning(run, step)
    stand_in = run.stand_in(step)
    if stand_in:
        is_open = False
        reasons.insert(0, replaced(run, step, stand_in))
    elif not is_open:
        closed = not_open(look, run, step, {reason.needs for reason in reasons})
        if closed:
            reasons.insert(0, closed)
    warnings = tuple(reason for reason in gates if reason.kind == "if possible")
    return Against(is_open, tuple(reasons), warnings)
