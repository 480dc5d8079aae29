"""The bytes that are hashed are those that docs/record.md spells out."""

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.record.chain.canonical import canonical_json
from held.record.chain.header import Header
from held.record.chain.salt import new_salt, words_hash
from held.record.chain.spelling import moment_spelled, spelled

PAGE = Path("docs/record.md").read_text(encoding="utf-8")
SALT = "00112233445566778899aabbccddeeff" * 2
EXAMPLE = Header(
    chain=17,
    number=1,
    kind="step taken",
    pack_hash="9f" * 32,
    transition=4,
    run="",
    happened=datetime(2026, 3, 2, 10, tzinfo=UTC),
    recorded=datetime(2026, 3, 2, 10, 4, 30, 123456, tzinfo=UTC),
    by=3,
    words_hash="6b5148a680b9e00a05e83e788dc8b94aa77fa2071f364b70ddbf1276af62b4ff",
    previous_hash="",
)
FIELD = st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inside: (
        st.lists(inside) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inside)
    ),
    max_leaves=8,
)


def test_the_header_of_the_page_is_spelled_and_hashed_as_there() -> None:
    (shown,) = re.findall(r"```header\n(.*?)```", PAGE, re.DOTALL)
    assert EXAMPLE.spelled().decode() == shown
    assert sha256(shown.encode()).hexdigest() == EXAMPLE.hash()
    assert f"has the hash `{EXAMPLE.hash()}`" in PAGE


def test_the_words_of_the_page_are_hashed_as_there() -> None:
    (text,) = re.findall(r"```json\n(.*?)\n```", PAGE, re.DOTALL)
    assert canonical_json(json.loads(text)) == text
    assert words_hash(salt=SALT, text=text) == EXAMPLE.words_hash
    assert f"`{EXAMPLE.words_hash}`" in PAGE


@given(st.lists(FIELD), st.lists(FIELD))
def test_different_fields_are_spelled_differently(some, others) -> None:
    as_text = [["" if field is None else str(field) for field in fields] for fields in (some, others)]
    assert (spelled(*some) == spelled(*others)) == (as_text[0] == as_text[1])


def test_a_field_cannot_pretend_to_be_two() -> None:
    assert spelled("a\n1 b") != spelled("a", "b")


def test_a_letter_beyond_ascii_is_counted_in_bytes() -> None:
    assert spelled("Zoë") == b"4 Zo\xc3\xab\n"


def test_a_moment_is_spelled_in_utc_whatever_clock_it_was_read_from() -> None:
    summer = timezone(timedelta(hours=1))
    assert moment_spelled(datetime(2026, 7, 1, 10, tzinfo=summer)) == "2026-07-01T09:00:00.000000Z"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody could say when"):
        moment_spelled(datetime(2026, 7, 1, 10))  # noqa: DTZ001


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), PLAIN))
def test_words_come_back_as_they_were_and_have_one_spelling(words) -> None:
    text = canonical_json(words)
    assert json.loads(text) == words
    assert canonical_json(dict(reversed(words.items()))) == text


@pytest.mark.parametrize("value", [1.5, b"bytes", datetime(2026, 3, 2, tzinfo=UTC), {1: "a"}, {"a", "b"}])
def test_what_has_no_one_spelling_is_refused(value) -> None:
    with pytest.raises(TypeError, match=r"In the words.*(write it as text|names are text)"):
        canonical_json({"when": value})


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        canonical_json({"note": "\ud800"})


def test_salts_are_never_the_same() -> None:
    assert len({new_salt() for _ in range(1000)}) == 1000
    assert len(new_salt()) == 64
