"""The shipped authorities side by side, as on screen, for whoever has installed nothing."""

from collections.abc import Iterator, Sequence

from held.language.pack import Pack
from held.pages.procedures.side_by_side import ShownKind, ShownRow, Told, side_by_side
from held.pages.wording.phrases import curly


def side_by_side_pages(left: Pack, right: Pack, anew: str) -> Iterator[str]:
    """`anew` says how it is printed."""
    yield f"# {curly(left.title)}, beside {curly(right.title)}\n"
    yield f"Read from the two files alone. {anew}\n"
    for pack in (left, right):
        yield f"> **{curly(pack.title)}, version {pack.version}.** {curly(pack.notice)} Source: {curly(pack.source)}.\n"
    for kind in side_by_side(left, right):
        yield from _kind(kind, (curly(left.title), curly(right.title)))


def _kind(kind: ShownKind, titles: tuple[str, str]) -> Iterator[str]:
    yield f"## {kind.heading}\n"
    for title, procedures in zip(titles, (kind.left, kind.right), strict=True):
        yield f"- **{title}**: {procedures or 'has no such procedure'}"
    yield f"\n| About | {titles[0]} | {titles[1]} |\n|---|---|---|"
    for row in (*kind.rows, *kind.rest):
        yield f"| {_about(row)} | {_told(row.left)} | {_told(row.right)} |"
    yield ""


def _about(row: ShownRow) -> str:
    return f"**{row.about}**<br>{row.verdict}"


def _told(points: Sequence[Told]) -> str:
    return (
        "<br>".join(f"- {one.says}{f' ({one.cites})' if one.cites else ''}" for one in points)
        or "Says nothing of it."
    )
