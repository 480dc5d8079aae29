"""A `should` by its owner, a `must` by a manager; it is then no longer owed, but may still be done."""

from held.engine.history import SetAside
from held.engine.setting_aside import set_aside
from held.engine.situation import Refused, Taken
from held.language.norms import Duty
from tests.engine.building import Sentences, Telling, pack, procedure, step, taking
from tests.engine.test_steps import over_there


def aside(story: Telling, norm: str, *acting: str) -> Taken | Refused:
    return set_aside(
        pack=story.pack,
        procedure=story.procedure,
        history=story.history,
        entry=SetAside(**story.entry(None), norm=norm),
        acting=frozenset(acting),
        moment=story.now,
    )


def test_a_must_by_a_manager() -> None:
    answer = aside(over_there(), "6/2", "hill manager")
    assert isinstance(answer, Taken)
    assert "visit together" not in [duty.step for duty in answer.after.duties]
    assert "visit together" in [each.step for each in answer.after.steps if each.state == "open"]


def test_a_must_by_nobody_else() -> None:
    answer = aside(over_there(), "6/2", "hill worker")
    assert isinstance(answer, Refused)
    assert answer.reasons[0].says == "“visit together” is set aside by a manager, with a reason."


def test_a_should_by_its_owner() -> None:
    steps = [step("knock", "knocking"), step("wave", "waving", by=("hill worker",))]
    norm = Sentences()(Duty, "1", after=taking("knock"), step="wave", force="should")
    story = Telling(pack([procedure("visit", steps, [norm], begins_with=("knock",))]), "visit").does("knock")
    assert isinstance(aside(story, "1/1", "hill worker"), Taken)
    assert isinstance(aside(story, "1/1", "harbour worker"), Refused)


def test_what_nobody_owes() -> None:
    answer = aside(over_there(), "8/1", "hill manager")
    assert isinstance(answer, Refused)
    assert answer.reasons[0].kind == "not open"


def test_asked_for_again_it_is_owed_again() -> None:
    story = over_there().sets_aside("6/2")
    assert story.owed("visit together") is None
    assert story.does("carry over").owed("visit together") is not None
