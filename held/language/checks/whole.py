"""Every check that looks at a pack whose sentences have been read."""

from collections.abc import Set as AbstractSet

from held.language.checks.beginnings import check_beginnings
from held.language.checks.clauses import check_clauses
from held.language.checks.endings import check_endings
from held.language.checks.facts import check_facts
from held.language.checks.leads import check_leads
from held.language.checks.letters import check_letters
from held.language.checks.openings import check_openings
from held.language.checks.renamed import check_renamed
from held.language.checks.report import Report
from held.language.checks.roles import check_roles
from held.language.checks.safety import check_safety
from held.language.checks.teams import check_teams
from held.language.checks.unused import check_unused
from held.language.checks.ways import check_ways
from held.language.faults import Faults
from held.language.lines import Lines
from held.language.pack import Pack


def check(pack: Pack, faults: Faults, lines: Lines, *, whole: bool, readable: AbstractSet[str]) -> None:
    """`whole`: every file was read without a fault. `readable`: procedures of which every sentence was read. What could
    follow from another fault is not looked for, so that nobody is sent after a fault that isn't one."""
    for procedure in pack.procedures.values():
        if procedure.name not in readable:
            continue
        report = Report(pack, procedure, faults, lines)
        check_beginnings(report)
        check_openings(report)
        check_roles(report)
        check_facts(report)
        check_endings(report)
        check_leads(report)
        check_safety(report)
        check_renamed(report)
        check_ways(report)
        check_teams(report)
    check_clauses(pack, faults, lines, whole=whole)
    if whole:
        check_letters(pack, faults, lines)
        check_unused(pack, faults, lines)
