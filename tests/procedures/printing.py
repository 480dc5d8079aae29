"""docs/procedures, printed from the packs that are shipped: clause by clause, what Held does because of each."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from held.engine.flow import flow
from held.language.days import in_words
from held.language.pack import Pack, Procedure
from held.language.statutory_clock import StatutoryClock
from held.pages.components.tables import Cell
from held.pages.procedures.clauses import Asked, ClauseRow, clause_rows, counts
from held.pages.procedures.limits import limit_table, no_number_table, resting
from held.pages.procedures.sentences import Said, say
from held.pages.wording.counts import counted
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital, curly
from held.pictures.alone import alone
from held.pictures.flowchart.draw import flowchart
from held.pictures.flowchart.saying import LEGEND, flow_rows
from tests.procedures.changes_printed import changes_pages
from tests.procedures.coverage import coverage
from tests.procedures.gaps_printed import gap_pages
from tests.procedures.packs import HOUSE, the_pack
from tests.procedures.refusals import table
from tests.procedures.side_by_side_printed import side_by_side_pages
from tests.proof.gaps_shown import NAME

DOCS = HOUSE / "docs" / "procedures"
SHIPPED = sorted(path.parent for path in (HOUSE / "held/procedures").glob("*/*/pack.yaml"))
ANEW = "Print it anew with `python -m tests.procedures`."


def printed_docs() -> dict[Path, str]:
    """Every file of docs/procedures and what stands in it."""
    packs = [the_pack(path) for path in SHIPPED]
    pages = {
        DOCS / "README.md": _index(packs),
        DOCS / "coverage.md": coverage(list(zip(packs, SHIPPED, strict=True)), ANEW),
    }
    for pack, path in zip(packs, SHIPPED, strict=True):
        folder = DOCS / folder_of(pack)
        pages[folder / "refusals.md"] = table(pack, path)
        pages[folder / "README.md"] = "\n".join(_pack(pack))
        pages[folder / "gaps.md"] = "\n".join(gap_pages(pack, list(_notice(pack))))
        if pack.statutory_clock:
            pages[folder / "statutory-clock.md"] = "\n".join(_statutory_clock(pack, pack.statutory_clock))
        for procedure in pack.procedures.values():
            slug = anchor(procedure.name)
            pages[folder / f"{slug}.md"] = "\n".join(_procedure(pack, procedure))
            pages[folder / f"{slug}.svg"] = alone(flowchart(flow(pack, procedure.name)))
    return pages | _compared(packs)


def _compared(packs: Sequence[Pack]) -> dict[Path, str]:
    """What each later version changes, and the latest of every two authorities side by side."""
    latest: dict[str, Pack] = {}
    pages: dict[Path, str] = {}
    for pack in packs:
        if pack.name in latest:
            changes = changes_pages(latest[pack.name], pack, ANEW)
            pages[DOCS / folder_of(pack) / "changes.md"] = "\n".join(changes)
        latest[pack.name] = pack
    for left, right in combinations(latest.values(), 2):
        file = f"{anchor(left.name)}-beside-{anchor(right.name)}.md"
        pages[DOCS / file] = "\n".join(side_by_side_pages(left, right, ANEW))
    return pages


def folder_of(pack: Pack) -> str:
    return anchor(f"{pack.name} {pack.version}")


def _index(packs: Sequence[Pack]) -> str:
    lines = [
        "# The procedures that are shipped",
        "",
        f"Printed from their files in `held/procedures`. {ANEW}",
        "On screen the same stands under *Procedures*, with every clause that a page cites linked to it.",
        "",
    ]
    for pack in packs:
        lines.append(f"- [{pack.title}, version {pack.version}]({folder_of(pack)}/README.md). {pack.notice}")
    lines.append(
        "\n[Every clause](coverage.md): the sentences that ask it, the stories that keep and break it, or why not."
    )
    for file in _compared(packs):
        called = "What it changes" if file.name == "changes.md" else "Two authorities side by side"
        lines.append(f"\n[{called}]({file.relative_to(DOCS).as_posix()})")
    return "\n".join([*lines, ""])


def _pack(pack: Pack) -> Iterator[str]:
    yield f"# {curly(pack.title)}, version {pack.version}\n"
    yield from _notice(pack)
    yield "## Procedures\n"
    for procedure in pack.procedures.values():
        how_many = counts(procedure)
        questions = f"{counted(how_many.questions, 'question')}, {how_many.open} open"
        yield (
            f"- [{curly(procedure.title)}]({anchor(procedure.name)}.md): {counted(how_many.norms, 'rule')}, {questions}"
        )
    yield "\n[What the text leaves open](gaps.md): every question, our answer, and room for the authority's."
    if (DOCS / folder_of(pack) / NAME).exists():
        yield f"\n[What each answer holds up]({NAME}): what the proof finds where it is taken out."
    if pack.statutory_clock:
        yield "\nNational limits and their sources: [the statutory clock](statutory-clock.md)"
    yield "\n## Every clause, and what became of it\n"
    yield "| Clause | What it is about | What became of it |\n|---|---|---|"
    for clause in pack.clauses.values():
        cited = [
            f"[{curly(procedure.title)}]({anchor(procedure.name)}.md)"
            for procedure in pack.procedures.values()
            if any(clause.id in rule.clauses for rule in procedure.rules)
        ]
        fate = f"Rules in {and_list(cited)}" if cited else ""
        fate = fate or ("Left for later" if clause.left_for_later else "")
        fate = fate or f"Nothing to encode: {curly(clause.nothing_because or '')}"
        yield f"| {clause.id} | {curly(clause.heading)} | {fate} |"
    yield ""


def _statutory_clock(pack: Pack, clock: StatutoryClock) -> Iterator[str]:
    yield f"# The statutory clock of {curly(pack.title)}, version {pack.version}\n"
    yield from _notice(pack)
    yield f"{clock.country}, as it stood on {in_words(clock.stood_on)}. {curly(clock.note)}\n"
    for each in (limit_table(clock), no_number_table(clock)):
        yield f"## {each.caption}\n"
        yield f"| {' | '.join(each.headings)} |\n|{'---|' * len(each.headings)}"
        for row in each.rows:
            yield f"| {' | '.join(map(_cell, row.cells))} |"
        yield ""
    yield "## Rules that rest on it\n"
    for procedure, norm in resting(pack):
        said, page = say(norm, procedure, pack).plain, f"{anchor(procedure.name)}.md"
        yield f"- {norm.cites.words}, [{curly(procedure.title)}]({page}): {said}"
    yield ""


def _cell(cell: Cell | str) -> str:
    return cell if isinstance(cell, str) else f"**{cell.bold}**, {cell.words}" if cell.bold else cell.words


def _notice(pack: Pack) -> Iterator[str]:
    yield f"> **{curly(pack.notice)}**\n>\n> Source: {curly(pack.source)}. The words below are ours.\n"
    yield f"{ANEW}\n"


def _procedure(pack: Pack, procedure: Procedure) -> Iterator[str]:
    how_many = counts(procedure)
    yield f"# {curly(procedure.title)}\n"
    yield from _notice(pack)
    yield f"{counted(how_many.clauses, 'clause')}, {counted(how_many.norms, 'rule')}."
    yield f"{counted(how_many.questions, 'question')}: {how_many.answered}.\n"
    yield "## At a glance\n"
    yield f"![Flowchart: {curly(procedure.title)}]({anchor(procedure.name)}.svg)\n\n{LEGEND}\n"
    yield from _flow_table(pack, procedure)
    yield "## Clause by clause\n"
    for row in clause_rows(procedure, pack):
        yield from _clause(row)


def _flow_table(pack: Pack, procedure: Procedure) -> Iterator[str]:
    chart = flow(pack, procedure.name)
    yield "| Step | By whom | What follows | Notes |\n|---|---|---|---|"
    for row in flow_rows(chart):
        number = f"{row.number}. " if row.number else ""
        follows = "<br>".join(capital(one) for one in row.follows) or "Nothing of itself"
        notes = number + "<br>".join(capital(one) for one in row.notes)
        yield f"| {capital(row.step)} | {capital(row.who)} | {follows} | {notes} |"
    yield ""
    for note in chart.notes:
        yield f"- {note.says} ({note.cites.words})"
    yield ""


def _clause(row: ClauseRow) -> Iterator[str]:
    yield f"### {row.title}\n"
    if row.also:
        yield f"{'; '.join(title for _, title in row.also)}\n"
    yield f"> {row.says}\n"
    yield from _norms(row.norms)
    if not row.norms and not row.questions:
        yield "No rule follows from it: it is read, and nothing is asked or stopped.\n"
    for asked in row.questions:
        yield from _gap(asked)


def _gap(asked: Asked) -> Iterator[str]:
    yield f"**{asked.asks}**\n"
    if asked.answer:
        yield f"*{asked.whose}:* {asked.answer}\n"
        yield from _norms(asked.norms)
    else:
        yield "*Open.* Nobody has answered, so no rule follows and nothing is stopped.\n"


def _norms(norms: Sequence[Said]) -> Iterator[str]:
    for said in norms:
        yield "- " + "".join(f"**{part.text}**" if part.is_strong else part.text for part in said.parts)
    if norms:
        yield ""
