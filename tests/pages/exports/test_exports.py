"""Taking an export from a page: who may, what is told, and the files."""

import csv
import io
from zipfile import ZipFile

import pytest

import held.pages.exports.export as one_export
from held.record.tables.exports.export import Export
from held.record.tables.people.membership import Membership
from held.record.tables.work.look import Look
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_taking_a_step import raise_concern
from tests.record.transitions.harbour import Harbour

WHY = "For the data team."


@pytest.fixture
def head(harbour: Harbour, guide: Desk) -> Desk:
    raise_concern(guide, harbour)
    worker = harbour.workers["hub coordinator"]
    Membership.objects.filter(worker=worker).update(sees_all=True)
    return Desk(worker)


def files(head: Desk, address: str, kind: str = "csv") -> dict[str, bytes]:
    answer = head.client.post(address, {"as": kind})
    assert 'filename="held-export-1.zip"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    with ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_period_is_taken_and_downloaded(harbour: Harbour, head: Desk) -> None:
    answer = head.fill("/exports", what="period", first="1 march 2026", last="31 march 2026", why_period=WHY)
    assert answer["Location"] == "/exports/1"
    page = said(head.get("/exports/1"))
    assert "Sunday 1 March 2026 to Tuesday 31 March 2026" in page
    sheet = files(head, "/exports/1")["held-export-1/steps.csv"].decode("utf-8-sig")
    assert [row["step"] for row in csv.DictReader(io.StringIO(sheet))] == ["raise a concern"]
    assert "held-export-1/steps.json" in files(head, "/exports/1", "json")
    assert Look.objects.filter(child=harbour.older, page="export 1").count() == 2
    assert f"“{WHY}”" in said(head.get(f"/children/{harbour.older.public}/looked"))
    assert "Made" in said(head.get("/exports"))


def test_what_has_changed_and_the_same_again(head: Desk) -> None:
    head.fill("/exports", what="changes", why_changes=WHY)
    first = files(head, "/exports/1")
    assert head.fill("/exports?again=1", why_again="Lost.")["Location"] == "/exports/2"
    assert "All there is (export 1 again)" in said(head.get("/exports/2"))
    assert files(head, "/exports/2") == first


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"what": "all", "why_all": WHY}, "Choose what you take out."),
        ({"what": "changes"}, "Say why it is taken, and for whom."),
        ({"what": "period", "why_period": WHY}, "Enter the first day."),
        ({"what": "period", "first": "1 march 2026", "last": "32 march", "why_period": WHY}, "Last day"),
        (
            {"what": "period", "first": "2 march 2026", "last": "1 march 2026", "why_period": WHY},
            "other way about",
        ),
        ({"what": "again", "number": "9", "why_again": WHY}, "There is no export 9."),
        ({"what": "again", "number": "²", "why_again": WHY}, "Enter the number of an export"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(head: Desk, typed: dict[str, str], says: str) -> None:
    answer = head.fill("/exports", **typed)
    assert answer.status_code == 422
    assert says in said(answer)
    assert not Export.objects.exists()


@pytest.mark.parametrize("role", ["hub guide", "bureau officer", "bureau principal"])
def test_who_does_not_answer_for_every_child_takes_nothing(harbour: Harbour, head: Desk, role: str) -> None:
    head.fill("/exports", what="changes", why_changes=WHY)
    desk = Desk(harbour.workers[role])
    for address in ("/exports", "/exports/1"):
        assert desk.get(address).status_code == 403
        assert (
            desk.client.post(address, {"what": "changes", "why-changes": WHY, "as": "csv"}).status_code == 403
        )
    assert Export.objects.count() == 1
    assert not Look.objects.filter(export__isnull=False).exists()


def test_a_right_that_was_withdrawn_is_gone_at_the_next_request(head: Desk) -> None:
    head.fill("/exports", what="changes", why_changes=WHY)
    Membership.objects.filter(worker=head.worker).update(sees_all=False)
    assert head.client.post("/exports/1", {"as": "csv"}).status_code == 403


def test_nobody_has_the_files_of_somebody_elses_export(harbour: Harbour, head: Desk) -> None:
    """They take it again, with a reason of their own."""
    head.fill("/exports", what="changes", why_changes=WHY)
    other = harbour.workers["bureau principal"]
    Membership.objects.filter(worker=other).update(sees_all=True)
    assert Desk(other).client.post("/exports/1", {"as": "csv"}).status_code == 404
    assert not Look.objects.filter(export__isnull=False).exists()


def test_what_takes_long_is_left_to_the_command(head: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_export, "MOST", 0)
    head.fill("/exports", what="changes", why_changes=WHY)
    assert "held export --again 1" in said(head.client.post("/exports/1", {"as": "csv"}))
    assert not Look.objects.filter(export__isnull=False).exists()


def test_there_is_no_export_of_that_number(head: Desk) -> None:
    assert head.get("/exports/7").status_code == 404
