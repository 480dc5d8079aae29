"""Another route is a step that is taken instead, or how an inner procedure ended: something that can be the latest result."""

from held.language.checks.report import Report
from held.language.events import InnerEnd, Taking
from held.language.norms import StandsIn


def check_ways(report: Report) -> None:
    """Nothing stands in for a step by being late, nor does the start; and no step stands in for itself."""
    for norm in report.of(StandsIn):
        for one in norm.event.any_of:
            if not isinstance(one, Taking | InnerEnd):
                says = (
                    "What is late, and the start, are no other route: what is late is still owed. "
                    "Name the step that is taken instead."
                )
                report.at_norm(norm, says)
            elif isinstance(one, Taking) and one.step in norm.steps:
                says = f"“{one.step}” can't stand in for itself. Name the step that is taken instead."
                report.at_norm(norm, says)
