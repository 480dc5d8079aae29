"""Recorded in your name: what, by whom and when, and the way to say that it is not what was agreed."""

from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.pages.transitions.test_refused_and_waiting import weigh
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised


def test_who_is_named_beside_somebody_reads_what_by_whom_and_when(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    weigh(harbour, "postponed", "w")
    principal = Desk(harbour.workers["bureau principal"])
    page = said(principal.get("/"))
    assert "Hub Coordinator recorded in your name: weigh the evidence, postponed." in page
    assert "It was on Monday 2 March 2026, 9am. It stands unless you say otherwise." in page


def test_that_is_not_what_we_agreed_begins_the_packs_own_disagreement(harbour: Harbour) -> None:
    with_a_quarrel(harbour)
    raised(harbour, harbour.older)
    weigh(harbour, "postponed", "w")
    principal = Desk(harbour.workers["bureau principal"])
    page = words_of(principal.get("/"))
    address = f"/children/{harbour.older.public}/steps/crossing/say-what-divides-us?inner=quarrel"
    assert f'href="{address}"' in page
    assert "That is not what we agreed" in page
    assert f'href="{address}"' in words_of(principal.get("/tray"))
    assert "Say what divides us" in said(principal.get(address))


def test_where_the_pack_has_none_it_leads_to_all_that_was_said(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    weigh(harbour, "postponed", "w")
    page = words_of(Desk(harbour.workers["bureau principal"]).get("/"))
    assert f'href="/transitions/{Transition.objects.get().public}"' in page


def test_what_has_ended_is_disagreed_about_no_more(harbour: Harbour) -> None:
    with_a_quarrel(harbour)
    raised(harbour, harbour.older)
    weigh(harbour, "hub continues", "w")
    page = said(Desk(harbour.workers["bureau principal"]).get("/"))
    assert "recorded in your name" in page
    assert "not what we agreed" not in page


def test_brother_and_sister_are_one_line_with_one_receipt(harbour: Harbour) -> None:
    raised(harbour, harbour.older, harbour.younger)
    weigh(harbour, "postponed", "w", harbour.older, harbour.younger)
    principal = Desk(harbour.workers["bureau principal"])
    page = words_of(principal.get("/"))
    assert said(principal.get("/")).count("recorded in your name: weigh the evidence, postponed. It") == 1
    for notice in Notice.objects.filter(worker=principal.worker):
        assert f'name="notice" value="{notice.pk}"' in page
