"""The SQL of docs/record_people.md, tried on the database these tests run on."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import Error, connection, transaction

from held.record.migrations.triggers.accounts import ACCOUNTS
from held.record.migrations.triggers.episodes import EPISODES, KEPT
from held.record.migrations.triggers.exports import EXPORTS
from held.record.migrations.triggers.people import PEOPLE
from held.record.tables.care.contact import Contact
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.level_of_need import LevelOfNeed
from held.record.tables.care.owed import Owed
from held.record.tables.exports.export import Export
from held.record.tables.exports.exported_head import ExportedHead
from held.record.tables.exports.exported_round import ExportedRound
from held.record.tables.people.account_entry import AccountEntry
from held.record.tables.people.adult import Adult
from held.record.tables.people.child import Child
from held.record.tables.people.name_key import NameKey
from held.record.tables.people.relationship import Relationship
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.answered_key import AnsweredKey
from held.record.tables.work.cover import Cover
from held.record.tables.work.draft import Draft
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice

PAGE = Path("docs/record_people.md").read_text(encoding="utf-8")
ATTEMPT = re.compile(r"^```sql ?(\w*)\n(.*?)\n```\n((?:> [^\n]*\n)+)", re.MULTILINE | re.DOTALL)
ATTEMPTS = [
    (vendor, sql, tuple(words.removeprefix("> ") for words in quoted.splitlines()))
    for vendor, sql, quoted in ATTEMPT.findall(PAGE)
]
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
TABLES = (
    *(Contact, Episode, Holding, Involvement, Lead, LevelOfNeed, Owed, Adult, NameKey, Relationship),
    *(AccountEntry, AnsweredKey, Cover, Draft, Export, ExportedHead, ExportedRound, Look, Notice),
)
BEHIND_A_REFUSAL = {"lead_one_a_child", "episode_open_has_a_lead"}


@pytest.fixture
def record(db: None) -> None:
    """What docs/record_people.md says the record holds."""
    for pk, name in enumerate(("Ada", "Ben", "Cas", "Dee", "Eve"), 1):
        Worker.objects.create(pk=pk, name=name, sign_in_name=name.lower(), invented=True)
    for pk in (1, 2, 3):
        Child.objects.create(
            pk=pk,
            number=f"T{pk}",
            given_name="Robin",
            family_name="Sample",
            created_at=MONDAY,
            created_by_id=1,
        )
        Transition.objects.create(
            pk=pk,
            public=f"transition {pk}",
            child_id=pk,
            procedure="inventing",
            pack_hash="9f",
            began_at=MONDAY,
        )
    for child, worker in ((1, 1), (2, 2)):
        Lead.objects.create(child_id=child, worker_id=worker, since=MONDAY)
    for absent, deputy in ((1, 4), (2, 3)):
        Cover.objects.create(absent_id=absent, deputy_id=deputy, since=MONDAY, named_by_id=1, named=MONDAY)
    Worker.objects.filter(pk__in=(2, 5)).update(is_active=False)
    Episode.objects.create(child_id=1, lead_id=1, opened=MONDAY, opened_by_id=1)
    Holding.objects.create(child_id=1, service="the hub", since=MONDAY)
    LevelOfNeed.objects.create(child_id=1, level=3, since=MONDAY)
    Involvement.objects.create(child_id=1, worker_id=4, role="guide", transition_id=1, since=MONDAY)
    Owed.objects.create(
        child_id=1,
        transition_id=1,
        step="write",
        owner_id=1,
        force="must",
        since=MONDAY,
        due=MONDAY,
        cites="1",
    )
    Contact.objects.create(child_id=1, number=1, since=MONDAY, due=MONDAY)
    Notice.objects.create(
        child_id=1, transition_id=1, worker_id=1, says="told", sent=MONDAY, received=MONDAY, received_by_id=1
    )
    AccountEntry.objects.create(worker_id=1, by_id=1, says="The account was made", at=MONDAY)
    Look.objects.create(who_id=4, child_id=1, page="overview", at=MONDAY, reason="asked to")
    export = Export.objects.create(pk=1, number=1, by_id=1, at=MONDAY, why="asked for", written=MONDAY)
    ExportedHead.objects.create(export=export, child_id=1, number=3, child_number="T1")
    ExportedRound.objects.create(export=export, transition_id=1, number=1)
    for pk in (None, 1):
        Draft.objects.create(
            worker_id=1, child_id=1, transition_id=pk, step="write", words="{}", seen=0, saved=MONDAY
        )
    AnsweredKey.objects.create(key="k", by_id=1, at=MONDAY)
    adult = Adult.objects.create(given_name="Sam", family_name="Sample")
    Relationship.objects.create(child_id=1, adult=adult, kind="mother", since=MONDAY)
    NameKey.objects.create(child_id=1, key="rob")
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
def test_the_database_refuses(record: None, vendor: str, sql: str, quoted: tuple[str, ...]) -> None:
    if vendor not in {"", connection.vendor}:
        pytest.skip(f"said of {vendor} alone")
    said = attempt(sql)
    assert any(words.lower() in said.lower() for words in quoted), said or "it was done"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE record_worker SET is_active = FALSE WHERE id = 1",  # Dee covers without an end
        "UPDATE record_worker SET is_active = FALSE WHERE id = 4",  # she covers for somebody at work
        "UPDATE record_lead SET worker_id = 4 WHERE child_id = 2;\nDELETE FROM record_cover WHERE absent_id = 2",
        "UPDATE record_lead SET until = CURRENT_TIMESTAMP WHERE child_id = 2;\n"
        "UPDATE record_worker SET is_active = FALSE WHERE id = 3",
        "UPDATE record_lead SET until = '2026-03-05 00:00:00' WHERE child_id = 1;\n"
        "INSERT INTO record_lead (child_id, worker_id, role, reason, since, until) "
        "SELECT child_id, 4, role, reason, until, NULL FROM record_lead WHERE child_id = 1;\n"
        "UPDATE record_episode SET lead_id = 4 WHERE child_id = 1",
        "UPDATE record_notice SET cites = '5.5' WHERE child_id = 1",
    ],
)
def test_what_is_well_made_is_accepted(record: None, sql: str) -> None:
    """Or the refusals above might be for another reason than the one they give."""
    assert attempt(sql) == ""


def test_each_refusal_is_tried_on_the_page() -> None:
    quoted = {words for _, _, all_words in ATTEMPTS for words in all_words}
    assert [
        refusal.says
        for refusal in (*PEOPLE, *ACCOUNTS, *EPISODES, *KEPT, *EXPORTS)
        if refusal.says not in quoted
    ] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_each_constraint_is_tried_on_the_page(table: type) -> None:
    tried = " ".join(words for _, _, all_words in ATTEMPTS for words in all_words)
    names = {constraint.name for constraint in table._meta.constraints}
    assert sorted(name for name in names - BEHIND_A_REFUSAL if name not in tried) == []
