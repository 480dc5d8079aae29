"""How a sentence is put together from the names of its file."""

from datetime import date

import pytest

from held.language.conditions import Condition, Done, InnerOpen, Stands
from held.language.events import Event, InnerEnd, Lateness, Start, Taking
from held.language.faults import PackRefused
from held.language.norms import Citation, Duty, Holds, Norm, Sends, StandsIn, Tells
from held.language.pack import Pack
from held.language.reading import read_text
from held.language.sentences.saying import say_condition, say_event, say_time
from held.language.settled import Settled
from held.language.times import AtOnce, ByMeeting, Within
from tests.packs.small_pack import MOVE_UP, changed, small_pack, with_question, with_sentence


def norm_of(pack: Pack, words: str) -> Norm:
    return next(norm for norm in pack.procedures["move up"].norms if norm.words == words)


def read(sentence: str) -> Norm:
    return norm_of(read_text(with_sentence(sentence)), sentence)


def refused(texts: dict[str, str]) -> list[str]:
    with pytest.raises(PackRefused) as refusal:
        read_text(texts)
    return [fault.says for fault in refusal.value.faults]


def test_norms_are_numbered_by_their_first_clause_in_the_order_of_the_file() -> None:
    ids = [norm.id for norm in small_pack().procedures["move up"].norms]
    assert ids[:8] == ["1/1", "2/1", "2/2", "2/3", "2/4", "3/1", "3/2", "3/3"]
    assert len(ids) == len(set(ids))


def test_a_rule_of_several_clauses_cites_them_all_and_numbers_by_the_first() -> None:
    pack = read_text(changed(MOVE_UP, '  - clause: "2"\n', '  - clause: "2, 1"\n'))
    norms = [norm for norm in pack.procedures["move up"].norms if norm.id.startswith("2/")]
    assert {norm.cites.words for norm in norms} == {"2, 1", "our reading of 2, 1"}


def test_what_no_clause_says_cites_the_promise() -> None:
    rule = "rules:\n  - clause: the promise\n    says: Ours.\n    means:\n      - after raising a worry, tell duty manager\n"
    pack = read_text(changed(MOVE_UP, "rules:\n", rule))
    norm = norm_of(pack, "after raising a worry, tell duty manager")
    assert (norm.id, norm.cites, norm.cites.words) == ("promise/1", Citation(), "the promise")


def test_what_rests_on_a_settled_answer_carries_its_question() -> None:
    sentence = "after raising a worry, tell duty manager"
    norm = norm_of(read_text(with_question(sentence)), sentence)
    assert norm.cites.question is not None
    assert norm.cites.question.settled == Settled("within 5 working days")
    assert norm.cites.words == "our reading of 2"


def test_what_somebody_decided_is_cited_as_theirs_with_the_day() -> None:
    sentence = "after raising a worry, tell duty manager"
    decided = "        by: the hub board\n        on: 2026-03-02\n"
    texts = changed(MOVE_UP, "        by: this project\n", decided, with_question(sentence))
    norm = norm_of(read_text(texts), sentence)
    assert norm.cites.question is not None
    assert norm.cites.question.settled == Settled("within 5 working days", "the hub board", date(2026, 3, 2))
    assert norm.cites.words == "2 as decided by the hub board on 2 March 2026"
    assert "our reading" not in norm.cites.words


def test_our_own_answer_may_have_its_day() -> None:
    dated = "        by: this project\n        on: 2026-03-02\n"
    pack = read_text(changed(MOVE_UP, "        by: this project\n", dated))
    settled = [
        question.settled for rule in pack.procedures["move up"].rules for question, _ in rule.questions
    ]
    assert [each.whose for each in settled if each] == ["our reading since 2 March 2026"]


def test_a_text_that_was_put_in_force_is_read_though_it_does_not_say_whose_answer_it_is() -> None:
    texts = changed(MOVE_UP, "        by: this project\n", "")
    with pytest.raises(PackRefused, match="Whose answer is this"):
        read_text(texts)
    norms = read_text(texts, kept=True).procedures["move up"].norms
    assert "our reading of 2" in {norm.cites.words for norm in norms}


