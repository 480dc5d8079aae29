"""A step that nothing opens can never be taken; a step that is never owed can never be late."""

from held.language.checks.report import Report, occurrences
from held.language.events import Lateness
from held.language.norms import Duty, Opening, Returning


def check_openings(report: Report) -> None:
    """Every step is opened by a norm, or begins the procedure. What is named as late is owed by somebody."""
    opened = set(report.procedure.begins_with)
    opened.update(norm.step for norm in report.of(Duty))
    opened.update(norm.step for norm in report.of(Opening))
    opened.update(norm.step for norm in report.of(Returning))
    for step in report.procedure.steps:
        if step not in opened:
            says = (
                f"Nothing opens the step “{step}”, so it can never be taken. Add a sentence with “must” or “may {step}”, "
                "or leave the step out."
            )
            report.at_step(step, says)
    owed = {norm.step for norm in report.of(Duty) if norm.force != "may"}
    owed.update(norm.step for norm in report.of(Returning))
    for norm in report.procedure.norms:
        for late in (each for each in occurrences(norm) if isinstance(each, Lateness)):
            if late.step not in owed:
                says = f"“{late.step}” is never owed, so it is never late. Add a sentence with “must {late.step}”."
                report.at_norm(norm, says)
