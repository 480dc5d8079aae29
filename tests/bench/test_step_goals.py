"""A goal that is reached is said to be met, and one that is missed to be missed, on the figures as the run writes them."""

from tests.bench.__main__ import step_told
from tests.bench.steps.goals import ALONE, HTTP, ORM, Figures, goals, way


def figures(rate: float, p95: float = 50, p99: float = 55) -> Figures:
    return {"rate": rate, "p50": 20, "p95": p95, "p99": p99}


def run(http: Figures, orm: float = 150, writers: Figures | None = None) -> dict[str, Figures]:
    return {
        way(HTTP, 8): http,
        way(HTTP, 4): writers or figures(90),
        way(ORM, 8): figures(orm),
        way(ALONE, 8): figures(400),
    }


def test_all_are_met() -> None:
    assert [goal.is_met for goal in goals("sqlite", run(figures(100)))] == [True] * 4
    assert [goal.is_met for goal in goals("postgresql", run(figures(100)))] == [True] * 3


def test_each_is_missed_by_itself() -> None:
    slow, late, small = figures(99), figures(100, p95=100), run(figures(100), orm=201)
    waits = run(figures(100), writers=figures(90, p99=60))
    for place, found in enumerate((run(slow), run(late), small, waits)):
        assert [goal.is_met for goal in goals("sqlite", found)].index(False) == place


def test_they_stand_beside_the_figures() -> None:
    told = "\n".join(step_told("sqlite", run(figures(99)), [1_500, 2_282]))
    assert "| through HTTP, 8 clients | 99 | 20 | 50 | 55 |" in told
    assert "MISSED: 100 steps a second with 8 clients; measured 99" in told
    assert "met: p99 under 60 ms with 4 writers; measured 55 ms" in told
    assert "25% of what the database alone does" in told
    assert "wrote 1,500 and 2,282 a second" in told
    assert (
        "This machine reaches 50% of that just now: of 100 steps a second that would be 50, and 200 ms"
        in told
    )
