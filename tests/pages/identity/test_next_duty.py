"""The next duty on top of the page leads to the very row where it stands: a step, one inside, or what is to be begun."""

import re

from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, words_of
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right_whole import taken
from tests.record.transitions.test_take_step import raised


def leads_to(desk: Desk, harbour: Harbour) -> tuple[str, str]:
    """What the bar says is next, and the anchor it links to, which must stand on the page."""
    page = words_of(desk.get(f"/children/{harbour.older.public}"))
    transition = Transition.objects.get().public
    found = re.search(rf'href="/transitions/{transition}#([^"]+)">([^<]+)</a>', page)
    assert found is not None
    row, words = found[1], found[2]
    assert f'id="{row}"' in words_of(desk.get(f"/transitions/{transition}"))
    return row, words


def test_a_step(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    assert leads_to(guide, harbour) == ("weigh-the-evidence", "Weigh the evidence")


def test_a_step_of_an_inner_procedure_that_runs(guide: Desk, harbour: Harbour) -> None:
    with_a_quarrel(harbour, within="2 hours")
    raised(harbour, harbour.older)
    taken(harbour, "hub guide", "say what divides us", inner="quarrel")
    assert leads_to(guide, harbour) == ("quarrel-make-it-up", "Make it up")


def test_an_inner_procedure_that_is_to_be_begun(guide: Desk, harbour: Harbour) -> None:
    with_a_quarrel(harbour, owed="after raising a concern, must begin quarrel at once")
    raised(harbour, harbour.older)
    assert leads_to(guide, harbour) == ("begin-quarrel", "Begin the quarrel")
