"""What `held check` says of a pack's statutory clock."""

from pathlib import Path

import pytest

from held.commands.shipped_clock import SHIPPED, said_of_the_clock
from held.language.faults import PackRefused
from held.language.reading import read_clock
from tests.procedures.packs import LUTON, the_pack

TABLE = (SHIPPED / "england" / "2026-11.yaml").read_text(encoding="utf-8")


def said(text: str) -> str:
    return said_of_the_clock(read_clock(text, "statutory_clock.yaml"))


def test_the_same_table_says_so() -> None:
    clock = the_pack(LUTON).statutory_clock
    assert clock is not None
    assert said_of_the_clock(clock) == (
        "Statutory clock: England, as it stood on 22 November 2026, as Held ships it."
    )


def test_each_limit_that_differs_is_named() -> None:
    otherwise = TABLE.replace("is: 45 working days", "is: 40 working days").replace(
        "  re-referral:", "  referral again:"
    )
    assert said(otherwise).endswith(
        "It differs from the table of 22 November 2026 that Held ships in: assessment, re-referral, referral again."
    )


def test_of_another_country_nothing_is_shipped(tmp_path: Path) -> None:
    wales = read_clock(
        TABLE.replace("statutory clock: England", "statutory clock: Wales"), "statutory_clock.yaml"
    )
    assert said_of_the_clock(wales).endswith("Held ships no table of Wales to compare it with.")


def test_a_table_that_is_wrong_is_refused_by_its_own_name() -> None:
    with pytest.raises(PackRefused, match=r"england\.yaml, line"):
        read_clock(TABLE.replace("is: 45 working days", "is: long"), "england.yaml")
