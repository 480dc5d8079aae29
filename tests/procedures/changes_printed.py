"""What a later version of a shipped pack changes, as on screen: change by change, the heaviest first."""

from collections.abc import Iterator

from held.engine.versions.compare import compare
from held.language.pack import Pack
from held.pages.procedures.changes import ShownChange, shown_changes
from held.pages.wording.counts import counted
from held.pages.wording.phrases import curly


def changes_pages(old: Pack, new: Pack, anew: str) -> Iterator[str]:
    """`anew` says how it is printed."""
    changes = compare(old, new)
    yield f"# {curly(new.title)}: what version {new.version} changes in version {old.version}\n"
    yield f"> **{curly(new.notice)}**\n\n{counted(len(changes), 'change')}, the heaviest first. {anew}\n"
    for group in shown_changes(changes, old, new):
        yield f"## {group.heading}\n"
        for change in group.changes:
            yield from _change(change, len(changes))


def _change(change: ShownChange, total: int) -> Iterator[str]:
    yield f"**Change {change.number} of {total}** ({change.about}). {change.says}\n"
    for side in change.sides:
        cites = f" ({side.cites})" if side.cites else ""
        yield f"- {side.label}{cites}: {side.said.plain}"
    if change.sides:
        yield ""
