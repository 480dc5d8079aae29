"""Whatever is damaged, both verifiers say so: ours, and one written from docs/record.md alone."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.history.seal import seal
from held.record.chain import seal_keeping
from held.record.chain.entry import entries
from held.record.reading.history.verify import verify
from tests.record.history.second_verifier import faults

CHAINS = {1: 6, 2: 3, 3: 1}
SEALED = {1: 4, 2: 3, 3: 1}
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
FIELDS = {
    "kind": TEXT.filter(bool),
    "pack_hash": TEXT,
    "run": TEXT,
    "by_id": st.sampled_from([2, 3, None]),
    "child_id": st.integers(1, 4),
    "transition_id": st.sampled_from([1, 9]),
    "happened": st.sampled_from(["2026-03-01 10:00:00+00:00", "2026-03-02 10:00:00.000001+00:00"]),
    "recorded": st.sampled_from(["2027-03-01 10:00:00+00:00", "2026-12-02 10:00:00.5+00:00"]),
    "number": st.integers(1, 9),
    "words_hash": TEXT,
    "previous_hash": TEXT,
    "hash": TEXT,
}
entry = st.sampled_from([(child, number) for child, last in CHAINS.items() for number in range(1, last + 1)])
COPY = (
    "INSERT INTO record_happening (child_id, number, kind, pack_hash, run, happened, recorded, by_id, words_hash, "
    "previous_hash, hash) SELECT child_id, %s, %s, pack_hash, run, happened, recorded, by_id, words_hash, "
    "previous_hash, hash FROM record_happening WHERE child_id = %s AND number = %s"
)


def run(sql: str, *values: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def change(data: st.DataObject, child: int, number: int) -> None:
    """One field says something else."""
    field = data.draw(st.sampled_from(sorted(FIELDS)))
    value = data.draw(FIELDS[field])
    ids = {"by_id", "child_id", "transition_id"}
    given_as = (
        f"CAST(%s AS {'bigint' if connection.vendor == 'postgresql' else 'integer'})"
        if field in ids
        else "%s"
    )
    if field == "number":
        assume((child, value) == (child, number) or value > CHAINS[child])
    if field == "child_id":
        run("UPDATE record_happening SET number = 99 WHERE child_id = %s AND number = %s", child, number)
        number = 99
    run(
        f"UPDATE record_happening SET {field} = {given_as} WHERE child_id = %s AND number = %s",
        value,
        child,
        number,
    )


def change_and_hash_anew(data: st.DataObject, child: int, number: int) -> None:
    """One field of a sealed or followed entry says something else, and its hash agrees."""
    assume(number < CHAINS[child] or number <= SEALED[child])
    run(
        "UPDATE record_happening SET run = %s WHERE child_id = %s AND number = %s",
        data.draw(TEXT),
        child,
        number,
    )
    standing = next(e for e in entries() if (e.header.chain, e.header.number) == (child, number))
    run(
        "UPDATE record_happening SET hash = %s WHERE child_id = %s AND number = %s",
        standing.header.hash(),
        child,
        number,
    )


def remove(data: st.DataObject, child: int, number: int) -> None:
    """An entry goes, with its words or without; the later ones move up, or not."""
    assume(number < CHAINS[child] or number <= SEALED[child])
    if data.draw(st.booleans()):
        run(
            "DELETE FROM record_happeningwords WHERE happening_id IN "
            "(SELECT id FROM record_happening WHERE child_id = %s AND number = %s)",
            child,
            number,
        )
    run("DELETE FROM record_happening WHERE child_id = %s AND number = %s", child, number)
    if data.draw(st.booleans()):
        for later in range(number + 1, CHAINS[child] + 1):
            run(
                "UPDATE record_happening SET number = %s WHERE child_id = %s AND number = %s",
                later - 1,
                child,
                later,
            )


def cut_off(data: st.DataObject, child: int, number: int) -> None:
    """All that was sealed from here on goes."""
    assume(number <= SEALED[child])
    run(
        "DELETE FROM record_happeningwords WHERE happening_id IN "
        "(SELECT id FROM record_happening WHERE child_id = %s AND number >= %s)",
        child,
        number,
    )
    run("DELETE FROM record_happening WHERE child_id = %s AND number >= %s", child, number)


def add(data: st.DataObject, child: int, number: int) -> None:
    """A made-up entry is put in, at the end or in between."""
    place = data.draw(st.integers(1, CHAINS[child] + 1))
    for later in range(CHAINS[child], place - 1, -1):
        run(
            "UPDATE record_happening SET number = %s WHERE child_id = %s AND number = %s",
            later + 1,
            child,
            later,
        )
    source = number if number < place else number + 1
    run(COPY, place, data.draw(TEXT.filter(bool)), child, source)


def swap(data: st.DataObject, child: int, number: int) -> None:
    """Two entries change places."""
    other = data.draw(st.integers(1, CHAINS[child]))
    assume(other != number)
    for before, after in ((number, 99), (other, number), (99, other)):
        run(
            "UPDATE record_happening SET number = %s WHERE child_id = %s AND number = %s",
            after,
            child,
            before,
        )


def change_words(data: st.DataObject, child: int, number: int) -> None:
    """Other words, another salt, or none."""
    field = data.draw(st.sampled_from(["text", "salt"]))
    value = data.draw(st.none() | TEXT.map(lambda said: json.dumps({"number": said})))
    run(
        f"UPDATE record_happeningwords SET {field} = %s WHERE happening_id IN "
        "(SELECT id FROM record_happening WHERE child_id = %s AND number = %s)",
        value,
        child,
        number,
    )


def destroy_quietly(data: st.DataObject, child: int, number: int) -> None:
    """Words go with a pretext that no entry of the chain gives."""
    run(
        "UPDATE record_happeningwords SET text = NULL, salt = NULL, destroyed_at = CURRENT_TIMESTAMP, "
        "destroyed_by_id = 1, destroyed_why = 'a pretext' WHERE happening_id IN "
        "(SELECT id FROM record_happening WHERE child_id = %s AND number = %s)",
        child,
        number,
    )


def change_seal(data: st.DataObject, child: int, number: int) -> None:
    """A seal or one of its heads says something else."""
    statement = data.draw(
        st.sampled_from(
            [
                "UPDATE record_sealedhead SET hash = 'x' WHERE chain = %s",
                "UPDATE record_sealedhead SET number = number + 1 WHERE chain = %s",
                "DELETE FROM record_sealedhead WHERE chain = %s",
                "UPDATE record_seal SET chains = chains + 1 WHERE %s > 0",
                "UPDATE record_seal SET root = 'x' WHERE %s > 0",
                "UPDATE record_seal SET line = 'x' WHERE %s > 0",
                "UPDATE record_seal SET sealed_at = '2026-01-01 10:00:00+00:00' WHERE %s > 0",
                "UPDATE record_seal SET number = 7 WHERE number = 2 AND %s > 0",
                "DELETE FROM record_seal WHERE %s > 0",
            ]
        )
    )
    run(statement, child)


WAYS = [
    change, change_and_hash_anew, remove, cut_off, add, swap, change_words, destroy_quietly, change_seal,
]  # fmt: skip


@pytest.fixture
def record(child, other_child, a_child, happens, worker, settings, tmp_path) -> str:
    """Three children, two seals, one entry with its words destroyed; the public key, written down."""
    settings.HELD_HOME = tmp_path
    third = a_child()
    happens(child, 2)
    seal()
    happens(child)
    destroy_words(happening=child.happenings.get(number=1), by=worker, why="a court asked for it")
    happens(other_child, 3)
    happens(third)
    seal()
    happens(child, 2)
    return seal_keeping.lines()[0].split(" ")[-2]


def second(public_key: str) -> list[str]:
    with connection.cursor() as cursor:
        return list(faults(cursor, seal_keeping.seals_path(), public_key))


def fingerprint() -> list[tuple]:
    tables = ("record_happening", "record_happeningwords", "record_seal", "record_sealedhead")
    found: list[tuple] = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            found += sorted(map(repr, cursor.fetchall()))
    return found


@pytest.fixture
def guards_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are taken away here before anything is damaged, and asked for in test_guards.py."""
    monkeypatch.setattr("held.record.reading.history.verify.missing_guards", tuple)


def test_both_verifiers_pass_a_sound_record(record) -> None:
    assert verify().faults == []
    assert second(record) == []


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(data=st.data())
def test_whatever_is_damaged_both_verifiers_find_it(
    record, tampering, guards_unasked, data: st.DataObject
) -> None:
    way: Callable[[st.DataObject, int, int], None] = data.draw(st.sampled_from(WAYS))
    child, number = data.draw(entry)
    with tampering():
        before = fingerprint()
        way(data, child, number)
        if fingerprint() == before:
            return
        named = [fault for fault in verify().faults if fault.what != "guard"]
        assert named, f"{way.__doc__} Ours did not see it."
        assert second(record), f"{way.__doc__} The second did not see it."
