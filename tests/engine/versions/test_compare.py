"""Two versions of one pack, told change by change in sentences that somebody can accept."""

import pytest

from held.engine.versions.change import Change, Weight
from held.engine.versions.compare import compare
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, PACK, SECOND_OPINION, changed, small_pack, small_texts


def changes(*edits: tuple[str, str, str]) -> tuple[Change, ...]:
    """Between the small pack and the same with these passages changed: the file, what stood there, what stands there."""
    texts = small_texts()
    for file, old, new in edits:
        texts = changed(file, old, new, texts)
    return compare(small_pack(), read_text(texts))


def told(*edits: tuple[str, str, str]) -> list[str]:
    return [change.says for change in changes(*edits)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "make the visit within 10 working days",
            "make the visit within 45 working days",
            "Make the visit: within 45 working days instead of within 10 working days, which is longer.",
        ),
        (
            "make the visit within 10 working days",
            "make the visit within 2 days",
            "Make the visit: within 2 days instead of within 10 working days, which is shorter.",
        ),
        (
            "make the visit within 10 working days",
            "make the visit within 12 days",
            "Make the visit: within 12 days instead of within 10 working days.",
        ),
        (
            "make the visit within 10 working days",
            "make the visit",
            "Make the visit: without a time now, where it was within 10 working days.",
        ),
        (
            "must close the hub's part",
            "must close the hub's part within 2 weeks",
            "Close the hub's part: now within 2 weeks, where no time stood.",
        ),
        (
            "must close the hub's part",
            "should close the hub's part",
            "Close the hub's part: it may now be set aside with a reason, which was a must.",
        ),
        (
            "must weigh the worry by the next weekly panel",
            "duty manager must weigh the worry by the next weekly panel",
            "Weigh the worry: by duty manager instead of by whoever may take the step.",
        ),
        (
            "after ringing for help (got through), must take",
            "after ringing for help (nobody answered), must take",
            "Take the child on: after ringing for help (nobody answered) instead of after ringing for help (got through).",
        ),
        (
            "      - close the hub's part only when a social worker is named\n",
            "      - close the hub's part, if possible, only when a social worker is named\n",
            "Close the hub's part: it now only warns, and goes ahead with a reason.",
        ),
        (
            "from taking the child on, social work holds",
            "from weighing the worry (move up), social work holds",
            "Social work holds the child: from weighing the worry (move up) instead of from taking the child on.",
        ),
        (
            "do not close the hub's part\n",
            "do not close the hub's part or make the visit\n",
            "Not to close the hub's part or make the visit: which steps: also “make the visit”.",
        ),
        (
            "      - after closing the hub's part, the lead passes to social worker\n",
            "      - after taking the child on, the lead passes to social worker\n",
            "Who leads: after taking the child on instead of after closing the hub's part.",
        ),
    ],
)
def test_a_sentence_that_stays_says_what_is_different(old: str, new: str, says: str) -> None:
    assert told((MOVE_UP, old, new)) == [says]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        (
            "      - while second opinion is open, do not close the hub's part\n",
            "No longer stopped: while second opinion is open, do not close the hub's part.",
        ),
        (
            "      - after raising a worry, the worry note goes to social work\n",
            "No longer sent: after raising a worry, the worry note goes to social work.",
        ),
    ],
)
def test_a_sentence_that_goes_is_said_as_it_stood(sentence: str, says: str) -> None:
    assert says in told((MOVE_UP, f"    means:\n{sentence}", ""), *_may_go_unused(sentence))


def _may_go_unused(sentence: str) -> list[tuple[str, str, str]]:
    if "second opinion" in sentence:
        return []
    pack = small_texts()[PACK]
    start = pack.index("papers:")
    line = pack[start : pack.index("\n", pack.index("worry note")) + 1]
    return [(PACK, line, "")]


def test_a_change_names_its_clause_before_and_after() -> None:
    (change,) = changes(
        (MOVE_UP, "make the visit within 10 working days", "make the visit within 5 working days")
    )
    assert change.before
    assert change.after
    assert change.before.cites
    assert change.before.cites.words == "4"
    assert (
        change.before.words
        == "after taking the child on, hub worker must make the visit within 10 working days"
    )
    assert change.step == "make the visit"
    assert change.weight == Weight.OWED


def test_what_is_stopped_comes_first_then_what_is_owed_then_who_holds() -> None:
    found = changes(
        (MOVE_UP, "title: From the family hub to social work", "title: Up"),
        (MOVE_UP, "make the visit within 10 working days", "make the visit within 5 working days"),
        (
            MOVE_UP,
            "from taking the child on, social work holds",
            "from weighing the worry (move up), social work holds",
        ),
        (MOVE_UP, "do not close the hub's part\n", "do not close the hub's part or make the visit\n"),
    )
    assert [change.weight for change in found] == [Weight.STOPPED, Weight.OWED, Weight.HELD, Weight.REST]


