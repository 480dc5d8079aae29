"""A child is found by date of birth or by number too, and is added with a lead, once those who may be the same were seen."""

import pytest

from held.record.tables.people.child import Child
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)


def test_a_child_is_found_by_date_of_birth_and_by_number(
    it_is: ItIs, priya: Worker, ivy: Worker, aaliyah: AChild
) -> None:
    number = Child.objects.get(public=aaliyah.public).number
    priya.opens("/")
    for sought, why in (
        ("14/9/2016", "born on this day"),
        ("14 September 2016", "born on this day"),
        (number, "number"),
    ):
        priya.seeks(sought)
        priya.sees("Aaliyah Grant, 9", why, "Priya Nair")

    # Who does not work with her is told who leads, and nothing else.
    ivy.opens("/")
    ivy.seeks("Aaliyah Grant")
    ivy.sees("Aaliyah Grant, 9", "Priya Nair", "Say why you look, to see more")
    ivy.sees_no("14 September 2016")
    ivy.looks_over("found-somebody-elses")


def test_a_child_is_added_with_a_lead_and_the_plan_has_a_date(it_is: ItIs, priya: Worker) -> None:
    priya.opens("/")
    priya.seeks("Nobody Likethis")
    priya.sees("Nobody in the record is like that")
    priya.looks_over("found-nobody")
    priya.follows("Add a child")
    priya.fills_the_child("Alia", "Grant", born="14 September 2016")
    priya.fills("Who leads?", "Priya Nair, early help worker")
    priya.fills("Why does work with the child begin?", "The health visitor asked for help at home.")
    priya.presses("Add the child")
    priya.sees("This child may be in the record already", "Aaliyah Grant, 9")

    priya.fills_the_child("Benedict", "Ashby", born="3 June 2021")
    priya.presses("Add the child")
    priya.sees("Benedict Ashby is in the record. Priya Nair leads.", "Look again at the plan", "Early help")


def test_who_neither_leads_nor_manages_is_told_who_can_give_her_to_another_lead(
    it_is: ItIs, tom: Worker, aaliyah: AChild
) -> None:
    tom.opens(f"{aaliyah.page}/lead")
    tom.sees("You can’t give Aaliyah to another lead", "Donna Whitfield", "Priya Nair")
    tom.looks_over("another-lead-refused")
