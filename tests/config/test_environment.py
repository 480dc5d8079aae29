"""What an installation may be told from outside."""

import sqlite3
import stat
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from held.config import environment, secret_key
from held.config.databases import databases

FULL = 2
"""As SQLite numbers it: what is committed is on the disk before it is answered."""


def test_without_a_word_it_is_kept_to_this_machine_in_sqlite() -> None:
    told = environment.read({})
    assert told.only_this_machine
    assert told.home == environment.HOUSE / "var"
    kept = databases(told)["default"]
    assert kept["NAME"] == environment.HOUSE / "var" / "db.sqlite3"
    assert kept["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_what_sqlite_has_answered_is_on_the_disk(tmp_path: Path) -> None:
    """The tests themselves do without: see tests/conftest.py."""
    begins = databases(environment.read({}))["default"]["OPTIONS"]["init_command"]
    record = sqlite3.connect(tmp_path / "db.sqlite3")
    record.executescript(begins)
    kept = [record.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")]
    record.close()
    assert kept == [FULL, "wal"]


def test_reached_by_another_name_it_is_not_this_machine_alone() -> None:
    assert not environment.read({"HELD_HOSTS": "held.example.gov.uk, localhost"}).only_this_machine


def test_a_postgresql_address_is_used_and_its_connections_are_kept() -> None:
    kept = databases(environment.read({"DATABASE_URL": "postgresql://held:secret@db/held"}))["default"]
    assert (kept["ENGINE"], kept["NAME"], kept["CONN_MAX_AGE"]) == (
        "held.config.postgresql",
        "held",
        600,
    )


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    key = secret_key.kept_in(home)
    assert len(key) >= 50
    assert secret_key.kept_in(home) == key
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("password", "good"), [("short-owl", False), ("password1234", False), ("three-owls-at-noon", True)]
)
def test_a_password_is_long_and_not_a_common_one(password: str, good: bool) -> None:
    if good:
        validate_password(password)
    else:
        with pytest.raises(ValidationError):
            validate_password(password)


@pytest.mark.parametrize(
    "address",
    [
        "garbage",
        "sqlite:///held.sqlite3",
        "mysql://held:secret@db/held",
        "oracle://held:secret@db/held",
        "mssql://held:secret@db/held",
        "postgresql://held:secret@db:port/held",
        "postgresql://held:secret@db",
    ],
)
def test_any_other_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(environment.NotUnderstood) as refused:
        databases(environment.read({"DATABASE_URL": address}))
    assert "like postgresql://NAME:PASSWORD@HOST:5432/DATABASE" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(environment.NotUnderstood, match="nothing can be kept there"):
        secret_key.kept_in(tmp_path / "file")
