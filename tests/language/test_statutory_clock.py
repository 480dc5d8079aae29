"""What a statutory clock is refused for: one thing changed in the small pack's table, one sentence told."""

from datetime import date

import pytest

from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.packs.small_pack import CLOCK, MOVE_UP, changed, small_pack, small_texts, with_sentence

ON_IT = "after raising a worry, must make the visit within the statutory time limit for the answer to a worry"
ONE_CHANGE = [
    ("statutory clock: An invented country\n", "", "The statutory clock has no “statutory clock:”. Add it."),
    (
        "as it stood on: 2026-01-31",
        "as it stood on: last week",
        "“last week” is no day. Write it as 2026-12-24.",
    ),
    (
        "as it stood on: 2026-01-31\n",
        "",
        "The statutory clock has no “as it stood on:”. Add it.",
    ),
    ("limits:\n", "limit:\n", "The statutory clock has no key “limit”. Did you mean “limits”?"),
    (
        "    starts: a worry is raised\n    ends: whoever",
        "    ends: whoever",
        "The limit “answer to a worry” has no “starts:”. Add it.",
    ),
    ("  first look:\n", "  first look, or two:\n", "can't be a name: it has a comma in it"),
    (
        "is: 10 working days",
        "is: ten working days",
        "“ten working days” is no length of time. Write a number and its unit, as in “45 working days”.",
    ),
    ("is: 10 working days", "is: 4 hours", "“hours” is no unit of the statutory clock."),
    ("is: 10 working days", "is: 9999 days", "“9999 days” is no length of time."),
    (
        "how sure: general knowledge",
        "how sure: quite",
        "is one of: read in the source, seen on public pages, general knowledge; not “quite”.",
    ),
    (
        "        how sure: general knowledge\n",
        "",
        "A value of the limit “first look” has no “how sure:”. Add it.",
    ),
    (
        "        from: 2010-04-01\n        until: 2020-03-31",
        "        from: 2020-04-01\n        until: 2020-03-31",
        "A value of the limit “first look” ends before it begins. Put its days right.",
    ),
    (
        "        from: 2026-04-01\n",
        "        from: 2020-04-01\n",
        "Two values of the limit “answer to a worry” hold on 1 April 2020, or they stand out of order.",
    ),
    (
        "        from: 2026-04-01\n",
        "        from: 2019-04-01\n",
        "Write them by their days, the earliest first.",
    ),
    (
        "    no number, because: the guide leaves it to each authority\n",
        "",
        "The limit “talk at home” has no “values:”. Add it.",
    ),
    (
        "    no number, because: the guide leaves it to each authority\n",
        "    no number, because: the guide leaves it to each authority\n    values:\n      - is: 1 week\n"
        "        from: 2020-01-01\n        source: A guide\n        how sure: general knowledge\n",
        "The limit “talk at home” is said to have no number, and has one.",
    ),
    (
        "    values:\n      - is: 10 working days",
        "    source: A guide\n    values:\n      - is: 10 working days",
        "“source:” of the limit “first look” belongs to each of its values. Put it there.",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), ONE_CHANGE, ids=lambda value: value[-50:])
def test_one_change_is_told_in_one_sentence_with_its_line(old: str, new: str, says: str) -> None:
    with pytest.raises(PackRefused) as refused:
        read_text(changed(CLOCK, old, new))
    told = [fault for fault in refused.value.faults if says in fault.says]
    assert told, str(refused.value)
    assert all(fault.file == CLOCK and fault.line > 0 for fault in refused.value.faults)


def test_a_clock_that_was_refused_is_told_alone_and_no_sentence_is_blamed_for_it() -> None:
    texts = with_sentence(ON_IT)
    texts[CLOCK] = texts[CLOCK].replace("is: 3 working days", "is: soon")
    with pytest.raises(PackRefused) as refused:
        read_text(texts)
    assert [fault.file for fault in refused.value.faults] == [CLOCK]


def test_a_pack_without_a_clock_says_so_to_a_sentence_that_rests_on_it() -> None:
    texts = with_sentence(ON_IT)
    del texts[CLOCK]
    with pytest.raises(PackRefused, match="This pack has no statutory clock") as refused:
        read_text(texts)
    assert [fault.file for fault in refused.value.faults] == [MOVE_UP]


def test_a_clock_and_no_procedure_is_no_pack() -> None:
    texts = {name: text for name, text in small_texts().items() if name in ("pack.yaml", CLOCK)}
    with pytest.raises(PackRefused, match="The pack has no procedure"):
        read_text(texts)


def test_a_value_that_is_still_to_come_carries_no_duty_until_one_holds_before_it() -> None:
    texts = with_sentence(ON_IT)
    texts[CLOCK] = texts[CLOCK].replace("from: 2020-04-01", "from: 2026-03-01")
    with pytest.raises(PackRefused, match="before 1 March 2026, and a duty may begin sooner"):
        read_text(texts)


def test_a_table_may_be_whole_so_that_a_limit_nothing_uses_is_no_fault() -> None:
    clock = small_pack().statutory_clock
    assert clock is not None
    assert set(clock.limits) == {"answer to a worry", "first look", "talk at home"}


def test_a_value_holds_until_the_day_before_the_next() -> None:
    clock = small_pack().statutory_clock
    assert clock is not None
    limit = clock.limits["answer to a worry"]
    on = [limit.on(date(*day)) for day in ((2020, 3, 31), (2020, 4, 1), (2026, 3, 31), (2026, 4, 1))]
    assert [value.words if value else None for value in on] == [
        None,
        "5 working days",
        "5 working days",
        "3 working days",
    ]


def test_the_clock_is_part_of_what_the_pack_is_known_by() -> None:
    texts = changed(CLOCK, "is: 3 working days", "is: 4 working days")
    assert read_text(texts).hash != small_pack().hash