class TestSteps:
    def test_a_renamed_step_that_says_what_it_was_is_one_change(self) -> None:
        texts = {
            file: text.replace("make the visit", "make the joint visit").replace(
                "making the visit", "making the joint visit"
            )
            for file, text in small_texts().items()
        }
        texts = changed(
            MOVE_UP, "  make the joint visit:\n", "  make the joint visit:\n    was: make the visit\n", texts
        )
        assert [(one.kind, one.says) for one in compare(small_pack(), read_text(texts))] == [
            ("renamed", "“make the visit” is now called “make the joint visit”.")
        ]

    def test_who_may_take_it(self) -> None:
        assert told(
            (
                MOVE_UP,
                "  raise a worry:\n    by: hub worker",
                "  raise a worry:\n    by: [hub worker, hub manager]",
            )
        ) == ["Raise a worry: taken by the hub worker or the hub manager instead of the hub worker."]

    def test_how_it_may_come_out(self) -> None:
        assert told((MOVE_UP, "outcomes: [move up, stay]", "outcomes: [move up, stay, ask again]")) == [
            "Weigh the worry: outcomes: also “ask again”."
        ]

    def test_what_it_asks(self) -> None:
        assert told(
            (MOVE_UP, "      the day it is looked at again: date\n", "      who was there: people present\n")
        ) == [
            "Weigh the worry: newly asks “who was there”.",
            "Weigh the worry: no longer asks “the day it is looked at again”.",
        ]

    def test_how_it_is_asked(self) -> None:
        assert told((MOVE_UP, "one of: [once, sometimes, daily]", "one of: [once, daily, often]")) == [
            "Raise a worry, asked for “how often it happens”: answers: also “often”; no longer “sometimes”."
        ]

    def test_one_that_comes_and_one_that_goes(self) -> None:
        added = "  tell the school:\n    by: hub worker\nrules:\n"
        opened = "    means:\n      - after raising a worry, may tell the school\n      - after raising a worry, the worry"
        found = changes(
            (MOVE_UP, "rules:\n", added),
            (MOVE_UP, "    means:\n      - after raising a worry, the worry", opened),
        )
        assert [change.says for change in found] == [
            "Newly offered: after raising a worry, may tell the school.",
            "A new step: tell the school, by the hub worker.",
        ]


class TestQuestions:
    def test_one_that_is_newly_answered(self) -> None:
        answered = "Who tells the family?\n        settled: the hub worker\n        by: the board\n        on: 2026-03-02\n"
        (change,) = changes((MOVE_UP, "Who tells the family?\n", answered))
        assert change.says == (
            "Newly answered: Who tells the family? Now: the hub worker (decided by the board on 2 March 2026)."
        )
        assert change.weight == Weight.OPEN

    def test_an_answer_of_ours_that_somebody_decides_is_told_with_the_sentences_under_it(self) -> None:
        found = told(
            (
                MOVE_UP,
                "settled: within 5 working days\n        by: this project",
                "settled: within 5 working days\n        by: the board\n        on: 2026-03-02",
            )
        )
        assert found == [
            "The same sentence now rests on 2 as decided by the board on 2 March 2026, before on our reading of 2: "
            "after weighing the worry (move up), must take the child on within 5 working days unless already done.",
            "Answered otherwise: By when does social work take the child on? The text gives no time. "
            "Now: within 5 working days (decided by the board on 2 March 2026). It was: within 5 working days (our reading).",
        ]

    def test_one_that_goes(self) -> None:
        assert told((MOVE_UP, "      - asks: Who tells the family?\n", "")) == [
            "A question is gone: Who tells the family?"
        ]


class TestTheAuthority:
    def test_a_meeting_on_another_day(self) -> None:
        pack = small_texts()[PACK]
        day = pack[pack.index("weekly panel:") :].split("\n")[0]
        other = day.replace(day[day.index("on: ") + 4 :].split(",")[0], "friday")
        (says,) = told((PACK, day, other))
        assert says.startswith("Meeting, weekly panel: weekday: ")

    def test_how_long_until_we_look_again(self) -> None:
        pack = small_texts()[PACK]
        line = pack[pack.index("look again:") :].split("\n")[0]
        (says,) = told((PACK, line, "look again: 9 working days"))
        assert says.startswith("Working days until we look again, where no time is given: 9 instead of ")

    def test_a_clause_that_is_worded_otherwise(self) -> None:
        assert told(
            (MOVE_UP, "says: In an emergency anybody rings, at any hour.", "says: Anybody rings.")
        ) == [
            "3 is told in other words: Anybody rings. If nobody answers, the worry is weighed by the next working day."
        ]

    def test_a_procedure_that_came_and_one_that_went_are_one_change_each(self) -> None:
        alone = {file: text for file, text in small_texts().items() if file != SECOND_OPINION}
        alone = changed(MOVE_UP, "inside: [second opinion]\n", "", alone)
        start = alone[MOVE_UP].index('  - clause: "5"')
        alone[MOVE_UP] = alone[MOVE_UP][:start] + alone[MOVE_UP][alone[MOVE_UP].index("always:") :]
        unread = '"5": {heading: When two people see it differently, left for later: yes}'
        alone = changed(PACK, '"5": When two people see it differently', unread, alone)
        alone = changed(PACK, "pack: ", "draft: yes\npack: ", alone)
        pack = read_text(alone)
        assert [one.says for one in compare(small_pack(), pack) if one.weight == Weight.WHOLE] == [
            "A procedure is gone: A second opinion on a worry, with 4 sentences."
        ]
        assert [one.kind for one in compare(pack, small_pack()) if one.weight == Weight.WHOLE] == ["added"]
