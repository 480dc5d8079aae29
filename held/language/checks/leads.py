"""The lead passes to a person, so somebody must be named in that role."""

from held.language.checks.report import Report
from held.language.events import Taking
from held.language.norms import LeadPasses


def check_leads(report: Report) -> None:
    """Some step names a person in the role that is to lead, or is taken by one of that role alone."""
    procedure = report.procedure
    named = {known.names for known in procedure.known.values()} | {procedure.lead_at_start}
    for step in procedure.steps.values():
        named.update(ask.role for ask in step.asks)
        named.update((*step.between, *step.accompanied_by))
    for norm in report.of(LeadPasses):
        taken_by = [procedure.steps[each.step].by for each in norm.after.any_of if isinstance(each, Taking)]
        if norm.role not in named and (norm.role,) not in taken_by:
            says = (
                f"Nobody is ever named as “{norm.role}”, so the child would have no lead. "
                f"Let a step ask “a named {norm.role}”."
            )
            report.at_norm(norm, says)
