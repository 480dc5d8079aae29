"""The level of need, the look at the plan, who else works with a child, the adults around them."""

from held.record.actions.people.set_level import set_level
from held.record.reading.people.child import identity
from held.record.reading.people.family import family_around
from held.record.tables.history.happening import Happening
from tests.pages.children.test_overview import raised
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour


def test_the_level_is_set_beside_the_indicators(guide: Desk, harbour: Harbour, wren: str) -> None:
    page = said(guide.get(f"{wren}/level"))
    assert "Afraid of somebody at home" in page
    answer = guide.fill(f"{wren}/level", level="3", reason="A bruise.")
    assert answer["Location"] == wren
    assert "level 3, adrift" in said(guide.get(wren))


def test_a_level_without_a_choice_or_a_reason_is_not_set(guide: Desk, wren: str) -> None:
    words = words_of(guide.fill(f"{wren}/level", level="9"))
    assert '<a href="#level">Choose the level of need.</a>' in words
    assert '<a href="#reason">Say why the level of need is this one now.</a>' in words


def test_a_level_that_somebody_set_meanwhile_is_shown_before_it_is_set_again(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    fields = fields_of(words_of(guide.get(f"{wren}/level"))) | {"level": "1", "reason": "Calm."}
    set_level(by=harbour.workers["hub coordinator"], child=harbour.older.public, level=3, reason="A bruise.")
    page = guide.send(f"{wren}/level", fields)
    assert page.status_code == 422
    assert "Somebody set it to level 3, adrift while this page was open." in said(page)


def test_a_double_click_sets_the_level_once(guide: Desk, wren: str) -> None:
    fields = fields_of(words_of(guide.get(f"{wren}/level"))) | {"level": "2", "reason": "Tired."}
    for _ in range(2):
        assert guide.send(f"{wren}/level", fields)["Location"] == wren
    assert Happening.objects.filter(kind="level of need set").count() == 1


def test_the_plan_is_looked_at_and_the_next_look_is_named_before(guide: Desk, wren: str) -> None:
    assert "it is looked at again by Monday 30 March 2026: every 4 weeks" in said(guide.get(f"{wren}/plan"))
    answer = guide.fill(f"{wren}/plan", note="School is calmer.")
    assert answer["Location"] == wren
    page = said(guide.get(wren))
    assert "The plan was looked at. “School is calmer.”" in page
    assert "By the end of Monday 30 March 2026" in page
    assert "Say how the plan goes" in said(guide.fill(f"{wren}/plan", note=" "))


def test_while_a_transition_is_open_the_plan_says_where_the_next_duty_is(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    raised(harbour)
    assert "The crossing is open, so what is owed next for Wren is asked for there." in said(
        guide.get(f"{wren}/plan")
    )


def test_somebody_works_with_the_child_too_until_a_day_and_no_longer(
    guide: Desk, hired: Hired, harbour: Harbour, wren: str
) -> None:
    nora = hired("Nora Newcomer")
    chosen = f"{nora.worker.public}/hub guide"
    sent = {"do": "add", "key": "one", "worker": chosen, "until": "9 march"}
    assert guide.send(f"{wren}/involved", sent).status_code == 302
    page = said(guide.get(wren))
    assert "Nora Newcomer , hub guide 01632 960 177 until Monday 9 March 2026" in page
    assert nora.get(wren).status_code == 200
    sent = {"do": "end", "key": "two", "who-ends": chosen, "reason": "Done."}
    assert guide.send(f"{wren}/involved", sent).status_code == 302
    assert identity(harbour.older.public).involved == ()


def test_what_is_wrong_about_who_works_with_the_child_is_said(guide: Desk, wren: str) -> None:
    page = guide.send(f"{wren}/involved", {"do": "add", "worker": "nobody/x", "until": "someday"})
    assert page.status_code == 422
    words = words_of(page)
    assert '<a href="#worker">Choose who works with Wren.</a>' in words
    assert '<a href="#until">' in words
    page = guide.send(f"{wren}/involved", {"do": "end", "who-ends": "nobody/x"})
    assert "Choose whose part ends." in said(page)


def test_an_adult_is_added_for_brothers_and_sisters_together(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    fields = fields_of(words_of(guide.get(f"{wren}/family/add"))) | {
        "given-name": "Ada",
        "family-name": "Marlowe",
        "kind": "mother",
        "responsibility": "yes",
        "lives-with": "yes",
        "withheld": "yes",
        "address": "1 Secret Street",
        "also": [harbour.younger.public],
    }
    answer = guide.send(f"{wren}/family/add", fields)
    assert answer["Location"] == f"{wren}/family"
    assert [one.kind for one in family_around(harbour.younger.public).adults] == ["mother"]
    page = said(guide.get(f"{wren}/family"))
    assert "Ada Marlowe" in page
    assert "Mother, lives with Wren" in page
    assert "1 Secret Street" not in page
    assert "Withheld" in page
    assert "Kit Marlowe" in page


def test_an_adult_without_a_name_is_not_added(guide: Desk, wren: str) -> None:
    page = guide.fill(f"{wren}/family/add", email="no at sign")
    words = words_of(page)
    assert '<a href="#family-name">Type the adult’s name, or whatever part of it is known.</a>' in words
    assert '<a href="#kind">Say what this adult is to the child: mother, carer, teacher.</a>' in words
    assert '<a href="#email">' in words
    assert 'value="no at sign"' in words


def test_no_form_speaks_django(coordinator: Desk, wren: str) -> None:
    for part in ("note", "lead", "level", "plan", "involved", "family/add", "why"):
        page = coordinator.send(f"{wren}/{part}", {})
        assert page.status_code == 422, part
        assert "This field is required" not in said(page)
        assert "There is a problem" in said(page)
