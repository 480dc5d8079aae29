"""The lead passes to a person, so somebody must be named in that role."""

from held.language.checks.report import Report
from held.language.events import Taking
from held.language.norms import LeadPasses


def check_leads(report: Report) -> None:
    """Some step names a person in the role that is to lead. Whoever takes a step is named in no role by that: it may have
    been a deputy."""
    procedure = report.procedure
    named = {known.names for known in procedure.known.values()} | {procedure.lead_at_start}
    for step in procedure.steps.values():
        named.update(ask.role for ask in step.asks)
        named.update((*step.between, *step.accompanied_by))
    for norm in report.of(LeadPasses):
        if norm.role in named:
            continue
        taken = [procedure.steps[each.step] for each in norm.after.any_of if isinstance(each, Taking)]
        by_them = any(norm.role in step.by for step in taken)
        also = ", though it be the one who takes it" if by_them else ""
        says = (
            f"Nobody is ever named as “{norm.role}”, so the child would have no lead. "
            f"Let a step ask “a named {norm.role}”{also}."
        )
        report.at_norm(norm, says)
