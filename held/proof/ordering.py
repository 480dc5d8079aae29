"""In which order a diagram looks at its variables: what depends on each other stands together, so that it stays small."""

from collections import Counter
from collections.abc import Iterator

from held.proof.formulas import Var, variables
from held.proof.programs import Assign, Model, Need, variables_of

ROUNDS = 60
WIDEST = 14
"""Lines that speak of more than these say little of what belongs together."""


def ordered(model: Model) -> tuple[Var, ...]:
    """Every variable once. Each is moved to the middle of what it depends on, again and again; the best order is kept."""
    order = list(dict.fromkeys(variables_of(model)))
    together = Counter(tuple(group) for group in _groups(model) if 1 < len(group) < WIDEST)
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
