"""A round is read like any procedure, and begins for no child."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import PACK, Harbour

LOOKING_BACK = """\
procedure: yearly look
title: Looking back on the year
round: yes
begins with: [look back]
endings: [looked at]
steps:
  look back:
    by: hub coordinator
rules:
  - clause: A1
    says: Once a year somebody looks back.
    means:
      - after looking back, tell bureau principal
      - looking back ends it as looked at
"""


@pytest.fixture
def with_a_round(harbour: Harbour) -> Harbour:
    files = {**pack_texts(PACK), "yearly_look.yaml": LOOKING_BACK}
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-03", 1)
    put_in_force(
        files=files,
        from_date=date(2026, 3, 2),
        by=harbour.workers["hub coordinator"],
        reason="We look back from now on.",
    )
    return harbour


def test_it_is_read_as_being_about_no_one_child(with_a_round: Harbour, guide: Desk) -> None:
    assert "Looking back on the year About no one child." in said(guide.get("/procedures"))
    page = guide.get("/procedures/yearly-look")
    assert page.status_code == 200
    assert "It is about no one child, and ends with a result." in said(page)


def test_it_begins_for_no_child(with_a_round: Harbour, guide: Desk) -> None:
    child = with_a_round.older.public
    page = said(guide.get(f"/children/{child}/begin"))
    assert "Crossing from the hub" in page
    assert "Looking back" not in page
    assert guide.get(f"/children/{child}/steps/yearly-look/look-back").status_code == 404
