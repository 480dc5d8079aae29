"""The table of refusals: what was so, who tried what, allowed or not, in which sentence and by which clause.

Read from what every story comes to, which is kept beside it and compared with what the engine says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from held.language.norms import MustInclude, Only, SomeoneElse, Stop
from held.language.pack import Pack

ACT = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d, (?P<who>[^:]+): (?P<what>.+)$")
REFUSED = re.compile(r"^  refused: (?P<says>.*) \[(?P<cites>[^\]]*)\]$")
LAST_FACTS = 3


@dataclass(frozen=True)
class Try:
    """`facts`: what had been done before, the latest last. `sentences` is empty where it was allowed."""

    story: str
    facts: tuple[str, ...]
    who: str
    what: str
    sentences: tuple[tuple[str, str], ...]

    @property
    def is_allowed(self) -> bool:
        return not self.sentences


def tries(folder: Path) -> Iterator[Try]:
    """Every act of every story of the pack in this folder, in the order of the stories' names."""
    for file in sorted((folder / "stories" / "printed").glob("*.txt")):
        yield from _tries(file.read_text(encoding="utf-8"))


def _tries(text: str) -> Iterator[Try]:
    title, *blocks = text.split("\n\n")
    done: list[str] = []
    for block in blocks:
        first, *lines = block.splitlines() or [""]
        act = ACT.match(first)
        if act is None:
            continue
        found = [match for line in lines if (match := REFUSED.match(line))]
        sentences = tuple((match["says"], match["cites"]) for match in found)
        yield Try(title.strip(), tuple(done[-LAST_FACTS:]), act["who"], act["what"], sentences)
        if not sentences:
            done.append(act["what"])


def refusals(folder: Path) -> list[tuple[Try, Try | None]]:
    """Each refusal once, beside the first time when the same was allowed; None where it never was."""
    every = list(tries(folder))
    found: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[Try, Try | None]] = {}
    for one in every:
        if not one.is_allowed:
            allowed = next((other for other in every if other.is_allowed and other.what == one.what), None)
            found.setdefault((one.what, one.sentences), (one, allowed))
    return sorted(found.values(), key=lambda pair: pair[0].what)


def gates(pack: Pack) -> list[Only | Stop | MustInclude | SomeoneElse]:
    """The sentences that stop somebody."""
    return [
        norm
        for procedure in pack.procedures.values()
        for norm in procedure.norms
        if isinstance(norm, Only | Stop | MustInclude | SomeoneElse)
    ]


def table(pack: Pack, folder: Path) -> str:
    """The page."""
    lines = [
        f"# What is refused in {pack.title}, version {pack.version}",
        "",
        f"> **{pack.notice}**",
        ">",
        f"> Source: {pack.source}. The words below are ours.",
        "",
        "Printed from the stories beside the pack. Each row: what had been done, what somebody tried, and what they were "
        "told; below it, what had been done when the same was allowed. Print it anew with `python -m tests.procedures`.",
        "",
        "| What had been done | Who tried what | Allowed? | The sentence, and what would let it go ahead | Clause |",
        "|---|---|---|---|---|",
    ]
    for refused, allowed in refusals(folder):
        for says, cites in refused.sentences:
            lines.append(f"| {_facts(refused)} | {refused.who}: {refused.what} | no | {says} | {cites} |")
        if allowed is not None:
            lines.append(f"| {_facts(allowed)} | {allowed.who}: {allowed.what} | yes | | |")
    return "\n".join([*lines, ""])


def _facts(one: Try) -> str:
    return "; ".join(one.facts) or "nothing yet"
