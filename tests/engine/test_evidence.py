"""What a history shows of each duty, for an audit: told by the story of the round that the record's tests have in force."""

from datetime import UTC, datetime

from held.engine.evidence import evidence
from held.engine.history import Began, History, SetAside, StepTaken
from held.engine.sampling import drawn
from held.language.reading import read_text
from tests.packs.small_pack import small_texts

LOOK = """\
procedure: yearly look
title: How the panel did this year
round: yes
begins with: [look back]
endings: [looked at]
steps:
  look back: {by: hub manager}
  read it: {by: hub manager}
  file it: {by: hub manager}
  burn it: {by: hub manager}
rules:
  - clause: "2"
    says: Once a year the panel looks back.
    means:
      - after looking back, must read it within 10 working days
      - after reading it, must file it within 10 working days
      - after filing it, must burn it within 10 working days
      - burning it ends it as looked at
"""
PACK = read_text({**small_texts(), "yearly_look.yaml": LOOK})


def march(day: int) -> datetime:
    return datetime(2026, 3, day, 10, tzinfo=UTC)


def step(number: int, name: str, on: datetime) -> StepTaken:
    return StepTaken(number=number, happened=on, recorded=on, by="a", step=name, outcome=None)


BEGAN = Began(number=1, happened=march(2), recorded=march(2), by="a", procedure="yearly look")


def shown(history: History, moment: datetime) -> list[str]:
    found = evidence(pack=PACK, procedure="yearly look", history=history, moment=moment)
    return [one.shown for one in found]


def test_met_late_still_owed_and_not_asked_for() -> None:
    looked = (BEGAN, step(2, "look back", march(2)))
    assert shown(looked, march(3)) == ["still owed", "not asked for", "not asked for"]
    assert shown(looked, march(30)) == ["late, not done", "not asked for", "not asked for"]
    in_time = (*looked, step(3, "read it", march(10)))
    assert shown(in_time, march(11)) == ["met", "still owed", "not asked for"]
    too_late = (*looked, step(3, "read it", march(27)))
    assert shown(too_late, march(28))[0] == "late"


def test_set_aside_is_a_departure() -> None:
    norm = PACK.procedures["yearly look"].norms[0].id
    aside = SetAside(number=3, happened=march(4), recorded=march(4), by="a", norm=norm)
    assert shown((BEGAN, step(2, "look back", march(2)), aside), march(30))[0] == "set aside"


def test_the_same_seed_draws_the_same_cases_from_a_list_in_any_order() -> None:
    cases = [f"case{number}" for number in range(40)]
    first = drawn(cases, many=5, seed="a seed")
    assert drawn(reversed(cases), many=5, seed="a seed") == first
    assert drawn(cases, many=5, seed="another") != first
    assert len(drawn(cases[:3], many=5, seed="a seed")) == 3