def test_a_norm_knows_its_file_and_its_line() -> None:
    norm = read("after raising a worry, tell duty manager")
    texts = with_sentence(norm.words)
    assert norm.place.file == MOVE_UP
    assert norm.words in texts[MOVE_UP].splitlines()[norm.place.line - 1]


def test_an_article_before_a_role_a_service_or_a_paper_changes_nothing() -> None:
    assert read("after raising a worry, tell the duty manager") == read_like(
        "after raising a worry, tell duty manager"
    )
    sent = read("after making the visit, the worry note goes to the social work")
    assert isinstance(sent, Sends)
    assert (sent.paper, sent.service) == ("the worry note", "social work")


def read_like(sentence: str) -> Norm:
    """The same norm, said with other words."""
    norm = read(sentence)
    assert isinstance(norm, Tells)
    words = sentence.replace("tell ", "tell the ")
    return Tells(
        id=norm.id, words=words, cites=norm.cites, place=norm.place, after=norm.after, role=norm.role
    )


def test_a_typographic_apostrophe_is_the_plain_one() -> None:
    norm = read("after making the visit, must close the hub’s part within 2 days")
    assert isinstance(norm, Duty)
    assert norm.step == "close the hub's part"


def test_a_sentence_may_run_over_two_lines_and_have_wide_spaces() -> None:
    text = "after raising a worry,\n        tell   duty manager"
    norm = norm_of(read_text(with_sentence(text)), "after raising a worry, tell duty manager")
    assert isinstance(norm, Tells)


def test_the_longest_name_is_read_where_a_shorter_one_begins_alike() -> None:
    texts = changed(MOVE_UP, "outcomes: [move up, stay]", "outcomes: [move up, stay, stay for now]")
    sentence = "after weighing the worry (stay for now), tell hub manager"
    texts[MOVE_UP] = texts[MOVE_UP].replace("    means:\n", f"    means:\n      - {sentence}\n", 1)
    norm = norm_of(read_text(texts), sentence)
    assert isinstance(norm, Tells)
    assert norm.after == Event((Taking("weigh the worry", ("stay for now",)),))


def test_services_of_a_plural_name_hold_the_child() -> None:
    norm = read("from raising a worry, social work hold the child")
    assert isinstance(norm, Holds)
    assert norm.service == "social work"


def test_a_list_of_steps_may_end_with_and() -> None:
    norm = read(
        "ringing for help (got through) stands in for weighing the worry, raising a worry and making the visit"
    )
    assert isinstance(norm, StandsIn)
    assert norm.steps == ("weigh the worry", "raise a worry", "make the visit")


