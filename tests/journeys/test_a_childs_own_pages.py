"""Finding a child, a note in three clicks, another lead, saying why one looks, adding a child: at the screen."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]
both = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@both
def test_aaliyah_is_found_as_she_sounds_and_a_note_is_three_clicks_away(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    priya.opens("/children")
    priya.looks_over("children")
    priya.page.get_by_label("Name, number or date of birth").fill("Alia Grannt")
    priya.presses("Find a child")
    priya.is_on("1 child for “Alia Grannt”")
    priya.looks_over("found")
    priya.follows("Aaliyah Grant, 9")
    priya.is_on("Aaliyah Grant")
    priya.sees("Look again at the plan", "Lives with", "Simone Grant", "a text first")
    priya.looks_over("child-with-a-plan")

    priya.presses("Write a note")
    priya.looks_over("note")
    priya.fills("Note", "She showed me her drawings. “This one is us.”")
    priya.presses("Save")
    priya.is_on("Aaliyah Grant")
    priya.sees("Your note is on Aaliyah’s record.", "She showed me her drawings.")

    priya.follows("All of it")
    priya.is_on("Chronology")
    priya.looks_over("chronology")


def test_what_is_typed_into_the_box_offers_children_before_it_is_sent(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    priya.opens("/children")
    box = priya.page.get_by_label("Name, number or date of birth")
    box.press_sequentially("aaliya")
    offered = priya.page.locator(".held-suggestions a")
    expect(offered.first).to_contain_text("Aaliyah Grant, 9 years")
    box.press("ArrowDown")
    priya.page.keyboard.press("Enter")
    priya.is_on("Aaliyah Grant")


@both
def test_a_note_that_is_left_is_there_when_one_comes_back(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    priya.opens(f"{aaliyah.page}/note")
    priya.fills("Note", "Half a thought")
    if priya.scripts:
        expect(priya.page.locator("[data-autosave-says]")).to_contain_text("Saved at")
        priya.opens(f"{aaliyah.page}/note")
        priya.sees("You began this note before")
        expect(priya.page.get_by_label("Note", exact=True)).to_have_value("Half a thought")
    priya.fills("When was it?", "next friday at 3pm")
    priya.presses("Save")
    priya.sees("There is a problem", "Type a time that has passed.")
    expect(priya.page.get_by_label("Note", exact=True)).to_have_value("Half a thought")
    priya.looks_over("note-refused")


@both
def test_donna_gives_aaliyah_to_tom_from_a_day_to_come(
    it_is: ItIs, donna: Worker, priya: Worker, tom: Worker, aaliyah: AChild
) -> None:
    donna.opens(aaliyah.page)
    donna.follows("Give Aaliyah to another lead")
    donna.sees("Priya Nair leads now.", "there is never a moment with two leads, or with none")
    donna.looks_over("lead")
    donna.fills("Who leads for Aaliyah?", "Tom Calder, early help worker")
    donna.fills("From when?", "Monday 9 March 2026")
    donna.fills("Why?", "Priya goes on leave.")
    donna.presses("Give Aaliyah to them")
    donna.sees("Tom Calder leads for Aaliyah from Monday 9 March 2026.", "Priya Nair")
    it_is("Monday 9 March 2026, 9am")
    tom.opens("/children")
    tom.sees("Aaliyah Grant")
    tom.opens(aaliyah.page)
    tom.sees("Tom Calder leads after Priya Nair: Priya goes on leave")
    tom.looks_over("child-with-two-leads")


@both
def test_grace_who_does_not_work_with_her_says_why_she_looks(
    it_is: ItIs, grace: Worker, priya: Worker, aaliyah: AChild
) -> None:
    grace.opens(f"{aaliyah.page}/chronology")
    grace.is_on("Why do you need to see this record?")
    grace.sees("Aaliyah Grant", "9 years", "Priya Nair", "Urgent")
    grace.sees_no("Larch Close", "14 September 2016", "Simone")
    grace.looks_over("reason-to-look")
    grace.presses("Open the record")
    grace.sees("Say why you need to see this child’s record.")
    grace.fills("Why do you need to see it?", "Her cousin is in my class, and worried.")
    grace.presses("Open the record")
    grace.is_on("Chronology")
    priya.opens(f"{aaliyah.page}/looked")
    priya.sees("Grace Lim", "Her cousin is in my class, and worried.")
    priya.looks_over("who-has-looked")


@both
def test_a_brother_is_added_once_it_is_clear_that_he_is_somebody_else(
    it_is: ItIs, priya: Worker, harvey: AChild
) -> None:
    priya.opens(f"{harvey.page}/family")
    priya.looks_over("family")
    priya.follows("Add a brother or sister")
    priya.is_on("Add a child")
    priya.sees("The family of Harvey Doyle, 11 and Ellie-Mae Doyle, 6")
    child = priya.page.get_by_role("group", name="The child", exact=True)
    child.get_by_label("First name").fill("Harvie")
    priya.fills("Date of birth, or the day the child is expected", "22/4/2014")
    priya.fills("Who leads?", "Nobody yet")
    priya.presses("Add the child")
    priya.sees("This child may be in the record already.", "Harvey Doyle, 11", "Born on the same day")
    priya.looks_over("add-a-child-perhaps-known")
    priya.page.get_by_label("None of these is the child I mean").check()
    priya.presses("Add the child")
    priya.is_on("Harvie Doyle")
    priya.sees("Harvie Doyle is in the record. Nobody works with them yet.", "Name a lead for Harvie")


@both
def test_the_other_forms_about_a_child(it_is: ItIs, priya: Worker, aaliyah: AChild) -> None:
    priya.opens(aaliyah.page)
    priya.follows("Set the level of need")
    priya.looks_over("level")
    priya.fills("Level of need", "4")
    priya.fills("Why this level, now?", "A fall that nobody can explain.")
    priya.presses("Set the level")
    priya.sees("level 4, specialist")

    priya.follows("Look at the plan again")
    priya.looks_over("plan")
    priya.fills("How does the plan go?", "Slower than we hoped.")
    priya.presses("Record it")
    priya.sees("You looked at Aaliyah’s plan.", "it is looked at again by")

    priya.follows("Who else works with Aaliyah")
    priya.looks_over("involved")
    priya.fills("Who?", "Ivy Chambers")
    priya.presses("Add them")
    priya.sees("Ivy Chambers works with Aaliyah too")

    priya.opens(f"{aaliyah.page}/family")
    priya.follows("Add an adult")
    priya.looks_over("add-an-adult")
    priya.fills("Family name", "Okoro")
    priya.fills("What are they to Aaliyah?", "grandmother")
    priya.presses("Add them")
    priya.sees("Okoro is on Aaliyah’s record.")

    priya.opens("/add-a-child")
    priya.looks_over("add-a-child")
