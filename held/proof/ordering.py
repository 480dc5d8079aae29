"""In which order a diagram looks at its variables: what depends on each other stands together, so that it stays small."""

from collections import Counter
from collections.abc import Iterator

from held.proof.formulas import YES, Var, variables
from held.proof.programs import Assign, Choose, Model, Need, variables_of

ROUNDS = 60
WIDEST = 14
"""Lines that speak of more than these say little of what belongs together."""


def at_rest(model: Model) -> frozenset[Var]:
    """The variables that can be so between two happenings. The others pass within one."""
    found: set[Var] = set()
    for program in (model.begins, *(act.program for act in model.acts)):
        left: set[Var] = set()
        for line in program:
            match line:
                case Assign(when, values):
                    left.update(var for var, value in values if value)
                    if when == YES:
                        left.difference_update(var for var, value in values if not value)
                case Choose(options):
                    left.update(var for option in options for var, value in option if value)
                case _:
                    pass
        found |= left
    return frozenset(found)


def ordered(model: Model, kept: frozenset[Var], attempt: int = 0) -> tuple[Var, ...]:
    """Each of these once, moved to the middle of what it depends on, again and again; the best order is kept.

    It begins in the order of the text; at each further `attempt` in another, which takes every second, every third of it.
    """
    order = [var for var in dict.fromkeys(variables_of(model)) if var in kept]
    stride = attempt + 1
    order = [var for first in range(stride) for var in order[first::stride]]
    groups = (tuple(var for var in group if var in kept) for group in _groups(model))
    together = Counter(group for group in groups if 1 < len(group) < WIDEST)
    best, shortest = tuple(order), -1
    for _ in range(ROUNDS):
        place = {var: number for number, var in enumerate(order)}
        pulled = dict.fromkeys(order, 0.0)
        by = dict.fromkeys(order, 0)
        span = 0
        for group, often in together.items():
            places = [place[var] for var in group]
            span += often * (max(places) - min(places))
            pull = often * sum(places) / len(places)
            for var in group:
                pulled[var] += pull
                by[var] += often
        if shortest < 0 or span < shortest:
            best, shortest = tuple(order), span
        middle = {var: pulled[var] / by[var] if by[var] else float(place[var]) for var in order}
        order.sort(key=middle.__getitem__)
    return best


def _groups(model: Model) -> Iterator[list[Var]]:
    for act in model.acts:
        yield sorted(set(variables(act.when)))
        for line in act.program:
            if isinstance(line, Assign):
                looked_at = set(variables(line.when))
                yield from (sorted(looked_at | {var}) for var, _ in line.values)
            elif isinstance(line, Need):
                yield sorted(set(variables(line.that)))
