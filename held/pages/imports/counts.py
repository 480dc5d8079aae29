"""How an extract came out, or would, in words and in a table."""

from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.counts import counted
from held.pages.wording.phrases import capital
from held.record.reading.imports.extract import ExtractSeen

HOW = (
    ("new", "New"),
    ("changed", "Changed"),
    ("same", "The same"),
    ("disputed", "For a person to decide"),
    ("vanished", "Vanished"),
)


def came_out(one: ExtractSeen) -> str:
    """In a few words, for a list."""
    if one.state == "refused":
        return f"Refused: {counted(one.many('bad'), 'row is', 'rows are')} not right"
    if one.state == "taken in":
        changed = (
            f"{one.many('new'):,} new, {one.many('changed'):,} changed, {one.many('vanished'):,} vanished"
        )
        return f"Taken in by {one.begun_by}: {changed}" + (". Differences wait" if one.has_open else "")
    return "Waits for somebody to look at it" if one.state == "ready" else capital(one.state)


def files_table(one: ExtractSeen) -> Table:
    return Table(
        "The files",
        ("File", "Rows", *(words for _, words in HOW)),
        tuple(
            Row(
                (
                    f"{file.name}: {file.kind}",
                    f"{file.rows:,}",
                    *(f"{getattr(file, how):,}" for how, _ in HOW),
                )
            )
            for file in one.came.files
        ),
        is_caption_hidden=True,
    )


def faults_table(one: ExtractSeen) -> Table:
    return Table(
        "What is not right",
        ("Where", "Column", "What is wrong"),
        tuple(
            Row(
                (
                    f"{fault.file}, line {fault.line}" if fault.line else fault.file,
                    capital(fault.column)
                    if fault.column
                    else "The whole row"
                    if fault.line
                    else "The whole file",
                    fault.says,
                )
            )
            for fault in one.came.faults
        ),
        is_caption_hidden=True,
    )


def changed_table(one: ExtractSeen, said_of: str) -> Table:
    return Table(
        "What changes" if said_of == "would" else "What was changed",
        ("Of whom", "Column", "It was", "It is"),
        tuple(
            Row(
                (
                    _of(row.name, row.child, f"{row.kind} {row.number}"),
                    capital(each.column),
                    each.was or "Empty",
                    (each.says or "Empty")
                    + (
                        f". Here stands: {each.stands or 'nothing'}. A person decides"
                        if each.is_disputed
                        else ""
                    ),
                )
            )
            for row in one.came.changed
            for each in row.differences
        ),
    )


def gone_table(one: ExtractSeen) -> Table:
    return Table(
        "Not in it any more",
        ("Who or what", "Number there", "Last given out on"),
        tuple(
            Row(
                (
                    _of(row.name, row.child, row.kind),
                    f"{row.kind} {row.number}",
                    f"{row.last_seen:%-d %B %Y}",
                )
            )
            for row in one.came.gone
        ),
    )


def _of(name: str, child: str, otherwise: str) -> Cell | str:
    if child:
        return Cell(link=Link(name, reverse("child", kwargs={"public": child})))
    return name or otherwise
