"""The gap register of a pack as a page that a council could be handed: the same words as on screen, with room to answer."""

from collections.abc import Iterator, Sequence

from held.language.pack import Pack
from held.pages.procedures.clauses import Asked
from held.pages.procedures.gap_register import INTRODUCTION, Entry, register, tallied
from held.pages.wording.phrases import anchor, curly

LINE = r"\_" * 20
ROOM = f"\n> Answer: {LINE}\n>\n> Decided by, and on which day: {LINE}\n"


def gap_pages(pack: Pack, notice: Sequence[str]) -> Iterator[str]:
    """`notice`: what is said on top of every page about this pack."""
    yield f"# What the text leaves open: {curly(pack.title)}, version {pack.version}\n"
    yield from notice
    for paragraph in INTRODUCTION:
        yield f"{paragraph}\n"
    yield f"{tallied(pack)}\n"
    for group in register(pack, lambda procedure: f"{anchor(procedure.name)}.md"):
        yield f"## {group.heading}\n"
        for one in group.entries:
            yield from _entry(one)


def _entry(one: Entry) -> Iterator[str]:
    yield f"### {one.number}. {one.asked.asks}\n"
    yield f"{one.clause.words} ([{one.procedure}]({one.clause.url.partition('#')[0]}))\n"
    yield f"> {one.row.says}\n"
    yield from _answer(one.asked)
    if one.asks_for:
        yield f"**{one.asks_for}**\n{ROOM}"


def _answer(asked: Asked) -> Iterator[str]:
    if asked.between:
        yield f"It touches {asked.between} as well.\n"
    if not asked.answer:
        yield "*Open.* Nobody has answered, so no rule follows and nothing is stopped.\n"
        return
    yield f"*{asked.whose}:* {asked.answer}\n"
    for said in asked.norms:
        yield "- " + "".join(f"**{part.text}**" if part.is_strong else part.text for part in said.parts)
    if asked.norms:
        yield ""
