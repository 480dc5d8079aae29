"""docs/accounts.md names the limits that hold, and for each requirement a test that is there."""

import re
from pathlib import Path

from django.conf import settings

from held.record.actions.people.passwords import GOOD_FOR
from held.record.actions.people.wrong_tries import (
    ONE_NAME_FROM_ANYWHERE,
    ONE_NAME_FROM_ONE_PLACE,
    ONE_PLACE,
    Limit,
)

PAGE = Path("docs/accounts.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([\d., ]+) \| .* \| `(tests/\S+\.py)::(\w+)` \|$", PAGE, re.MULTILINE)


def missing(rows: list[tuple[str, str, str]]) -> list[str]:
    return [
        f"{asked}: {file}::{name}"
        for asked, file, name in rows
        if not Path(file).exists() or f"def {name}(" not in Path(file).read_text(encoding="utf-8")
    ]


def test_each_requirement_has_a_test_that_is_there() -> None:
    assert len(ROWS) >= 17
    assert missing(ROWS) == []


def test_a_test_that_is_gone_is_missed() -> None:
    assert missing([("6.2.2", ROWS[0][1], "test_that_was_renamed")]) == [
        f"6.2.2: {ROWS[0][1]}::test_that_was_renamed"
    ]


def said(limit: Limit, words: str) -> str:
    return f"| {limit.tries} {words} | {int(limit.within.total_seconds() // 60)} minutes |"


def test_the_limits_on_the_page_are_those_that_hold() -> None:
    for limit, words in (
        (ONE_NAME_FROM_ONE_PLACE, "under one name from one place"),
        (ONE_NAME_FROM_ANYWHERE, "under one name from anywhere"),
        (ONE_PLACE, "from one place"),
    ):
        assert said(limit, words) in PAGE
    assert f"After {settings.HELD_DORMANT_DAYS} days without signing in" in PAGE
    assert GOOD_FOR.days == 3
    assert "good for three days" in PAGE
