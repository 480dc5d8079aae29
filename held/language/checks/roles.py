"""A duty names a role of the step it asks for; the step's own roles take it."""

from held.language.checks.report import Report
from held.language.norms import Duty, InnerDuty, Opening, Returning


def check_roles(report: Report) -> None:
    """A role in a sentence is one of those that may take the step. A step that anyone may take accepts any role."""
    for owed in report.of(InnerDuty):
        _begun_by(report, owed)
    for norm in report.procedure.norms:
        if not isinstance(norm, Duty | Opening | Returning) or norm.role is None:
            continue
        roles = report.procedure.steps[norm.step].roles
        if roles and norm.role not in roles:
            says = (
                f"“{norm.step}” is not taken by “{norm.role}” but by {' or '.join(roles)}. Name one of them."
            )
            report.at_norm(norm, says)
        if isinstance(norm, Opening) and norm.for_safety:
            says = f"What is for safety is open to anyone. Write “anyone may {norm.step}, for safety”."
            report.at_norm(norm, says)


def _begun_by(report: Report, norm: InnerDuty) -> None:
    """Who owes it that an inner procedure begins may take a step that begins it."""
    inner = report.pack.procedures.get(norm.inner)
    if inner is None or norm.role is None:
        return
    beginnings = [inner.steps[step].roles for step in inner.begins_with if step in inner.steps]
    if all(beginnings) and not any(norm.role in roles for roles in beginnings):
        able = " or ".join(dict.fromkeys(role for roles in beginnings for role in roles))
        report.at_norm(norm, f"“{norm.inner}” is not begun by “{norm.role}” but by {able}. Name one of them.")
