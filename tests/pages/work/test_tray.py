"""The tray: nothing leaves it without a person."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised


def test_a_paper_and_a_word_arrive_and_are_received_by_name(harbour: Harbour, principal: Client) -> None:
    raised(harbour, harbour.older, harbour.younger)
    page = principal.get("/tray").content.decode()
    assert "Concern sheet, sent by Hub Guide." in page
    assert page.count("I have this") == 2, "brothers and sisters share one receipt"
    for child in (harbour.older, harbour.younger):
        assert f"Read concern sheet for {child}" in page, "and each paper says whose it is"
    papers = Notice.objects.exclude(paper="").values_list("pk", flat=True)
    answer = principal.post("/tray/receive", {"notice": list(papers)}, follow=True)
    assert "Received, in your name." in answer.content.decode()
    assert set(Notice.objects.filter(pk__in=papers).values_list("received_by__name", flat=True)) == {
        "Bureau Principal"
    }


def test_another_team_cannot_say_that_it_has_it(harbour: Harbour, coordinator: Client) -> None:
    raised(harbour, harbour.older)
    paper = Notice.objects.exclude(paper="").get()
    answer = coordinator.post("/tray/receive", {"notice": [paper.pk]}, follow=True)
    assert "This went to another team" in answer.content.decode()
    paper.refresh_from_db()
    assert paper.received is None


def test_pressed_twice_it_is_one_receipt(harbour: Harbour, principal: Client) -> None:
    raised(harbour, harbour.older)
    paper = Notice.objects.exclude(paper="").get()
    principal.post("/tray/receive", {"notice": [paper.pk]})
    again = principal.post("/tray/receive", {"notice": [paper.pk]}, follow=True)
    assert "has received this already" in again.content.decode()


def test_a_number_nobody_could_have_is_not_found(principal: Client) -> None:
    assert principal.post("/tray/receive", {"notice": ["x"]}).status_code == 404


def test_the_tray_costs_at_most_eight_queries(harbour: Harbour, principal: Client) -> None:
    raised(harbour, harbour.older, harbour.younger)
    principal.get("/tray")
    with CaptureQueriesContext(connection) as captured:
        principal.get("/tray")
    assert len(captured) <= 8


def test_what_somebody_is_told_leads_to_what_was_said(harbour: Harbour, principal: Client) -> None:
    raised(harbour, harbour.older)
    told = Notice.objects.get(paper="")
    page = principal.get("/tray").content.decode()
    assert f'href="/transitions/{told.transition.public}#said-{told.because}">Read it' in page
    Notice.objects.exclude(paper="").update(received=told.sent, received_by=harbour.workers["hub guide"])
    told.because = None
    told.save()
    assert "Read it" not in principal.get("/tray").content.decode()
