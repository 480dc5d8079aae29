"""What a later version of a shipped pack changes stands beside it, change by change."""

from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, changed, small_pack
from tests.procedures.changes_printed import changes_pages


def test_each_change_is_printed_with_the_clause_before_and_now() -> None:
    later = read_text(changed(MOVE_UP, "within 10 working days", "within 45 working days"))
    printed = "\n".join(changes_pages(small_pack(), later, ""))
    assert "1 change, the heaviest first." in printed
    assert "## What is owed, by whom and when" in printed
    assert (
        "**Change 1 of 1** (From the family hub to social work). Make the visit: within 45 working days"
        in printed
    )
    assert (
        "- Before (4): After taking the child on, the hub worker must make the visit within 10 working days"
        in printed
    )
    assert "- Now (4): " in printed
