"""A limit of the statutory clock: the number in force on the day the time starts to run, and whose it is."""

from datetime import date

from held.engine.situation import OwedDuty
from held.language.events import Start
from held.language.norms import Duty
from held.language.times import ByStatute, Limit, LimitValue, Within
from tests.engine.building import Sentences, Telling, london, pack, procedure, step, taking

STEPS = [
    step("knock", "knocking", by=("hill worker",)),
    step("enter", "entering", by=("hill worker",)),
    step("sit", "sitting", by=("hill worker",)),
]
# Three working days from Sunday 1 March; ten from Tuesday 3 March 2026 on. Both days are a weekday's.
VISIT = Limit(
    "visit",
    "somebody knocks",
    "somebody enters",
    (
        LimitValue(
            Within(3, "working days"), date(2026, 3, 1), date(2026, 3, 2), "A guide, 4", "read in the source"
        ),
        LimitValue(
            Within(10, "working days"), date(2026, 3, 3), None, "A later guide, 5", "general knowledge"
        ),
    ),
)


def told(began: str = "2026-03-02 09:00", **words: object) -> Telling:
    norm = Sentences()(Duty, "1", after=taking("knock"), step="enter", time=ByStatute(VISIT), **words)
    house = procedure("visit", STEPS, [norm], begins_with=("knock",), lead_at_start="hill worker")
    return Telling(pack([house]), "visit", began)


def owed(story: Telling, at: str | None = None) -> OwedDuty:
    found = story.owed("enter", at=at) if at else story.owed("enter")
    assert found is not None
    return found


def due(day: str) -> object:
    return london(f"{day} 23:59").replace(second=59)


def test_what_began_on_monday_is_not_moved_by_tuesdays_number() -> None:
    story = told().does("knock", at="2026-03-02 10:00")
    assert owed(story).due == due("2026-03-05")
    assert owed(story, at="2026-03-04 09:00").due == due("2026-03-05")
    assert owed(story, at="2026-03-06 09:00").late


def test_what_begins_on_tuesday_has_tuesdays_number() -> None:
    assert owed(told().does("knock", at="2026-03-03 10:00")).due == due("2026-03-17")


def test_what_happened_on_monday_and_was_recorded_on_tuesday_has_mondays_number() -> None:
    story = told().does("knock", happened="2026-03-02 16:00", at="2026-03-03 09:00")
    assert owed(story).due == due("2026-03-05")


def test_the_day_it_is_counted_from_says_which_number() -> None:
    story = told(counted_from=Start()).does("knock", at="2026-03-04 10:00")
    assert owed(story).due == due("2026-03-05")
    assert told(counted_from="sit").does("knock", at="2026-03-04 10:00").owed("enter").due == due(
        "2026-03-18"
    )  # type: ignore[union-attr]
    sat = told(counted_from="sit").does("sit", at="2026-03-02 12:00").does("knock", at="2026-03-04 10:00")
    assert owed(sat).due == due("2026-03-05")


def test_before_its_first_day_no_number_is_known_so_we_look_again() -> None:
    story = told("2026-02-02 09:00").does("knock", at="2026-02-02 10:00")
    assert owed(story).due == due("2026-02-09")
    assert owed(story).time_is_ours
    assert owed(story).statute == owed(story).statute_in_short == ""


def test_it_says_the_number_whose_it_is_since_when_and_where_it_is_written() -> None:
    story = told().does("knock", at="2026-03-02 10:00")
    assert owed(story).statute_in_short == "3 working days: the statutory time limit for the visit."
    assert owed(story).statute == (
        "3 working days: the statutory time limit for the visit, in force from 1 March 2026 (A guide, 4)."
    )
    assert not owed(story).time_is_ours


def test_what_nobody_looked_up_says_so() -> None:
    assert owed(told().does("knock", at="2026-03-03 10:00")).statute == (
        "10 working days: the statutory time limit for the visit, in force from 3 March 2026 "
        "(A later guide, 5. General knowledge, still to be checked)."
    )
