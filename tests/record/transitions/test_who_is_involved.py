"""Whoever an inner procedure alone needs is involved while it runs, and no longer."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.people.add_team import join_team
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.tables.care.involvement import Involvement
from held.record.tables.people.membership import Membership
from tests.pages.transitions.quarrel import INNER
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_set_right_whole import taken
from tests.record.transitions.test_take_step import raised, with_the_principal

ASKS = "      what divides us: long text\n"


@pytest.fixture
def quarrelling(harbour: Harbour) -> Harbour:
    """A quarrel in which a wharf umpire is named; no step of the crossing knows of one."""
    files = pack_texts(PACK)
    crossing = files["crossing.yaml"].replace("\nfrom:", "\ninside: [quarrel]\nfrom:", 1)
    pack = files["pack.yaml"].replace("version: 2026-01", "version: 2026-02", 1)
    pack = pack.replace("\nclauses:\n", '\nclauses:\n  "Q9": "When hub and bureau quarrel"\n', 1)
    pack = pack.replace("\nmeetings:\n", "\n  wharf umpire: {of: shore bureau}\nmeetings:\n", 1)
    inner = INNER.replace(ASKS, f"{ASKS}      who settles it: a named wharf umpire\n")
    put_in_force(
        files={**files, "crossing.yaml": crossing, "pack.yaml": pack, "quarrel.yaml": inner},
        from_date=date(2026, 2, 1),
        by=harbour.workers["hub guide"],
    )
    shore = Membership.objects.get(worker=harbour.workers["bureau officer"]).team
    officer = harbour.workers["bureau officer"]
    join_team(by=None, worker=officer.public, team=shore.public, role="wharf umpire", since=date(2026, 1, 1))
    raised(harbour, harbour.older)
    return harbour


def quarrelled(harbour: Harbour) -> None:
    umpire = harbour.workers["bureau officer"].public
    answers = {"what divides us": "Whether it is time.", "who settles it": umpire}
    taken(harbour, "hub guide", "say what divides us", answers=answers, inner="quarrel")


def made_up(harbour: Harbour) -> None:
    others = with_the_principal(harbour)
    taken(harbour, "hub coordinator", "make it up", inner="quarrel", outcome="carry on", others=others)


def involved(harbour: Harbour) -> set[str]:
    return set(Involvement.objects.filter(child=harbour.older, until=None).values_list("role", flat=True))


def test_the_umpire_has_a_part_while_the_quarrel_is_open(quarrelling: Harbour) -> None:
    quarrelled(quarrelling)
    assert "wharf umpire" in involved(quarrelling)
    made_up(quarrelling)
    assert "wharf umpire" not in involved(quarrelling)
    assert {"hub coordinator", "bureau principal"} <= involved(quarrelling), "the crossing needs them still"
    assert differences(child=quarrelling.older, moment=now()) == {}


def test_and_again_in_the_next_quarrel(quarrelling: Harbour) -> None:
    quarrelled(quarrelling)
    made_up(quarrelling)
    answers = {"what divides us": "The same.", "who settles it": quarrelling.workers["bureau officer"].public}
    taken(quarrelling, "hub coordinator", "say what divides us", answers=answers, inner="quarrel")
    assert "wharf umpire" in involved(quarrelling)
    assert differences(child=quarrelling.older, moment=now()) == {}
