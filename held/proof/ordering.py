"""In which order a diagram looks at its variables: what depends on each other stands together, so that it stays small."""

from collections.abc import Iterator

from held.proof.formulas import Var, variables
from held.proof.programs import Assign, Model, Need, variables_of

ROUNDS = 60
WIDEST = 14
"""Lines that speak of more than these say little of what belongs together."""


def ordered(model: Model) -> tuple[Var, ...]:
    """Every variable once. Each is moved to the middle of what it depends on, again and again; the best order is kept."""
    order = list(dict.fromkeys(variables_of(model)))
    together = [group for group in _groups(model) if 1 < len(group) < WIDEST]
    best, shortest = tuple(order), -1
    for _ in range(ROUNDS):
        place = {var: number for number, var in enumerate(order)}
        pulled: dict[Var, list[float]] = {var: [] for var in order}
        span = 0
        for group in together:
            places = [place[var] for var in group]
            span += max(places) - min(places)
            for var in group:
                pulled[var].append(sum(places) / len(places))
        if shortest < 0 or span < shortest:
            best, shortest = tuple(order), span
        middle = {var: sum(by) / len(by) if by else float(place[var]) for var, by in pulled.items()}
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
