"""The SQL of docs/record.md, tried on the database these tests run on."""

import re
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

from held.record.actions.history.append import append
from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.history.seal import seal
from held.record.migrations.triggers.history import HISTORY
from held.record.tables.history.happening import Happening
from held.record.tables.procedures.in_force import InForce
from held.record.tables.procedures.pack_text import PackText
from held.record.tables.transitions.transition import Transition

PAGE = Path("docs/record.md").read_text(encoding="utf-8")
ATTEMPT = re.compile(r"^```sql ?(\w*)\n(.*?)\n```\n((?:> [^\n]*\n)+)", re.MULTILINE | re.DOTALL)
ATTEMPTS = [
    (vendor, sql, tuple(words.removeprefix("> ") for words in quoted.splitlines()))
    for vendor, sql, quoted in ATTEMPT.findall(PAGE)
]
ACCEPTED = """INSERT INTO record_happening (child_id, number, kind, pack_hash, run, happened, recorded, by_id,
    words_hash, previous_hash, hash)
SELECT child_id, 5, kind, '', '', happened, recorded, by_id, words_hash, hash, hash
FROM record_happening WHERE child_id = 1 AND number = 4"""


@pytest.fixture
def record(child, other_child, happens, worker, settings, tmp_path) -> None:
    """What docs/record.md says the record holds."""
    settings.HELD_HOME = tmp_path
    for pk, whose in ((1, child), (2, other_child)):
        Transition.objects.create(
            pk=pk,
            public=f"transition {pk}",
            child=whose,
            procedure="inventing",
            pack_hash="9f",
            began_at="2026-03-02T10:00Z",
        )
    round_ = Transition.objects.create(
        pk=3, public="round 3", procedure="looking back", pack_hash="9f", began_at="2026-03-02T10:00Z"
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER SEQUENCE record_transition_id_seq RESTART WITH 4")
    happens(child, 2)
    last = happens(child)
    destroy_words(happening=last, by=worker, why="a court asked for it")
    text = PackText.objects.create(hash="9f", name="invented", version="1", title="Invented", text="{}")
    InForce.objects.create(pack_text=text, from_date="2026-01-01", by=worker, recorded="2026-01-01T09:00Z")
    with transaction.atomic():
        append(
            child=None,
            kind="began",
            words={},
            by=worker,
            happened=Happening.objects.first().happened,
            transition=round_,
        )
    seal()
    connection.check_constraints()  # else PostgreSQL refuses to TRUNCATE for another reason


def attempt(sql: str) -> str:
    """What the database said, or nothing when it did as it was told."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                for statement in sql.split(";\n"):
                    cursor.execute(statement)
            connection.check_constraints()
            transaction.set_rollback(True)
    except Error as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(("vendor", "sql", "quoted"), ATTEMPTS, ids=lambda part: part[:60] if part else "")
def test_the_database_refuses(record, vendor: str, sql: str, quoted: tuple[str, ...]) -> None:
    if vendor not in {"", connection.vendor}:
        pytest.skip(f"said of {vendor} alone")
    sql = sql.replace("SELECT 1, child_id", f"SELECT {Happening.objects.first().pk}, child_id")
    said = attempt(sql)
    assert any(words.lower() in said.lower() for words in quoted), said or "it was done"


ACCEPTED_IN_A_ROUND = """INSERT INTO record_happening (number, kind, pack_hash, transition_id, run, happened, recorded, by_id,
    words_hash, previous_hash, hash)
SELECT 2, kind, '', 3, '', happened, recorded, by_id, words_hash, hash, hash
FROM record_happening WHERE child_id IS NULL AND transition_id = 3"""


def test_what_is_well_made_is_accepted_in_a_round(record) -> None:
    assert attempt(ACCEPTED_IN_A_ROUND) == ""


def test_what_is_well_made_is_accepted(record) -> None:
    """Or the refusals above might be for another reason than the one they give."""
    assert attempt(ACCEPTED) == ""


@pytest.mark.parametrize("kind", ["began", "known changed", "named", "went late"])
def test_what_a_day_brings_the_clock_may_write_on_a_transition(record, kind: str) -> None:
    sql = ACCEPTED.replace(
        "run, happened, recorded, by_id", "transition_id, run, happened, recorded, by_id", 1
    )
    assert (
        attempt(
            sql.replace(
                "kind, '', '', happened, recorded, by_id", f"'{kind}', '', 1, '', happened, recorded, NULL", 1
            )
        )
        == ""
    )


def test_each_refusal_is_tried_on_the_page() -> None:
    quoted = {words for _, _, all_words in ATTEMPTS for words in all_words}
    assert [refusal.says for refusal in HISTORY if refusal.says not in quoted] == []


@pytest.mark.parametrize("table", ["happening", "transition", "pack_text"])
def test_each_constraint_is_tried_on_the_page(table: str) -> None:
    tried = " ".join(words for _, _, all_words in ATTEMPTS for words in all_words)
    models = {"happening": Happening, "transition": Transition, "pack_text": PackText}
    names = [constraint.name for constraint in models[table]._meta.constraints]
    behind_a_refusal = {
        "happening_has_one_place",
        "happening_has_one_place_in_a_round",
        "happening_numbered_from_one",
    }
    assert [name for name in names if name not in tried and name not in behind_a_refusal] == []
