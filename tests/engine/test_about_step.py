"""What the sentences say of one step stands together, so that a step of which they say nothing costs nothing."""

from held.engine.about_step import AboutStep, about_each_step
from held.language.norms import Duty, Opening, StandsIn, Stop, Tells
from held.language.pack import Procedure
from tests.engine.building import START, Sentences, all_of, done, procedure, step, taking


def crossing() -> Procedure:
    says = Sentences()
    says(Duty, "1", after=START, step="row")
    says(Duty, "1", after=taking("swim"), step="row", force="should")
    says(Opening, "2", opens=START, closes=None, step="swim", for_safety=True)
    says(Opening, "2", opens=taking("row"), closes=None, step="swim")
    says(Stop, "3", steps=("row", "swim"), during=all_of(done("wave")))
    says(StandsIn, "4", event=taking("swim"), steps=("row",))
    says(Tells, "5", after=taking("wave"), role="hill worker")
    steps = [step("row", "rowing"), step("swim", "swimming"), step("wave", "waving")]
    return procedure("crossing", steps, says.norms, begins_with=("row",))


def test_each_kind_stands_in_the_order_of_the_file() -> None:
    row = about_each_step(crossing())["row"]
    assert [duty.id for duty in row.duties] == ["1/1", "1/2"]
    assert [stop.id for stop in row.stops] == ["3/1"]
    assert [norm.id for norm in row.stand_ins] == ["4/1"]


def test_a_sentence_about_two_steps_stands_at_both() -> None:
    about = about_each_step(crossing())
    assert about["row"].stops == about["swim"].stops != ()


def test_only_what_is_for_safety_is_for_safety() -> None:
    swim = about_each_step(crossing())["swim"]
    assert [opening.id for opening in swim.openings] == ["2/1", "2/2"]
    assert swim.for_safety == {"2/1"}


def test_a_step_of_which_nothing_is_said_has_its_place_too() -> None:
    assert about_each_step(crossing())["wave"] == AboutStep()
