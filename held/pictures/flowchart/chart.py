"""Everything in its place: the pixels of the boxes, and of the arrows between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from held.engine.flowchart import Flow
from held.pictures.flowchart.boxes import MIDDLE, WIDTH, Box, boxes
from held.pictures.flowchart.routes import Port, Route, routes
from held.pictures.flowchart.rows import rows
from held.pictures.flowchart.tracks import Upright, tracks

MARGIN, LANE_NAME, TRACK, ENTRY = 12.0, 32.0, 10.0, 11.0
BEFORE_TRACKS, AFTER_TRACKS, LEAST_GUTTER = 10.0, 17.0, 28.0
BETWEEN_ROWS = 14.0


class Point(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True)
class Run:
    """One arrow as it is drawn: a line of upright and level pieces, its head at the last point."""

    points: tuple[Point, ...]
    is_offer: bool


@dataclass(frozen=True)
class Chart:
    """`lanes` are (top, bottom) of each lane; `corners` the top left of each box."""

    boxes: Mapping[str, Box]
    corners: Mapping[str, Point]
    lanes: tuple[tuple[float, float], ...]
    runs: tuple[Run, ...]
    width: float
    height: float


def chart(flow: Flow, standing: Mapping[str, str] | None) -> Chart:
    drawn = boxes(flow, standing)
    at, deep = rows(drawn, flow.arrows, len(flow.lanes))
    found = routes(drawn, at, flow.arrows)
    corridors = _corridor_tracks(found, at)
    tops, lanes, height = _down(drawn, at, deep, corridors)
    across = _Across(drawn, at, tops, found, corridors)
    corners = {name: Point(across.left[box.column], tops.row[at[name]]) for name, box in drawn.items()}
    runs = tuple(across.run(route) for route in sorted(found, key=lambda route: not route.is_offer))
    return Chart(drawn, corners, lanes, runs, across.width, height)


@dataclass(frozen=True)
class _Tops:
    """Where each row begins, and the first track of the corridor above it."""

    row: Mapping[int, float]
    corridor: Mapping[int, float]


def _corridor_tracks(found: Sequence[Route], at: Mapping[str, int]) -> dict[int, dict[tuple[Port, int], int]]:
    """In each corridor, the track of every bundle that runs across in it; bundles that do not meet share one."""
    used: dict[int, dict[tuple[Port, int], tuple[int, int]]] = {}
    for route in found:
        if route.corridor is not None:
            ends = sorted((route.leaves, route.arrives))
            spans = used.setdefault(route.corridor, {})
            low, high = spans.get((route.start, route.corridor), (ends[0], ends[1]))
            spans[route.start, route.corridor] = (min(low, ends[0]), max(high, ends[1]))
    tracked: dict[int, dict[tuple[Port, int], int]] = {}
    for corridor, spans in used.items():
        lines: list[list[tuple[int, int]]] = []
        tracked[corridor] = {}
        for key, span in sorted(spans.items(), key=lambda item: item[1]):
            free = (
                line
                for line, taken in enumerate(lines)
                if all(span[1] < low or high < span[0] for low, high in taken)
            )
            line = next(free, len(lines))
            if line == len(lines):
                lines.append([])
            lines[line].append(span)
            tracked[corridor][key] = line
    return tracked


def _down(
    drawn: Mapping[str, Box],
    at: Mapping[str, int],
    deep: Sequence[int],
    corridors: Mapping[int, Mapping[tuple[Port, int], int]],
) -> tuple[_Tops, tuple[tuple[float, float], ...], float]:
    """From the top: each lane's name, then corridor and row in turn."""
    row_tops: dict[int, float] = {}
    corridor_tops: dict[int, float] = {}
    lanes = []
    y, row = 4.0, 0
    for lane, many in enumerate(deep):
        top = y
        y += LANE_NAME
        for _ in range(many):
            corridor_tops[row] = y + 6
            y += _corridor_height(corridors.get(row, {}))
            row_tops[row] = y
            y += max((box.height for name, box in drawn.items() if at[name] == row), default=0) + BETWEEN_ROWS
            row += 1
        if lane == len(deep) - 1:
            corridor_tops[row] = y - BETWEEN_ROWS + 10
            y += _corridor_height(corridors.get(row, {}))
        lanes.append((top, y))
        y += 4
    return _Tops(row_tops, corridor_tops), tuple(lanes), y


def _corridor_height(used: Mapping[tuple[Port, int], int]) -> float:
    return TRACK * (max(used.values()) + 1) + 6 if used else 0


