"""A step that asks which team asks for one of a service of this pack."""

from held.language.checks.report import Report
from held.language.nearest import meant


def check_teams(report: Report) -> None:
    """Where the service is none, nobody's tray could be meant."""
    services = report.pack.services
    for step in report.procedure.steps.values():
        for ask in step.asks:
            if ask.service is not None and ask.service not in services:
                says = f"“{ask.service}” is no service of this pack.{meant(ask.service, services)}"
                report.at_name(f"ask of {step.name}", ask.name, says)
