"""Names, ages and numbers as people say them."""

from datetime import date

import pytest

from held.pages.wording.ages import age, age_line, beside_name
from held.pages.wording.counts import counted, day_number
from held.pages.wording.names import and_list, of, together
from held.pages.wording.phrases import anchor, capital, curly, sentence, telephone

ON = date(2026, 3, 3)


def test_several_names_make_one_sentence() -> None:
    assert [and_list(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert and_list(["a", "b"], "or") == "a or b"


def test_brothers_and_sisters_share_their_family_name() -> None:
    assert together(["Harvey Doyle", "Isla Doyle"]) == "Harvey and Isla Doyle"
    assert together(["Harvey Doyle", "Isla Cole"]) == "Harvey Doyle and Isla Cole"
    assert together(["Harvey Doyle"]) == "Harvey Doyle"
    assert of("James") == "James’s"


@pytest.mark.parametrize(
    ("born", "expected", "said"),
    [
        (date(2016, 5, 17), None, "9 years"),
        (date(2016, 3, 3), None, "10 years"),
        (date(2024, 12, 20), None, "14 months"),
        (date(2026, 2, 3), None, "4 weeks"),
        (date(2026, 3, 2), None, "1 day"),
        (None, date(2026, 6, 4), "unborn, expected Thursday 4 June 2026"),
        (None, None, "age not known"),
    ],
)
def test_an_age_is_told_in_the_unit_that_says_something(
    born: date | None, expected: date | None, said: str
) -> None:
    assert age(born, expected, ON) == said


def test_an_age_stands_beside_a_name() -> None:
    assert age_line(date(2016, 5, 17), None, ON) == "9 years, born Tuesday 17 May 2016"
    assert beside_name("Tyler Marsh", date(2018, 7, 1), None, ON) == "Tyler Marsh, 7"
    assert beside_name("Kit Shah", date(2024, 12, 20), None, ON) == "Kit Shah, 14 months"
    assert beside_name("Baby Harding", None, date(2026, 6, 4), ON) == "Baby Harding, unborn"


def test_numbers_agree_with_what_they_count() -> None:
    assert counted(1, "child", "children") == "1 child"
    assert counted(0, "day") == "0 days"
    assert day_number(6, 10) == "day 6 of 10"
    assert day_number(12, 10) == "day 12, 2 over the 10"


def test_a_packs_words_make_a_sentence() -> None:
    assert capital("ring MASH") == "Ring MASH"
    assert sentence("make the joint visit") == "Make the joint visit."
    assert sentence("is it urgent?") == "Is it urgent?"
    assert curly('close early help\'s part ("not now")') == "close early help’s part (“not now”)"
    assert anchor("5.5a") == "c5-5a"
    assert telephone("01632 960 150") == "01632960150"
