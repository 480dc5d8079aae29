"""Left to right: a step stands to the right of all that leads to it. What leads back to an earlier step moves nothing."""

from collections.abc import Iterable, Sequence


def columns(steps: Sequence[str], begins: Sequence[str], arrows: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The column of each step and of each end the arrows lead to, counted from 0. Beginnings stand leftmost."""
    following: dict[str, list[str]] = {step: [] for step in steps}
    for start, to in arrows:
        following.setdefault(to, [])
        following[start].append(to)
    forward = _without_ways_back(following, [*begins, *steps])
    column = dict.fromkeys(following, 0)
    for step in _in_order(forward):
        for to in forward[step]:
            column[to] = max(column[to], column[step] + 1)
    return column


def _without_ways_back(following: dict[str, list[str]], roots: Iterable[str]) -> dict[str, list[str]]:
    """The arrows without those that close a circle, walking from the beginnings in the order of the file."""
    forward: dict[str, list[str]] = {step: [] for step in following}
    on_the_way: set[str] = set()
    walked: set[str] = set()

    def walk(step: str) -> None:
        walked.add(step)
        on_the_way.add(step)
        for to in following[step]:
            if to not in on_the_way:
                forward[step].append(to)
                if to not in walked:
                    walk(to)
        on_the_way.discard(step)

    for root in roots:
        if root not in walked:
            walk(root)
    return forward


def _in_order(forward: dict[str, list[str]]) -> list[str]:
    """Every step after all that lead to it."""
    found: list[str] = []
    seen: set[str] = set()

    def visit(step: str) -> None:
        seen.add(step)
        for to in forward[step]:
            if to not in seen:
                visit(to)
        found.append(step)

    for step in forward:
        if step not in seen:
            visit(step)
    return found[::-1]
