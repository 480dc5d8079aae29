"""How a procedure ends: where it says, in the words it may use, and where the next one begins."""

from held.language.checks.report import Report
from held.language.nearest import meant
from held.language.norms import Ends, GoesTo, Holds, LeadPasses


def check_endings(report: Report) -> None:
    """An inner procedure ends in each of its results and holds no child; an outer one ends somewhere, and there."""
    ends = report.of(Ends)
    if report.procedure.is_inner:
        _inner(report, ends)
        return
    for norm in ends:
        if norm.begins is not None:
            _begins(report, norm)
    begun = [report.pack.procedures.get(norm.begins or "") for norm in ends]
    left_with = {norm.service for norm in ends} | {each.goes_to for each in begun if each}
    goes_to = report.procedure.goes_to
    if not ends:
        says = f"Nothing ends “{report.procedure.name}”. Add a sentence “… ends the transition and leaves the child with …”."
        report.at_name("procedure", report.procedure.name, says)
    elif goes_to in report.pack.services and goes_to not in left_with:
        says = f"No ending leaves the child with {goes_to}, where this procedure leads. Add one, or put “to:” right."
        report.at_name("key", "to", says)


def _inner(report: Report, ends: list[Ends]) -> None:
    for norm in report.procedure.norms:
        if isinstance(norm, Holds | LeadPasses | GoesTo) or (
            isinstance(norm, Ends) and norm.service is not None
        ):
            says = (
                "A round is about no child, so it holds none and passes no lead. Leave this out."
                if report.procedure.is_round
                else "An inner procedure holds no child and passes no lead. Say this in the procedure it runs inside."
            )
            report.at_norm(norm, says)
    reached = {norm.result for norm in ends}
    for ending in report.procedure.endings:
        if ending not in reached:
            says = f"Nothing ends “{report.procedure.name}” as “{ending}”. Add a sentence “… ends it as {ending}”."
            report.at_name("key", "endings", says)


def _begins(report: Report, norm: Ends) -> None:
    begun = report.pack.procedures.get(norm.begins or "")
    if begun is None:
        outer = [name for name, other in report.pack.procedures.items() if not other.is_inner]
        report.at_norm(
            norm, f"“{norm.begins}” is no procedure of this pack.{meant(norm.begins or '', outer)}"
        )
    elif begun.comes_from != norm.service:
        says = (
            f"“{begun.name}” begins with {begun.comes_from}, but this leaves the child with {norm.service}. "
            "Leave the child where the next procedure begins."
        )
        report.at_norm(norm, says)
