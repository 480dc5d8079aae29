"""One fact has one closed list, whichever steps ask it, and one date one kind; and no known is asked."""

from held.language.checks.report import Report, parts
from held.language.conditions import Stands
from held.language.norms import Duty, InnerDuty
from held.language.steps import Ask
from held.language.times import Before


def check_facts(report: Report) -> None:
    """A fact that a condition names, or a date that a time does, is asked alike by all its steps; knowns and what is
    asked have different names."""
    procedure = report.procedure
    used = {part.name for norm in procedure.norms for part in parts(norm) if isinstance(part, Stands)}
    duties: list[Duty | InnerDuty] = [*report.of(Duty), *report.of(InnerDuty)]
    used.update(norm.time.date for norm in duties if isinstance(norm.time, Before))
    asked: dict[str, Ask] = {}
    for step in procedure.steps.values():
        for ask in step.asks:
            if ask.name in procedure.known:
                says = f"“{ask.name}” is a known, which the record answers, so no step asks it. Name one otherwise."
                report.at_name(f"ask of {step.name}", ask.name, says)
            if ask.name not in used:
                continue
            first = asked.setdefault(ask.name, ask)
            if (ask.kind, ask.values) != (first.kind, first.values):
                says = f"“{ask.name}” is asked in two ways, so a sentence on it has no one meaning. Ask it alike."
                report.at_name(f"ask of {step.name}", ask.name, says)
    for name in procedure.known:
        if name not in used:
            says = f"No sentence uses the known “{name}”. Use it in a condition, or leave it out."
            report.at_name("known", name, says)
