"""A child is found as their name sounds, by date of birth or by number; or is added; a note in three clicks; a new lead."""

import pytest

from held.record.tables.people.child import Child
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild, child_called
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_child_is_found_however_the_name_is_spelt(
    it_is: ItIs, priya: Worker, ivy: Worker, aaliyah: AChild
) -> None:
    priya.opens("/")
    for sought, why in (
        ("Alia Graunt", "written nearly like it"),
        ("14/9/2016", "born on this day"),
        ("14 September 2016", "born on this day"),
        (Child.objects.get(public=aaliyah.public).number, "number"),
    ):
        priya.seeks(sought)
        priya.sees("Aaliyah Grant, 9", why, "Priya Nair")
    priya.looks_over("find")
    priya.follows("Aaliyah Grant, 9")
    priya.sees("What is open now, and why")

    # Who does not work with her is told who leads, and nothing else.
    ivy.opens("/")
    ivy.seeks("Aaliyah Grant")
    ivy.sees("Aaliyah Grant, 9", "Priya Nair", "Say why you look, to see more")
    ivy.sees_no("14 September 2016")
    ivy.follows("Aaliyah Grant, 9")
    ivy.presses("Open the record")
    ivy.sees("There is a problem")
    ivy.page.get_by_label("Why").fill("She is in my class from Monday.")
    ivy.presses("Open the record")
    ivy.sees("What is open now, and why")
    priya.opens(f"{aaliyah.page}/looked")
    priya.sees("Ivy Chambers", "She is in my class from Monday.")


def test_a_child_is_added_once_those_who_may_be_the_same_were_looked_at(it_is: ItIs, priya: Worker) -> None:
    priya.opens("/")
    priya.seeks("Nobody Likethis")
    priya.sees("Nobody in the record is like that")
    priya.follows("Add a child")
    priya.looks_over("add-a-child")
    priya.fills_the_child("Alia", "Grant", born="14 September 2016")
    priya.presses("Add the child")
    priya.sees("This child may be in the record already", "Aaliyah Grant, 9")
    priya.looks_over("add-a-child-known")

    priya.fills_the_child("Benedict", "Ashby", born="3 June 2021")
    priya.fills("Who leads?", "Priya Nair, early help worker")
    priya.fills("Why does work begin?", "The health visitor asked for help at home.")
    priya.presses("Add the child")
    priya.sees("Benedict Ashby is in the record. Priya Nair leads.", "Look again at the plan")
    assert child_called("Benedict").name == "Benedict Ashby"


def test_a_note_is_written_in_three_clicks(it_is: ItIs, priya: Worker, aaliyah: AChild) -> None:
    priya.opens("/")
    priya.follows("Aaliyah Grant")  # one
    priya.presses("Write a note")  # two
    priya.looks_over("note")
    priya.fills("Note", "She showed me her drawing. “That is our house, and that is you.”")
    priya.presses("Save")  # three
    priya.sees("Your note is on Aaliyah’s record", "That is our house, and that is you.")


def test_a_manager_gives_a_child_to_another_lead_from_a_day_on(
    it_is: ItIs, priya: Worker, tom: Worker, donna: Worker, aaliyah: AChild
) -> None:
    tom.opens(f"{aaliyah.page}/lead")
    tom.sees("You can’t give Aaliyah to another lead", "Donna Whitfield")

    donna.opens(aaliyah.page)
    donna.follows("Give Aaliyah to another lead")
    donna.looks_over("another-lead")
    donna.fills("Who leads for Aaliyah?", "Tom Calder, early help worker")
    donna.fills("From when?", "Monday 9 March 2026")
    donna.fills("Why?", "Priya goes on leave.")
    donna.presses("Give Aaliyah to them")
    donna.sees("Priya Nair", "Tom Calder leads from Monday 9 March 2026")

    it_is("Monday 9 March 2026, 9am")
    tom.opens(aaliyah.page)
    tom.sees("Tom Calder, early help worker", "Priya goes on leave.")
    tom.opens("/")
    tom.sees("Look again at the plan", "Aaliyah Grant")
