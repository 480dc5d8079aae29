"""A procedure says of a question that every copy says so; a paper then does, whatever words its prompt has."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import asked

WITHHELD = "something was kept back"
INCOMPLETE = "The picture may not be complete."


def paper(desk: Desk, harbour: Harbour, how: str, answer: str) -> str:
    files = pack_texts(PACK)
    old = "      what worries you: long text\n"
    assert files["crossing.yaml"].count(old) == 1
    files["crossing.yaml"] = files["crossing.yaml"].replace(old, f"{old}      {WITHHELD}: {how}\n")
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-07", 1)
    put_in_force(files=files, from_date=date(2026, 2, 1), by=harbour.workers["hub guide"])
    answers = {"what worries you": "Nobody came.", WITHHELD: answer}
    step = asked("raise a concern", harbour.older, answers=answers)
    assert isinstance(take_step(by=harbour.workers["hub guide"], asked=step, key="k"), Recorded)
    return said(desk.get(f"/transitions/{Transition.objects.get().public}/papers/concern-sheet"))


@pytest.mark.parametrize("prompt", ["", ", prompt: Is anything missing?"])
def test_it_stands_on_top(guide: Desk, harbour: Harbour, prompt: str) -> None:
    page = paper(guide, harbour, f"{{kind: yes or no, every copy says so: yes{prompt}}}", "yes")
    assert f"{INCOMPLETE} “{WITHHELD}” was answered with yes." in page


def test_not_when_the_answer_is_no(guide: Desk, harbour: Harbour) -> None:
    assert INCOMPLETE not in paper(guide, harbour, "{kind: yes or no, every copy says so: yes}", "no")


def test_a_prompt_alone_says_nothing(guide: Desk, harbour: Harbour) -> None:
    how = "{kind: yes or no, prompt: Every copy says so.}"
    assert INCOMPLETE not in paper(guide, harbour, how, "yes")