class _Across:
    """From the left: columns and gutters, each gutter as wide as its lines need."""

    def __init__(
        self,
        drawn: Mapping[str, Box],
        at: Mapping[str, int],
        tops: _Tops,
        found: Sequence[Route],
        corridors: Mapping[int, Mapping[tuple[Port, int], int]],
    ) -> None:
        self.drawn, self.at, self.tops, self.corridors = drawn, at, tops, corridors
        self.into = {name: sum(route.to == name for route in found) for name in drawn}
        plain = [route for route in found if not route.start[1]]
        self.leaving_plainly = {(drawn[route.start[0]].column, at[route.start[0]]) for route in plain}
        self.straight = {
            route.to: route.place
            for route in plain
            if route.corridor is None and at[route.start[0]] == at[route.to]
        }
        columns = max((box.column for box in drawn.values()), default=0) + 1
        gutters = {number: tracks(self._uprights(found, number)) for number in range(-1, columns)}
        self.left: dict[int, float] = {}
        self.tracks: dict[int, dict[str, float]] = {}
        x = MARGIN
        for number in range(-1, columns):
            if number >= 0:
                self.left[number] = x
                x += WIDTH
            lines = gutters[number]
            self.tracks[number] = {bundle: x + BEFORE_TRACKS + TRACK * line for bundle, line in lines.items()}
            if lines:
                x += max(
                    BEFORE_TRACKS + TRACK * (max(lines.values()) + 1) + AFTER_TRACKS - TRACK, LEAST_GUTTER
                )
            elif 0 <= number < columns - 1:
                x += LEAST_GUTTER
        self.width = x + MARGIN

    def exit(self, port: Port) -> float:
        return self.tops.row[self.at[port[0]]] + self.drawn[port[0]].exit(port[1])

    def entry(self, route: Route) -> float:
        """One below the other around the middle of the name, which is kept for one that comes straight across.

        Where something else leaves at that height just before, none enters at it: the two would read as one line.
        """
        many, straight = self.into[route.to], self.straight.get(route.to)
        spread = min(ENTRY, (MIDDLE - 5) / max(many - 1, 1))
        if straight is not None:
            offset = spread * (route.place - straight)
        else:
            offset = spread * (route.place - (many - 1) / 2)
            cell = (self.drawn[route.to].column - 1, self.at[route.to])
            offset += spread / 2 if many % 2 and cell in self.leaving_plainly else 0
        return self.tops.row[self.at[route.to]] + MIDDLE + offset

    def level(self, route: Route) -> float:
        """The height at which it runs across in its corridor."""
        assert route.corridor is not None
        line = self.corridors[route.corridor][route.start, route.corridor]
        return self.tops.corridor[route.corridor] + TRACK * line

    def _uprights(self, found: Sequence[Route], number: int) -> list[Upright]:
        came: dict[str, list[float]] = {}
        goes: dict[str, list[float]] = {}
        for route in found:
            across = self.entry(route) if route.corridor is None else self.level(route)
            if route.leaves == number:
                bundle = _leaving(route)
                came.setdefault(bundle, []).append(self.exit(route.start))
                (goes if route.corridor is None or route.arrives > number else came).setdefault(
                    bundle, []
                ).append(across)
            if route.arrives == number and route.corridor is not None:
                bundle = _arriving(route)
                (came if route.leaves < number else goes).setdefault(bundle, []).append(across)
                goes.setdefault(bundle, []).append(self.entry(route))
        made = [Upright(one, tuple(came.get(one, ())), tuple(goes.get(one, ()))) for one in {**came, **goes}]
        return [upright for upright in made if upright.span[0] < upright.span[1]]

    def run(self, route: Route) -> Run:
        start, end = self.exit(route.start), self.entry(route)
        left = self.left[self.drawn[route.start[0]].column] + WIDTH
        right = self.left[self.drawn[route.to].column]
        points = [Point(left, start)]
        level = end if route.corridor is None else self.level(route)
        x = self.tracks[route.leaves].get(_leaving(route))
        if x is not None:
            points += [Point(x, start), Point(x, level)]
        if route.corridor is not None:
            x = self.tracks[route.arrives].get(_arriving(route), right - AFTER_TRACKS)
            points += [Point(x, level), Point(x, end)]
        points.append(Point(right, end))
        return Run(_straightened(points), route.is_offer)


def _leaving(route: Route) -> str:
    return f"from {route.start[0]} ({route.start[1]})"


def _arriving(route: Route) -> str:
    return f"from {route.start[0]} ({route.start[1]}) to {route.to}"


def _straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without the points at which nothing turns."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2].x == kept[-1].x == point.x or kept[-2].y == kept[-1].y == point.y):
            kept.pop()
        kept.append(point)
    return tuple(kept)
