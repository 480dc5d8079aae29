"""People and teams at the screen: somebody new is let in, joins a team, is away; and one's own account."""

import pytest

from tests.journeys.already import answers_for_every_child
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import PASSWORD, exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]
both = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
OWN = "four-herons-by-dusk"


@both
def test_somebody_new_is_added_and_chooses_their_own_password(
    it_is: ItIs, donna: Worker, ivy: Worker, aaliyah: AChild
) -> None:
    donna.opens("/people")
    donna.sees("MASH duty desk", "01632 960 199")
    donna.looks_over("people")
    donna.follows("Northfield early help")
    donna.sees("Priya Nair", "early help worker")
    donna.looks_over("team")
    donna.follows("Add somebody new to this team")
    donna.looks_over("add-to-a-team")
    donna.fills("Name", "Noor Haddad")
    donna.fills("Sign-in name", "noor.haddad")
    donna.fills("In which role?", "early help worker")
    donna.presses("Add them")
    donna.is_on("Give this to Noor Haddad now")
    donna.looks_over("one-time-password")
    given = donna.page.locator("code").inner_text()

    noor = ivy.page  # at another screen, signed in as nobody
    noor.context.clear_cookies()
    noor.goto("/")
    noor.get_by_label("Sign-in name").fill("noor.haddad")
    noor.get_by_label("Password", exact=True).fill(given)
    noor.get_by_role("button", name="Sign in").click()
    ivy.is_on("Choose your own password")
    ivy.looks_over("choose-a-password")
    noor.get_by_label("New password", exact=True).fill(OWN)
    noor.get_by_label("New password again", exact=True).fill(OWN)
    ivy.presses("Choose this password")
    ivy.is_on("My work")
    ivy.sees("Your password is chosen. Nobody else knows it.", "Noor Haddad", "early help worker")
    noor.goto(aaliyah.page)
    ivy.is_on("Aaliyah Grant")


@both
def test_who_is_away_names_who_covers(it_is: ItIs, priya: Worker, tom: Worker, donna: Worker) -> None:
    priya.opens("/account")
    priya.sees("You are Priya Nair")
    priya.looks_over("account")
    priya.follows("You will be away: name who covers for you")
    priya.looks_over("cover")
    priya.fills("Who covers?", "Tom Calder")
    priya.fills("Until when?", "Friday 13 March 2026")
    priya.presses("They cover")
    priya.sees("Tom Calder covers for Priya Nair from now on until Friday 13 March 2026.")
    tom.opens("/")
    tom.sees("Aaliyah Grant")
    donna.opens(f"/people/{priya.worker.public}")
    donna.sees("Tom Calder", "Leads 3 children")
    donna.looks_over("person")
    donna.follows("Give a one-time password")
    donna.looks_over("let-in")
    donna.opens(f"/people/{priya.worker.public}/switch-off")
    donna.looks_over("switch-off")

    priya.opens("/account/password")
    priya.looks_over("account-password")
    priya.page.get_by_label("The password you have").fill(PASSWORD)
    priya.page.get_by_label("New password", exact=True).fill(OWN)
    priya.page.get_by_label("New password again", exact=True).fill(OWN)
    priya.presses("Change your password")
    priya.sees("Your password is changed.")


@both
def test_a_team_is_made_and_somebody_joins_it(it_is: ItIs, owen: Worker, tom: Worker) -> None:
    answers_for_every_child(owen)
    owen.opens("/people")
    owen.follows("Make another team")
    owen.looks_over("add-a-team")
    owen.fills("Name of the team", "Southfield early help")
    owen.fills("Which service does it belong to?", "Early help")
    owen.fills("Is it a duty desk?", "No")
    owen.presses("Make the team")
    owen.is_on("Southfield early help")
    owen.opens(f"/people/{tom.worker.public}/teams")
    owen.looks_over("teams-of-a-person")
    owen.fills("Which team?", "Southfield early help")
    owen.fills("In which role?", "early help worker")
    owen.presses("They join")
    owen.sees("Tom Calder works in Southfield early help as early help worker")


def test_what_has_changed_leaves_as_files(it_is: ItIs, owen: Worker) -> None:
    answers_for_every_child(owen)
    owen.opens("/people")
    owen.follows("Exports")
    owen.looks_over("exports")
    changed = owen.page.locator("section").filter(
        has=owen.page.get_by_role("heading", name="What has changed")
    )
    changed.get_by_label("Why is it taken, and for whom?").fill("For the case system, each week.")
    changed.get_by_role("button").click()
    owen.sees("Export 1 is taken.", "All there is")
    owen.looks_over("export")
    with owen.page.expect_download() as coming:
        owen.presses("Download for Excel")
    assert coming.value.suggested_filename == "held-export-1.zip"
    owen.opens("/exports")
    owen.sees("For the case system, each week.", "Made")
