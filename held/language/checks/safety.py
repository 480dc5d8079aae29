"""What is for safety is stopped by nothing but its own end."""

from held.language.checks.report import Report
from held.language.norms import MustInclude, Norm, Only, Opening, SomeoneElse, StandsIn, Stop


def check_safety(report: Report) -> None:
    """No gate, stop, missing answer or other route on a step for safety; the urgent step is one."""
    safe = {norm.step for norm in report.of(Opening) if norm.for_safety}
    for norm in report.procedure.norms:
        stopped = _stops(norm) & safe
        if stopped:
            says = f"“{min(stopped)}” is for safety, and this sentence could stop it. Leave it out of the sentence."
            report.at_norm(norm, says)
    procedure, step = report.pack.urgent
    if procedure != report.procedure.name or step not in report.procedure.steps:
        return
    if step not in safe:
        says = f"“{step}” is the urgent step of this pack but not for safety. Write “anyone may {step}, for safety”."
        report.at_step(step, says)
    if step not in report.procedure.begins_with:
        says = f"“{step}” is the urgent step, so a transition must be able to begin with it. Add it to “begins with:”."
        report.at_step(step, says)


def _stops(norm: Norm) -> set[str]:
    match norm:
        case Only(if_possible=False) | MustInclude() | SomeoneElse():
            return {norm.step}
        case Stop() | StandsIn():
            return set(norm.steps)
        case _:
            return set()
