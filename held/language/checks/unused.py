"""What the pack names and nothing uses is a slip, or a sentence that was forgotten. A draft may have such names."""

from collections.abc import Iterable

from held.language.checks.clauses import PACK_FILE
from held.language.faults import Faults
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    Tells,
)
from held.language.pack import Pack
from held.language.times import ByMeeting


def check_unused(pack: Pack, faults: Faults, lines: Lines) -> None:
    """Papers print steps that exist, the urgent step exists, and no name of the pack stands idle."""
    _printed(pack, faults, lines)
    _on_every_copy(pack, faults, lines)
    _appointments(pack, faults, lines)
    _urgent(pack, faults, lines)
    if pack.draft:
        return
    norms = [norm for procedure in pack.procedures.values() for norm in procedure.norms]
    used: dict[str, set[str]] = {
        "meeting": {
            norm.time.meeting for norm in norms if isinstance(norm, Duty) and isinstance(norm.time, ByMeeting)
        },
        "paper": {norm.paper for norm in norms if isinstance(norm, Sends)},
        "kind of entry": {norm.kind for norm in norms if isinstance(norm, RecordedAs)},
        "role": _roles(pack),
        "service": _services(pack),
    }
    named: dict[str, Iterable[str]] = {
        "meeting": pack.meetings,
        "paper": pack.papers,
        "kind of entry": pack.kinds,
        "role": pack.roles,
        "service": pack.services,
    }
    for kind, names in named.items():
        for name in names:
            if name not in used[kind]:
                line = lines.of(PACK_FILE, kind.split(" ")[0], name)
                faults.add(PACK_FILE, line, f"Nothing uses the {kind} “{name}”. Use it, or leave it out.")
    inside = {inner for procedure in pack.procedures.values() for inner in procedure.inside}
    for procedure in pack.procedures.values():
        if procedure.is_inner and not procedure.is_round and procedure.name not in inside:
            says = f"“{procedure.name}” runs inside no procedure. Name it under “inside:” of one, or leave it out."
            faults.add(procedure.file, lines.of(procedure.file, "procedure", procedure.name), says)


def _on_every_copy(pack: Pack, faults: Faults, lines: Lines) -> None:
    printed = {step for paper in pack.papers.values() for step in paper.prints}
    for procedure in pack.procedures.values():
        for step in procedure.steps.values():
            for ask in step.asks:
                if ask.every_copy_says_so and step.name not in printed:
                    line = lines.of(procedure.file, f"ask of {step.name}", ask.name)
                    says = (
                        f"Every copy is to say “{ask.name}”, but no paper prints “{step.name}”. "
                        "Put the step under “prints:” of a paper, or leave “every copy says so:” out."
                    )
                    faults.add(procedure.file, line, says)


def _appointments(pack: Pack, faults: Faults, lines: Lines) -> None:
    """What somebody is invited to is a step of the same procedure."""
    for procedure in pack.procedures.values():
        for step in procedure.steps.values():
            for ask in step.asks:
                if ask.invites_to and ask.invites_to not in procedure.steps:
                    line = lines.of(procedure.file, f"ask of {step.name}", ask.name)
                    known = meant(ask.invites_to, procedure.steps)
                    says = f"“{ask.invites_to}”, to which “{ask.name}” invites, is no step of this procedure.{known}"
                    faults.add(procedure.file, line, says)


def _printed(pack: Pack, faults: Faults, lines: Lines) -> None:
    steps = [step for procedure in pack.procedures.values() for step in procedure.steps]
    for paper in pack.papers.values():
        for step in paper.prints:
            if step not in steps:
                line = lines.of(PACK_FILE, f"printed by {paper.name}", step)
                says = f"“{step}”, which “{paper.name}” prints, is no step of this pack.{meant(step, steps)}"
                faults.add(PACK_FILE, line, says)


def _urgent(pack: Pack, faults: Faults, lines: Lines) -> None:
    name, step = pack.urgent
    outer = {name: each for name, each in pack.procedures.items() if not each.is_inner}
    if name not in outer:
        line = lines.of(PACK_FILE, "urgent", "procedure")
        faults.add(PACK_FILE, line, f"“{name}” is no procedure of this pack.{meant(name, outer)}")
    elif step not in outer[name].steps:
        line = lines.of(PACK_FILE, "urgent", "step")
        faults.add(PACK_FILE, line, f"“{step}” is no step of “{name}”.{meant(step, outer[name].steps)}")


def _roles(pack: Pack) -> set[str]:
    """Roles that take, name, hear or stand in for something. A manager has the built-in ends besides."""
    used = {role.name for role in pack.roles.values() if role.manages}
    used.update(deputy for role in pack.roles.values() for deputy in role.deputies)
    used.update(role for meeting in pack.meetings.values() for role in meeting.invites)
    for procedure in pack.procedures.values():
        used.update(known.names for known in procedure.known.values())
        used.add(procedure.lead_at_start or "")
        for step in procedure.steps.values():
            used.update((*step.roles, *step.accompanied_by), (ask.role or "" for ask in step.asks))
        for norm in procedure.norms:
            if isinstance(norm, Duty | InnerDuty | Opening | Returning | Tells | LeadPasses):
                used.add(norm.role or "")
    return used


def _services(pack: Pack) -> set[str]:
    used = {role.service for role in pack.roles.values()}
    for procedure in pack.procedures.values():
        used.update((procedure.comes_from or "", procedure.goes_to or ""))
        used.update(ask.service or "" for step in procedure.steps.values() for ask in step.asks)
        for norm in procedure.norms:
            if isinstance(norm, Holds | Ends | Sends | GoesTo):
                used.add(norm.service or "")
    return used
