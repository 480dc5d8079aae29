"""One thing that an authority's procedure says, in words, and what of it another authority's can be held against."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from held.language.norms import Citation, Norm


@dataclass(frozen=True)
class Point:
    """`says` is a sentence without its full stop. `holds`: a length, a number of people or a meeting, in words that name
    nobody, so that two authorities can be compared; empty where there is nothing to compare."""

    procedure: str
    says: str
    cites: tuple[Citation, ...]
    holds: str = ""


def cited(norms: Iterable[Norm]) -> tuple[Citation, ...]:
    """Whose words it rests on; those that are called alike are named once."""
    return tuple({norm.cites.words: norm.cites for norm in reversed(tuple(norms))}.values())[::-1]


def once(points: Iterable[Point]) -> Iterator[Point]:
    """Those that say the same are said once, with all their clauses."""
    found: dict[tuple[str, str], Point] = {}
    for point in points:
        key = (point.procedure, point.says)
        before = found.get(key)
        cites = {cite.words: cite for cite in (*(before.cites if before else ()), *point.cites)}
        found[key] = Point(point.procedure, point.says, tuple(cites.values()), point.holds)
    yield from found.values()
