"""A child's episodes come one after another, and the last of them alone is open."""

from collections.abc import Iterator
from itertools import groupby, islice

from held.record.actions.imports.known import says_of
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow

CHILDREN = 500


def overlapping(extract: Extract) -> Iterator[tuple[int, str]]:
    """The line of each episode that begins before the one before it has closed, and the sentence. And marks it bad."""
    rows = ExtractRow.objects.filter(extract=extract, kind="episodes").exclude(outcome__in=["bad", "same"])
    children = rows.order_by("about").values_list("about", flat=True).distinct().iterator(chunk_size=CHILDREN)
    while piece := list(islice(children, CHILDREN)):
        yield from _of(extract, piece)


def _of(extract: Extract, children: list[str]) -> Iterator[tuple[int, str]]:
    coming = list(
        ExtractRow.objects.filter(extract=extract, kind="episodes", about__in=children).exclude(outcome="bad")
    )
    named = {row.number for row in coming}
    before = CaseRow.objects.filter(
        system=extract.system,
        kind="episodes",
        child__case_rows__in=CaseRow.objects.filter(
            system=extract.system, kind="children", number__in=children
        ),
    )
    spans = [(row.about, says_of(row), row) for row in coming]
    for kept in before:
        if kept.number not in named:
            says = says_of(kept)
            spans.append((says["child number"], says, None))
    spans.sort(key=lambda span: (span[0], span[1]["opened"], span[1].get("closed") or "9999"))
    for _, episodes in groupby(spans, key=lambda span: span[0]):
        closed, last = "", ""
        for child, says, row in episodes:
            if row is not None and last and (closed == "" or says["opened"] < closed):
                row.outcome = "bad"
                row.save(update_fields=["outcome"])
                ended = f"closed on {closed}" if closed else "is open"
                yield (
                    row.line,
                    f"Child {child}'s episode {last} {ended}. One episode begins when the one before it has closed.",
                )
            closed, last = says.get("closed", ""), says["episode number"]
