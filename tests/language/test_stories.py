"""A story, told in the words of its pack."""

from datetime import UTC, datetime

import pytest

from held.language.days import LONDON
from held.language.faults import PackRefused
from held.language.frames.telling import read_story
from held.language.story import (
    BeginInner,
    BeginsProcedure,
    ChronologyKind,
    EndAnyway,
    EndedAs,
    EndedWith,
    Expectation,
    Forewarns,
    HeldBy,
    KnownTold,
    LedBy,
    Look,
    NotEnded,
    OfStep,
    Owed,
    PutAside,
    Sent,
    Story,
    StoryAct,
    Strike,
    TakeStep,
    ToldRole,
    Waits,
    Warned,
)
from tests.packs.small_pack import small_pack
from tests.spec.stories_shown import STORY

SMALL = small_pack()
HEAD = """\
story: A worry
procedure: move up
tells:
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
"""


def read(*lines: str) -> Story:
    return read_story(HEAD + "".join(f"{line}\n" for line in lines), "a_worry.yaml", SMALL)


def told(*lines: str) -> list[str]:
    with pytest.raises(PackRefused) as refused:
        read(*lines)
    return [fault.says for fault in refused.value.faults]


def test_the_story_of_the_manual() -> None:
    story = read_story(STORY, "weighed_and_taken_on.yaml", SMALL)
    assert (story.procedure, story.keeps, story.breaks) == ("move up", ("1", "2", "4"), ("4",))
    first, weighed, taken_on, *_ = story.tells
    assert first.act == TakeStep("raise a worry")
    assert first.answers["how often it happens"] == "daily"
    assert (first.role, first.person) == ("hub worker", "hub worker")
    assert weighed.act == TakeStep("weigh the worry", "move up")
    assert (taken_on.on.day, taken_on.recorded.day) == (5, 6)
    assert first.refused is None
    assert story.tells[3].refused == frozenset({"4"})
    assert story.tells[4].names == {"social worker": "Amy Stone"}


def test_hours_are_those_of_london() -> None:
    story = read('  - on: "2026-07-01 10:00"', "    look: yes")
    assert story.tells[0].on.astimezone(UTC) == datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    assert story.tells[1].on.astimezone(UTC) == datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "act"),
    [
        (["    look: yes"], Look()),
        (["    known: {a social worker is named: yes}"], KnownTold({"a social worker is named": "yes"})),
        (["    by: hub manager", "    strike: 1"], Strike(1)),
        (["    by: hub manager", "    end: the child died"], EndAnyway("the child died")),
        (["    by: hub manager", "    set aside: weigh the worry"], PutAside("weigh the worry")),
        (
            ["    by: hub worker", "    begin: second opinion"],
            BeginInner("second opinion", "ask for a second opinion"),
        ),
        (
            ["    by: duty manager", "    do: give a second opinion (seen alike)"],
            TakeStep("give a second opinion", "seen alike", "second opinion"),
        ),
    ],
)
def test_what_a_line_can_do(lines: list[str], act: StoryAct) -> None:
    assert read('  - on: "2026-03-02 11:00"', *lines).tells[1].act == act


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("not owed: weigh the worry", OfStep("not owed", "weigh the worry")),
        ("open: begin second opinion", OfStep("open", "second opinion", to_begin=True)),
        ("owed: make the visit, by hub worker", Owed("make the visit", "hub worker")),
        ("should: make the visit", Owed("make the visit", force="should")),
        (
            "owed: make the visit, look again 2026-03-09 12:00",
            Owed("make the visit", until=datetime(2026, 3, 9, 12, tzinfo=LONDON), look_again=True),
        ),
        ("held by: family hub, social work", HeldBy(frozenset({"family hub", "social work"}))),
        ("lead: Ann Lee", LedBy("Ann Lee")),
        ("sent: the worry note to social work", Sent("the worry note", "social work")),
        ("told: hub manager", ToldRole("hub manager")),
        ("ended: family hub", EndedWith("family hub")),
        ("begins: move up", BeginsProcedure("move up")),
        ("ended as: not agreed", EndedAs("not agreed")),
        ("not ended", NotEnded()),
        ("warned: 4", Warned("4")),
        ("recorded as: panel decision", ChronologyKind("panel decision")),
        ("forewarned: make the visit", Forewarns("make the visit")),
        (
            "waits: make the visit, for hub manager to weigh the worry",
            Waits("make the visit", "hub manager", "weigh the worry"),
        ),
        (
            "waits: make the visit, for anyone to ring for help",
            Waits("make the visit", None, "ring for help"),
        ),
    ],
)
@pytest.mark.parametrize("quote", ['"', ""])
def test_what_can_be_said_after_a_line(words: str, what: Expectation, quote: str) -> None:
    story = read("    then:", f"      - {quote}{words}{quote}")
    (expected,) = story.tells[0].then
    assert (expected.what, expected.words, expected.line) == (what, words, 8)


