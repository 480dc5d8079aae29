"""A step taken at screens: the form, check your answers, recorded. Harbour's clauses A1 to A5."""

from held.record.tables.history.happening import Happening
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour


def raising(harbour: Harbour) -> str:
    return f"/children/{harbour.older.public}/steps/crossing/raise-a-concern"


def test_a_step_is_filled_in_checked_and_recorded(guide: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    address = raising(harbour)
    sent = guide.fill(
        address,
        **{f"ask-what-worries-you-{older}": "Two falls in a week.", f"ask-how-far-it-has-gone-{older}": "2"},
    )
    assert (sent.status_code, sent["Location"]) == (302, f"{address}/check")
