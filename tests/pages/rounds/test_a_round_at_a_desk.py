"""A round is begun, recorded, read and refused at a desk, on the same pages as any transition."""

import re

from held.record.actions.days import sweep
from held.record.tables.history.happening import Happening
from held.record.tables.messages.message import Message
from tests.pages.transitions.desk import Desk, said
from tests.record.rounds.looking_back import put_the_round_in_force, takes, the_round
from tests.record.rounds.test_whose_it_is import EITHER
from tests.record.transitions.harbour import Harbour

BEGIN = "/rounds/looking-back/steps/open-the-books"
PICK = "/rounds/looking-back/steps/pick-the-cases"
READ = "/rounds/looking-back/steps/read-the-cases"


def records(desk: Desk, address: str, **typed: object) -> str:
    """Fills in the form, checks it and records it; what the last page says."""
    sent = desk.fill(address, **typed)
    assert sent.status_code == 302, said(sent)
    check = sent["Location"]
    recorded = desk.fill(check, do="record")
    assert recorded.status_code == 302, said(recorded)
    return said(desk.get(recorded["Location"]))


def test_it_is_begun_where_it_is_offered(harbour: Harbour, coordinator: Desk) -> None:
    assert "Rounds" in said(coordinator.get("/"))
    page = coordinator.get("/rounds")
    assert "Looking back on how children moved Every month somebody looks back. It does not run now." in said(
        page
    )
    assert f'href="{BEGIN}"' in page.content.decode()
    recorded = records(coordinator, BEGIN)
    assert "Recorded It stands in the round" in recorded
    assert "pick the cases" in recorded
    assert "Nobody holds Looking" not in recorded
    assert Happening.objects.filter(child=None).count() == 2


def test_what_it_asks_for_stands_in_my_work_and_leads_to_its_form(
    harbour: Harbour, coordinator: Desk
) -> None:
    takes(harbour, "open the books")
    work = coordinator.get("/").content.decode()
    assert f'href="{PICK}"' in work
    assert f'href="/rounds/{the_round().public}"' in work
    recorded = records(coordinator, PICK, ask_how_they_were_picked_="Every tenth.")
    assert "read the cases" in recorded
    page = said(coordinator.get(f"/rounds/{the_round().public}"))
    assert "“Every tenth.”" in page
    assert "Read the cases" in page
    assert "2 steps done" in page


def test_what_is_not_open_yet_is_refused_with_what_would_open_it(harbour: Harbour, coordinator: Desk) -> None:
    takes(harbour, "open the books")
    page = coordinator.get(READ)
    assert "You can’t read the cases yet" in said(page)
    assert f'href="{PICK}"' in page.content.decode()
    assert "as before" not in said(page)


def test_it_goes_late_and_whoever_is_told_reads_it(harbour: Harbour, clock) -> None:
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    clock.shift(60 * 60 * 24 * 30)
    assert sweep() >= 1
    principal, coordinator = (Desk(harbour.workers[role]) for role in ("bureau principal", "hub coordinator"))
    assert "Reading the cases: went late." in said(principal.get("/tray"))
    page = said(coordinator.get(f"/rounds/{the_round().public}"))
    assert "Late: read the cases" in page
    assert "was due" in page


def test_a_mail_about_it_leads_to_the_round(harbour: Harbour, clock) -> None:
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    clock.shift(60 * 60 * 24 * 30)
    sweep()
    message = Message.objects.filter(child=None).latest("id")
    told = Desk(harbour.workers["bureau principal"])
    mail = told.get(f"/mail/{message.public}")
    assert mail["Location"] == f"/rounds/{the_round().public}"
    assert told.get(mail["Location"]).status_code == 200


def test_what_is_owed_is_set_aside_with_a_reason(harbour: Harbour, coordinator: Desk) -> None:
    takes(harbour, "open the books")
    page = coordinator.get(f"/rounds/{the_round().public}").content.decode()
    (address,) = re.findall(r'href="(/rounds/[^"]*set-aside[^"]*)"', page)
    sent = coordinator.fill(address.replace("&amp;", "&"), why="Nobody moved this month.")
    assert sent.status_code in (302, 409), said(sent)


def test_whoever_has_no_part_in_it_is_kept_out(harbour: Harbour, guide: Desk) -> None:
    takes(harbour, "open the books")
    for address in (f"/rounds/{the_round().public}", BEGIN, PICK):
        assert guide.get(address).status_code == 403
    assert "There is no round in which you have a part" in said(guide.get("/rounds"))


def test_a_form_is_kept_for_whoever_typed_it(harbour: Harbour, coordinator: Desk) -> None:
    takes(harbour, "open the books")
    coordinator.fill(PICK, ask_how_they_were_picked_="Every tenth.", do="later")
    assert "Every tenth." in coordinator.get(PICK).content.decode()
    assert f'href="{PICK}"' in coordinator.get("/").content.decode()


def test_begun_twice_it_runs_once(harbour: Harbour, coordinator: Desk) -> None:
    takes(harbour, "open the books")
    assert coordinator.get(BEGIN).status_code == 200
    assert "done already" in said(coordinator.get(BEGIN))


def test_what_either_of_two_may_do_names_both(harbour: Harbour, coordinator: Desk) -> None:
    put_the_round_in_force(harbour, EITHER, version="2026-04")
    takes(harbour, "open the books")
    page = said(coordinator.get(f"/rounds/{the_round().public}"))
    assert "You, hub coordinator, or Bureau Principal, bureau principal." in page
