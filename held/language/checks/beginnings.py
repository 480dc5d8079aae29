"""Where a procedure comes from, leads to and runs inside: names of the pack, put together so that they fit."""

from collections.abc import Iterable

from held.language.checks.report import Report
from held.language.nearest import meant


def check_beginnings(report: Report) -> None:
    """`from`, `to`, `lead at start`, `inside` and what a known asks of are known; steps of an inner procedure are called
    apart."""
    procedure, pack = report.procedure, report.pack
    for key, name in (("from", procedure.comes_from), ("to", procedure.goes_to)):
        _known(report, key, name, pack.services, "service of this pack")
    _known(report, "lead at start", procedure.lead_at_start, pack.roles, "role of this pack")
    inners = [name for name, other in pack.procedures.items() if other.is_inner and not other.is_round]
    for inner in procedure.inside:
        _known(report, "inside", inner, inners, "inner procedure of this pack")
        for step in pack.procedures[inner].steps if inner in inners else ():
            if step in procedure.steps:
                says = f"“{step}” is also a step of “{inner}”, which runs inside. Name one of them otherwise."
                report.at_step(step, says)
    beside = [
        name for name, other in pack.procedures.items() if not other.is_inner and name != procedure.name
    ]
    for known in procedure.known.values():
        if known.running == procedure.name:
            report.at_name(
                "known", known.name, f"“{known.running}” runs whenever this is asked. Leave it out."
            )
        elif known.running and known.running not in beside:
            says = (
                f"“{known.running}” is no procedure that runs beside this one.{meant(known.running, beside)}"
            )
            report.at_name("known", known.name, says)
    lead = pack.roles.get(procedure.lead_at_start or "")
    if lead and procedure.comes_from in pack.services and lead.service != procedure.comes_from:
        says = (
            f"The lead at the start, “{lead.name}”, works for {lead.service}, but the child comes from "
            f"{procedure.comes_from}. Name a role of {procedure.comes_from}."
        )
        report.at_name("key", "lead at start", says)


def _known(report: Report, key: str, name: str | None, known: Iterable[str], called: str) -> None:
    names = list(known)
    if name is not None and name not in names:
        report.at_name("key", key, f"“{name}” is no {called}.{meant(name, names)}")
