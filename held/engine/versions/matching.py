"""Which sentence of the newer version is which of the older: by clause and meaning, never by its text or its place."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from held.language.norms import Citation, Norm, Place

NOWHERE = Place("", 0)
# What says which sentence it is, and not what it means.
NAMING = frozenset({"id", "words", "place", "cites"})
SUBJECTS = ("step", "steps", "inner", "service", "role", "paper", "result")
OCCASIONS = ("after", "event", "opens", "during", "needs", "when")

T = TypeVar("T")


@dataclass(frozen=True)
class Pair:
    """A sentence as it stood and as it stands; one of them is None where it came or went."""

    old: Norm | None
    new: Norm | None


def meaning(norm: Norm) -> Norm:
    """The sentence without where it stands and whose it is: two that mean the same are equal."""
    return replace(norm, id="", words="", place=NOWHERE, cites=Citation())


def standing(norm: Norm) -> tuple[tuple[str, ...], str]:
    """The clauses it is cited under, and whose answer it rests on where the text doesn't say it itself."""
    return norm.cites.clauses, norm.cites.words


def pairs(old: Sequence[Norm], new: Sequence[Norm]) -> Iterator[Pair]:
    """Every sentence of both, once. Those that mean the same first, under the same clause before under another; of the
    rest those that are most alike; what is left came or went."""
    left, right = list(old), list(new)
    for same in (lambda norm: (meaning(norm), standing(norm)), meaning):
        yield from (Pair(*both) for both in _same(left, right, same))
    yield from _most_alike(left, right)
    yield from (Pair(norm, None) for norm in left)
    yield from (Pair(None, norm) for norm in right)


def _same(left: list[Norm], right: list[Norm], key: Callable[[Norm], Hashable]) -> list[tuple[Norm, Norm]]:
    """Those that are equal by this key, taken out of both lists."""
    waiting: dict[Hashable, list[Norm]] = {}
    for norm in right:
        waiting.setdefault(key(norm), []).append(norm)
    found = [(norm, waiting[key(norm)].pop(0)) for norm in left if waiting.get(key(norm))]
    _take_out(left, [old for old, _ in found])
    _take_out(right, [new for _, new in found])
    return found


def _most_alike(left: list[Norm], right: list[Norm]) -> Iterator[Pair]:
    scored = [
        (score, -first, -second)
        for first, old in enumerate(left)
        for second, new in enumerate(right)
        if (score := likeness(old, new))
    ]
    olds, news = list(left), list(right)
    taken: set[tuple[str, int]] = set()
    for _, first, second in sorted(scored, reverse=True):
        if ("old", first) in taken or ("new", second) in taken:
            continue
        taken |= {("old", first), ("new", second)}
        _take_out(left, [olds[-first]])
        _take_out(right, [news[-second]])
        yield Pair(olds[-first], news[-second])


def likeness(old: Norm, new: Norm) -> int:
    """How alike two sentences of one form are; 0 where they are two sentences and no change of one.

    Of what they are about, what they wait for and the clause that asks, two at least are the same.
    """
    if type(old) is not type(new):
        return 0
    about = _alike(old, new, SUBJECTS)
    waits = _alike(old, new, OCCASIONS)
    clause = bool(set(old.cites.clauses) & set(new.cites.clauses)) or old.cites.clauses == new.cites.clauses
    if about + waits + clause < 2:
        return 0
    alike = sum(bool(getattr(old, each.name) == getattr(new, each.name)) for each in fields(new))
    return 100 * about + 60 * waits + 40 * clause + alike


def _alike(old: Norm, new: Norm, names: tuple[str, ...]) -> bool:
    """Whether the first of these that the sentence has is the same in both."""
    name = next((name for name in names if hasattr(new, name)), None)
    return name is not None and bool(getattr(old, name) == getattr(new, name))


def _take_out(every: list[T], these: Sequence[T]) -> None:
    gone = {id(each) for each in these}
    every[:] = [each for each in every if id(each) not in gone]
