"""Procedures take effect from a day on, and their words are kept for ever."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from held.language.faults import PackRefused
from held.language.reading import pack_texts
from held.record.actions.cannot import CanNot
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.reading.history.verify import verify
from held.record.reading.procedures import NothingInForce, pack_by_hash, pack_in_force
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.procedures.pack_text import PackText

HARBOUR = Path("tests/procedures/harbour/2026-01")
NEW_YEAR, SPRING = date(2026, 1, 1), date(2026, 4, 1)


@pytest.fixture
def by(db: None) -> Worker:
    return Worker.objects.create(name="Ada Okafor", sign_in_name="ada", invented=True)


@pytest.fixture
def files() -> dict[str, str]:
    return pack_texts(HARBOUR)


def another_version(files: dict[str, str]) -> dict[str, str]:
    pack = files["pack.yaml"]
    version = next(line for line in pack.splitlines() if line.startswith("version:"))
    return files | {"pack.yaml": pack.replace(version, "version: another")}


def test_the_pack_holds_from_its_day_on(by, files) -> None:
    first = put_in_force(files=files, from_date=NEW_YEAR, by=by)
    second = put_in_force(files=another_version(files), from_date=SPRING, by=by, reason="Decided in March.")
    assert pack_in_force(on=NEW_YEAR).hash == pack_in_force(on=date(2026, 3, 31)).hash == first
    assert pack_in_force(on=SPRING).hash == pack_in_force(on=date(2030, 1, 1)).hash == second
    assert InForce.objects.get(from_date=SPRING).reason == "Decided in March."


def test_before_the_first_day_nothing_is_in_force(by, files) -> None:
    put_in_force(files=files, from_date=SPRING, by=by)
    with pytest.raises(NothingInForce, match="31 March 2026"):
        pack_in_force(on=date(2026, 3, 31))


def test_of_two_for_one_day_the_later_recorded_holds(by, files) -> None:
    put_in_force(files=files, from_date=SPRING, by=by)
    later = put_in_force(files=another_version(files), from_date=SPRING, by=by)
    assert pack_in_force(on=SPRING).hash == later


def test_the_same_words_are_kept_once_and_may_come_back(by, files) -> None:
    first = put_in_force(files=files, from_date=NEW_YEAR, by=by)
    put_in_force(files=another_version(files), from_date=SPRING, by=by)
    again = put_in_force(files=files, from_date=date(2026, 5, 1), by=by)
    assert again == first == pack_in_force(on=date(2026, 6, 1)).hash
    assert PackText.objects.count() == 2


def test_changed_words_under_a_version_already_kept_are_refused(by, files) -> None:
    put_in_force(files=files, from_date=NEW_YEAR, by=by)
    changed = files | {"pack.yaml": files["pack.yaml"] + "\n# another word\n"}
    with pytest.raises(CanNot, match="a version of its own"):
        put_in_force(files=changed, from_date=SPRING, by=by)
    assert InForce.objects.count() == 1


def test_a_broken_pack_is_refused(by, files) -> None:
    with pytest.raises(PackRefused):
        put_in_force(files=files | {"pack.yaml": "pack: broken\n"}, from_date=NEW_YEAR, by=by)
    assert not PackText.objects.exists()


def test_a_pack_is_read_under_its_hash_as_it_was(by, files) -> None:
    kept = put_in_force(files=files, from_date=NEW_YEAR, by=by)
    assert pack_by_hash(kept).text == files
    with pytest.raises(LookupError, match="ever put in force here"):
        pack_by_hash("0" * 64)


def test_finding_the_pack_in_force_is_one_question_once_it_was_read(
    by, files, django_assert_num_queries
) -> None:
    put_in_force(files=files, from_date=NEW_YEAR, by=by)
    pack_in_force(on=SPRING)
    with django_assert_num_queries(1):
        pack_in_force(on=SPRING)


def test_a_changed_text_is_found_by_verifying_and_not_read(by, files) -> None:
    put_in_force(files=files, from_date=NEW_YEAR, by=by)
    changed = another_version(files) | {"more.yaml": ""}
    put_in_force_quietly(changed)
    assert [fault.what for fault in verify().faults] == ["pack"]
    with pytest.raises((LookupError, PackRefused)):
        pack_by_hash("f" * 64)


def put_in_force_quietly(files: dict[str, str]) -> None:
    """A text under a hash that is not its own, as somebody with the database's password might write it."""
    from held.record.chain.canonical import canonical_json

    PackText.objects.create(
        hash="f" * 64, name="quiet", version="1", title="Quiet", text=canonical_json(dict(files))
    )


def test_a_pack_that_entries_name_and_the_record_has_not_is_found(by) -> None:
    from django.utils import timezone

    from held.record.actions.history.append import append
    from held.record.tables.people.child import Child

    child = Child.objects.create(number="T1", family_name="Sample", created_at=timezone.now(), created_by=by)
    append(child=child, kind="case note", words={}, by=by, happened=timezone.now(), pack_hash="f" * 64)
    assert [fault.says for fault in verify().faults] == [
        f"Entries were decided under a pack that is missing: {'f' * 64}."
    ]
    connection.check_constraints()