def test_owed_until_a_minute_or_until_the_end_of_a_day() -> None:
    story = read("    then:", '      - "owed: begin second opinion, until 2026-03-03"')
    (expected,) = story.tells[0].then
    assert isinstance(expected.what, Owed)
    assert expected.what.to_begin
    assert expected.what.until is not None
    assert (expected.what.until.hour, expected.what.until.minute) == (23, 59)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (
            ["    answers: {the child is safe tonight: maybe}"],
            "“the child is safe tonight” can't be “maybe”.",
        ),
        (["    answers: {what the wory is: x}"], "Did you mean “what the worry is”?"),
        (['  - on: "2026-03-03 10:00"', "    end: moved a way"], "“moved a way” ends nothing by itself."),
        (["    answers: {what the worry is: He sleeps, again}"], "A comma inside { } begins a new entry."),
        (
            ["    names: {hub walker: Ann}"],
            "“hub walker” is no role of this pack. Did you mean “hub worker”?",
        ),
        (["    then: [not endd]"], "“not endd” begins no sentence of a story. Did you mean “not ended”?"),
        (
            ["    then:", '      - "owed: raise the worry"'],
            "“raise the worry” is no step here. Did you mean “raise a worry”?",
        ),
        (["    then:", '      - "owed: make the visit, until friday"'], "“friday” is no moment."),
        (["    then:", '      - "sent: the worry note"'], "Write “sent: a paper to a service”."),
        (["    then:", '      - "forewarned: make the visit, by friday"'], "“friday” is no moment."),
        (["    then:", '      - "forewarned: make the vist"'], "Did you mean “make the visit”?"),
        (
            ["    then:", '      - "waits: make the visit"'],
            "Write “waits: a step, for a role to do another step”.",
        ),
        (
            ["    then:", '      - "waits: make the visit, for hub walker to weigh the worry"'],
            "“hub walker” is no role here. Did you mean “hub worker”?",
        ),
        (['    recorded: "2026-03-01 10:00"'], "It is recorded before it happened."),
        (["    refused: []"], "“refused:” names what is cited"),
        (['    refuse: ["5"]'], "Did you mean “refused”?"),
        (['  - on: "2 March"', "    look: yes"], "“2 March” is no moment."),
        (['  - on: "2026-03-02 11:00"'], "A line of a story says one of: do, begin, look"),
        (['  - on: "2026-03-02 11:00"', "    do: make the visit"], "Nobody does this. Say who"),
        (
            ['  - on: "2026-03-02 11:00"', "    by: hub manager", "    strike: 2"],
            "takes the number of an earlier line, from 1 to 1",
        ),
        (
            ['  - on: "2026-03-02 11:00"', "    by: hub manager", "    begin: first opinion"],
            "is no inner procedure of “move up”.",
        ),
        (
            ['  - on: "2026-03-02 11:00"', "    by: duty manager", "    do: weigh the worry"],
            "has outcomes. Give one in brackets: move up, stay.",
        ),
        (
            ['  - on: "2026-03-02 11:00"', "    by: duty manager", "    do: weigh the worry (move)"],
            "has no outcome “move”. ",
        ),
        (
            ['  - on: "2026-03-02 11:00"', "    by: duty manager", "    do: weigh a worry (stay)"],
            "Did you mean “weigh the worry”?",
        ),
        (['  - on: "2026-03-02 11:00"', "    known: {a worker is named: yes}"], "is no known of “move up”."),
        (['keeps: ["9"]'], "Clause “9” is not in the pack's list."),
    ],
)
def test_a_story_with_one_fault_is_told_one_fault(lines: list[str], says: str) -> None:
    (only,) = told(*lines)
    assert says in only


def test_a_story_of_no_procedure() -> None:
    with pytest.raises(PackRefused, match="“move on” is no procedure of this pack"):
        read_story("story: x\nprocedure: move on\ntells: []\n", "x.yaml", SMALL)
    with pytest.raises(PackRefused, match="The story has no “procedure:”"):
        read_story("story: x\ntells: []\n", "x.yaml", SMALL)
    with pytest.raises(PackRefused, match="The file is empty"):
        read_story("", "x.yaml", SMALL)
