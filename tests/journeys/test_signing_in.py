"""Signing in and out, as a person does it."""

import pytest
from playwright.sync_api import expect

from held.record.actions.people.add_worker import add_worker
from tests.browsers import Desk
from tests.journeys.looking import look_over

PASSWORD = "three-owls-at-noon"


def priya() -> None:
    add_worker(by=None, name="Priya Nair", sign_in_name="priya.nair", password=PASSWORD, invented=True)


@pytest.mark.words_alone
@pytest.mark.filled(by=priya)
@pytest.mark.usefixtures("it_is")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_priya_signs_in_sees_that_she_owes_nothing_and_signs_out(desk: Desk, scripts: bool) -> None:
    page = desk(scripts=scripts)

    def look(screen: str) -> None:
        if scripts:
            look_over(page, screen)

    page.goto("/")
    expect(page).to_have_title("Sign in - Held")
    look("sign-in")

    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your sign-in name")
    expect(page).to_have_title("Error: Sign in - Held")
    look("sign-in-refused")

    page.get_by_label("Sign-in name").fill("Priya.Nair")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")
    expect(page.get_by_text("Priya Nair")).to_be_visible()
    look("my-work-empty")

    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in - Held")
    page.goto("/")
    expect(page).to_have_title("Sign in - Held")
