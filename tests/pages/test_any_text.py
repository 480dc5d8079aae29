"""Whatever text a browser sends, nothing breaks, and the urgent way records it."""

import pytest
from django.urls import reverse

from held.record.tables.history.happening import Happening
from tests.pages.transitions.desk import Desk
from tests.record.transitions.harbour import Harbour, build

NOTHING = "a\x00b"


@pytest.fixture
def harbour(db: None) -> Harbour:
    return build()


@pytest.fixture
def guide(harbour: Harbour) -> Desk:
    return Desk(harbour.workers["hub guide"])


@pytest.mark.parametrize(
    "text",
    [NOTHING, "x" * 2_000_000, b"\xed\xa0\x80", "\u202e" + "😀" * 10_000],
    ids=["nothing", "long", "torn", "emoji"],
)
def test_an_urgent_call_is_recorded_whatever_was_typed(guide: Desk, harbour: Harbour, text: str) -> None:
    address = reverse("urgent", kwargs={"public": harbour.older.public})
    sent = guide.send(
        address,
        {"ask_what_is_happening": text, "outcome": "immediate danger", "happened": NOTHING, "key": NOTHING},
    )
    assert sent.status_code == 302
    assert Happening.objects.filter(child=harbour.older, kind="step taken").count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "/find?q=a%00b",
        "/find?whose=a%00",
        "/sign-in?next=%00",
        "/children/{child}/note",
        "/children/{child}/lead",
        "/children/{child}%00",
        "/transitions/a%00b",
        "/procedures/a%00b",
    ],
)
def test_nothing_at_all_is_no_error_of_ours(guide: Desk, harbour: Harbour, address: str) -> None:
    found = address.format(child=harbour.older.public)
    assert guide.get(found).status_code < 500
    fields = ("note", "reason", "name", "password", "key", "happened", "since", "to")
    assert guide.send(found, dict.fromkeys(fields, NOTHING)).status_code < 500
