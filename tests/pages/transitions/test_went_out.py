"""The page after a step says what was sent and who was told by it, with the paper a press away. No more, and no less."""

import re

from held.record.actions.transitions.take_step import take_step
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, said, words_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

SENT = "What was sent, and who was told"


def page_after(desk: Desk, harbour: Harbour, key: str) -> str:
    return f"/children/{harbour.older.public}/recorded/{key}"


def test_a_paper_says_to_whom_it_went_and_is_linked(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older, key="k1")
    page = guide.get(page_after(guide, harbour, "k1"))
    transition = Transition.objects.get(child=harbour.older).public
    after = said(page)[said(page).index(SENT) :]
    assert "Concern sheet went to shore bureau A1" in after
    assert "Bureau Principal, bureau principal was told A1" in after
    link = re.search(r'href="([^"]+)">Concern sheet</a>', words_of(page))
    assert link is not None
    assert link[1] == f"/transitions/{transition}/papers/concern-sheet"
    assert guide.get(link[1]).status_code == 200


def test_it_says_what_the_record_sent(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older, key="k1")
    page = said(guide.get(page_after(guide, harbour, "k1")))
    papers = set(Notice.objects.filter(child=harbour.older).exclude(paper="").values_list("paper", flat=True))
    assert papers == {"concern sheet"}
    assert page.count("went to") == len(papers)


def test_where_nothing_was_sent_and_nobody_told_it_says_nothing_of_it(
    coordinator: Desk, harbour: Harbour
) -> None:
    raised(harbour, harbour.older, key="k1")
    step = asked("weigh the evidence", harbour.older, outcome="postponed", others=with_the_principal(harbour))
    take_step(by=harbour.workers["hub coordinator"], asked=step, key="k2")
    page = said(coordinator.get(page_after(coordinator, harbour, "k2")))
    assert "Weigh the evidence: postponed" in page
    assert SENT not in page