def test_what_can_be_read_in_two_ways_is_refused() -> None:
    texts = changed(
        MOVE_UP,
        "known:\n",
        "known:\n  attending: {named: hub worker}\n  not attending: {named: hub manager}\n",
    )
    sentences = "      - make the visit only when not attending\n      - make the visit only when attending\n"
    texts[MOVE_UP] = texts[MOVE_UP].replace("    means:\n", f"    means:\n{sentences}", 1)
    assert any("can be read in two ways" in says for says in refused(texts))


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("after raising a worry, must make the visit within 2 days within 3 days", "twice"),
        ("after raising a worry, must begin second opinion unless already done", "Leave the rest out"),
        ("after raising a worry, must begin second opinions", "Did you mean “second opinion”?"),
        ("make the visit only when not second opinion is not open", "“not” stands here twice. Say it once."),
        (
            "make the visit only when not how often it happens is not daily",
            "“not” stands here twice. Say it once.",
        ),
        (
            "make the visit only when how often it happens is dayly",
            "“dayly” is no value of this fact. Did you mean “daily”?",
        ),
        (
            "make the visit only when the child is safe tonight is daily",
            "is never “daily”. It can be: yes, no.",
        ),
        (
            "after ringing for help (got through or got through), tell hub manager",
            "stands twice in these brackets",
        ),
        (
            "after ringing for help (got thru), tell hub manager",
            "“got thru” is no outcome here. Did you mean “got through”?",
        ),
        (
            "after making the visit (got through), tell hub manager",
            "“make the visit” has no outcome “got through”. It has no outcomes",
        ),
        (
            "making the visit is done by someone other than the one making the visit",
            "Name two different steps.",
        ),
        ("after raising a worry, must make the visit 7 days before the visit", "Here is expected"),
        (
            "after raising a worry, must make the visit 7 days before raising a worry",
            "“raising a worry” is a step that happens; here is expected a date that a step asks",
        ),
        ("after raising a worry, must make the visit within 99999999 days", "A time is from 1 to 3650"),
        (
            "after weighing the worry, must make the visit by the day it is looked at again counted from raising a worry",
            "A time before a date is counted from that date. Leave “counted from” out.",
        ),
        ("after the first opinion, tell hub manager", "Did you mean “the second opinion”?"),
        ("after raising a worry", "The sentence breaks off. Here could follow"),
        ("raising a worry", "The sentence breaks off."),
        ("nonsense all the way", "No sentence begins with “nonsense all the way”."),
        (
            "after raising a worry, must making the visit",
            "Here the step is to be done: write “make the visit”.",
        ),
        ("after raising a worry is late, tell hub manager", "never owed, so it is never late"),
        (
            "after raising a worry, the hub worker should ring for help when the",
            "“the” is not understood. Here is expected",
        ),
        (
            "giving a second opinion (seen alike) ends it as agreed",
            "is no inner procedure that runs inside this one",
        ),
        ("closing the hub's part ends it as agreed", "Only an inner procedure ends as something."),
        ("x" * 1001, "longer than 1000 characters"),
    ],
)
def test_a_sentence_with_one_fault_is_told_one_fault(sentence: str, says: str) -> None:
    told = refused(with_sentence(sentence))
    assert len(told) == 1
    assert says in told[0]


def test_the_mark_stands_under_the_spot() -> None:
    with pytest.raises(PackRefused) as refusal:
        read_text(with_sentence("after raising a worry, tell hub manger"))
    (fault,) = refusal.value.faults
    assert fault.caret == (
        "after raising a worry, tell hub manger\n"
        "                            ^^^^^^^^^^"
    )  # fmt: skip


STEPS = small_pack().procedures["move up"].steps


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event((Start(), Lateness("make the visit"))), "the start or making the visit is late"),
        (Event((Taking("weigh the worry", ("stay", "move up")),)), "weighing the worry (stay or move up)"),
        (Event((InnerEnd("second opinion"),)), "the second opinion"),
    ],
)
def test_an_event_is_said_as_it_is_written(event: Event, words: str) -> None:
    assert say_event(event, STEPS) == words
    norm = read(f"after {words}, tell hub manager")
    assert isinstance(norm, Tells)
    assert norm.after == event


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (
            Condition((Done("make the visit", negated=True), Stands("a social worker is named"))),
            "not making the visit and a social worker is named",
        ),
        (
            Condition((Stands("how often it happens", "daily"), InnerOpen("second opinion")), "or"),
            "how often it happens is daily or second opinion is open",
        ),
    ],
)
def test_a_condition_is_said_as_it_is_written(condition: Condition, words: str) -> None:
    assert say_condition(condition, STEPS) == words
    norm = read(f"after raising a worry, must make the visit when {words}")
    assert isinstance(norm, Duty)
    assert norm.when == condition


def test_a_time_is_said_as_it_is_written() -> None:
    times = (Within(1, "working days"), Within(3, "weeks"), AtOnce(), ByMeeting("weekly panel"))
    assert [say_time(time) for time in times] == [
        "within 1 working day",
        "within 3 weeks",
        "at once",
        "by the next weekly panel",
    ]
