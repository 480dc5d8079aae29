"""Files come in by one page alone, from who answers for every child, and never into memory."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from held.pages.imports import upload
from held.record.actions.imports.forget import folder
from held.record.tables.imports.extract import Extract
from held.record.tables.people.membership import Membership
from tests.record.transitions.harbour import Harbour

FAMILIES = b"family number,name\r\nF1,Holt\r\n"


def sent(client: Client, address: str, content: bytes = FAMILIES) -> HttpResponse:
    file = SimpleUploadedFile("families.csv", content, "text/csv")
    return client.post(address, {"files": file, "system": "Liquidlogic"})


@pytest.fixture
def hers(client: Client, harbour: Harbour, settings: LazySettings, tmp_path: Path) -> Client:
    """The coordinator answers for every child, from today on."""
    settings.HELD_HOME = tmp_path
    coordinator = harbour.workers["hub coordinator"]
    Membership.objects.filter(worker=coordinator).update(sees_all=True)
    client.force_login(coordinator)
    return client


def test_a_file_is_read_shown_and_not_kept(hers: Client) -> None:
    answer = sent(hers, "/imports")
    page = hers.get(answer["Location"]).content.decode()
    assert "What would happen" in page
    assert list(folder().iterdir()) == []


def test_what_is_wrong_is_said_beside_the_field(hers: Client) -> None:
    answer = hers.post("/imports", {"of": "31/2/2026"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose at least one file." in page
    assert "February has no day 31" in page or "has no day 31" in page


def test_too_much_is_read_past_and_refused_in_words(hers: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "LIMIT", 1_000)
    monkeypatch.setattr("held.pages.imports.imports.LIMIT", 1_000)
    answer = sent(hers, "/imports", FAMILIES + b"F2,Holt\r\n" * 10_000)
    assert answer.status_code == 422
    assert "are larger than" in answer.content.decode()
    assert not folder().exists()


@pytest.mark.parametrize("kind", [b"PK\x03\x04rest", b"\x00\x01", b"", b"=cmd|' /C calc'!A0"])
def test_what_is_no_csv_is_named_on_the_page(hers: Client, kind: bytes) -> None:
    answer = sent(hers, "/imports", kind)
    if answer.status_code == 302:
        assert "Nothing was taken in" in hers.get(answer["Location"]).content.decode()
    else:
        assert answer.status_code == 422
    assert not Extract.objects.filter(state="ready").exists()


def test_nobody_else_hands_anything_in(harbour: Harbour, hers: Client) -> None:
    sent(hers, "/imports")
    extract = Extract.objects.get()
    guide = Client()
    guide.force_login(harbour.workers["hub guide"])
    for address in ("/imports", f"/imports/{extract.public}", "/imports/differences"):
        assert guide.get(address).status_code == 403
        assert guide.post(address, {"do": "take"}).status_code == 403
    assert Client().post(f"/imports/{extract.public}", {"do": "take"}).status_code == 302
    extract.refresh_from_db()
    assert extract.state == "ready"


def test_no_other_page_takes_a_file_and_from_nobody_else(harbour: Harbour, hers: Client) -> None:
    guide = Client()
    guide.force_login(harbour.workers["hub guide"])
    assert sent(guide, "/imports").wsgi_request.FILES == {}
    assert sent(hers, "/people/teams/add").wsgi_request.FILES == {}
    assert sent(hers, "/imports").wsgi_request.FILES != {}
    assert sent(Client(), "/imports").wsgi_request.FILES == {}
