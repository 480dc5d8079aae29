"""Where more are in a role than anybody chooses from, those near the child are offered, and anybody else is named."""

import re

import pytest
from django.urls import reverse

from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_taking_a_step import concern, form_of, raise_concern, record
from tests.record.people.county import many_in, one_more
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.two_desks import LAGOON, with_two_desks

OTHER, BY_NAME = "other-bureau-principal", "other-bureau-principal-by-name"


@pytest.fixture
def address(guide: Desk, harbour: Harbour) -> str:
    """Of the step between the hub's coordinator and a principal of the bureau."""
    raise_concern(guide, harbour)
    many_in("bureau principal", "shore bureau")
    return form_of(harbour.older.public, "weigh-the-evidence")


def weighed(harbour: Harbour) -> dict[str, str]:
    older = harbour.older.public
    return {
        f"outcome-{older}": "postponed",
        f"ask-our-grounds-{older}": "Seen twice.",
        f"ask-the-girl-or-boy-was-heard-{older}": "yes",
    }


def offered(page: str, field: str) -> list[str]:
    select = re.search(rf'<select[^>]*name="{field}"[^>]*>(.*?)</select>', page, re.DOTALL)
    return re.findall(r"<option[^>]*>([^<]+)<", select[1])[1:] if select else []


def test_a_small_authority_offers_everybody_and_asks_for_no_name(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    page = words_of(coordinator.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert offered(page, OTHER) == ["Bureau Principal, bureau principal, Shore desk"]
    assert BY_NAME not in page


def test_who_is_near_is_offered_and_not_the_whole_county(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    near = one_more("Near Nora", "bureau principal", "Quay team")
    page = words_of(coordinator.get(address))
    assert offered(page, OTHER) == [
        "Bureau Principal, bureau principal, Shore desk",  # in whose tray it stands
        "Near Nora, bureau principal, Quay team",
    ]
    assert "Or another bureau principal or vice principal: type their name" in page
    assert "People who work with Wren, and your own teams" in page
    sent = coordinator.fill(address, **weighed(harbour), other_bureau_principal=near.public)
    assert sent.status_code == 302


def test_anybody_else_is_found_by_name_and_named_in_what_is_recorded(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    far = Worker.objects.get(name="Far Person 17")
    sent = coordinator.fill(address, **weighed(harbour), other_bureau_principal_by_name="person 17")
    assert sent.status_code == 302
    checked = said(coordinator.get(sent["Location"]))
    assert "With you, as bureau principal Far Person 17, bureau principal, Far team 1" in checked
    again = words_of(coordinator.get(address))
    assert "Far Person 17, bureau principal, Far team 1" in offered(again, OTHER)
    assert fields_of(again)[OTHER] == far.public
    assert fields_of(again)[BY_NAME] == ""
    assert record(coordinator, address).status_code == 302
    assert far.public in Happening.objects.filter(kind="step taken").last().words.text


def test_a_name_of_several_is_asked_again_with_all_of_them_in_the_list_and_nobody_chosen(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    near = one_more("Near Nora", "bureau principal", "Quay team")
    page = coordinator.fill(
        address,
        **weighed(harbour),
        other_bureau_principal=near.public,
        other_bureau_principal_by_name="person 2",
    )
    assert page.status_code == 422
    words = words_of(page)
    assert "8 people match “person 2”. Choose which you mean: they stand first in the list." in words
    assert f'href="#{OTHER}"' in words
    assert len(offered(words, OTHER)) == 10
    assert (fields_of(words)[OTHER], fields_of(words)[BY_NAME]) == ("", "")
    chosen = Worker.objects.get(name="Far Person 21").public
    sent = coordinator.send(address, fields_of(words) | {OTHER: chosen})
    assert "Far Person 21" in said(coordinator.get(sent["Location"]))


def test_a_whole_name_means_its_bearer_and_the_team_tells_two_apart(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    sent = coordinator.fill(address, **weighed(harbour), other_bureau_principal_by_name="Far Person 2")
    assert fields_of(words_of(coordinator.get(address)))[OTHER] == worker_called("Far Person 2")
    assert sent.status_code == 302
    namesake = one_more("Far Person 2", "bureau principal", "Shore desk")
    typed = {"other_bureau_principal_by_name": "Far Person 2, bureau principal, Shore desk"}
    assert coordinator.fill(address, **weighed(harbour), **typed).status_code == 302
    assert fields_of(words_of(coordinator.get(address)))[OTHER] == namesake.public


def worker_called(name: str) -> str:
    return Worker.objects.get(name=name).public


def test_whoever_is_called_so_goes_before_those_whose_team_is(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    """Everybody else works in “Far team 1”."""
    tess = one_more("Tess Teamer", "bureau principal", "Shore desk")
    sent = coordinator.fill(address, **weighed(harbour), other_bureau_principal_by_name="team")
    assert sent.status_code == 302
    assert fields_of(words_of(coordinator.get(address)))[OTHER] == tess.public


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Nobody Atall", "No bureau principal or vice principal has a name like “Nobody Atall”"),
        ("Hub Guide", "No bureau principal or vice principal has a name like “Hub Guide”"),
        ("%", "No bureau principal or vice principal has a name like “%”"),
        ("person", "More than 20 have a name like “person”. Type more of it, or add the team."),
    ],
)
def test_a_name_that_means_nobody_in_the_role_stays_to_be_mended(
    coordinator: Desk, harbour: Harbour, address: str, typed: str, says: str
) -> None:
    page = coordinator.fill(address, **weighed(harbour), other_bureau_principal_by_name=typed)
    assert page.status_code == 422
    assert says in words_of(page)
    assert fields_of(words_of(page))[BY_NAME] == typed


def test_letters_that_are_not_english_are_found_small_or_large(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    elise = one_more("Élise Ørsted", "bureau principal", "Shore desk")
    sent = coordinator.fill(address, **weighed(harbour), other_bureau_principal_by_name="ÉLISE ørsted")
    assert sent.status_code == 302
    assert fields_of(words_of(coordinator.get(address)))[OTHER] == elise.public


def test_neither_from_the_list_nor_by_name_is_asked_for(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    page = words_of(coordinator.fill(address, **weighed(harbour)))
    assert "Choose who did it with you, as bureau principal." in page
    assert f'href="#{OTHER}"' in page
    assert f'id="{OTHER}"' in page


def test_of_many_teams_those_near_and_the_desks_are_offered_and_any_other_by_name(
    guide: Desk, harbour: Harbour
) -> None:
    with_two_desks(harbour)
    many_in("bureau officer", "shore bureau", teams=23)
    address = form_of(harbour.older.public, "raise-a-concern")
    page = words_of(guide.get(address))
    assert offered(page, "ask-which-desk") == ["Shore desk (Bureau Principal, bureau principal)"]
    assert "Or any other team of shore bureau: type its name" in page
    several = guide.fill(address, **concern(harbour.older.public), ask_which_desk_by_name="team 2")
    assert "A1 asks for it" not in words_of(several)
    assert "6 teams match “team 2”" in words_of(several)
    sent = guide.fill(address, **concern(harbour.older.public), ask_which_desk_by_name="lagoon")
    assert f"Which desk {LAGOON}" in said(guide.get(sent["Location"]))
    assert "Lana Reed" in said(guide.get(sent["Location"]))


def test_names_are_offered_while_somebody_types_by_the_rule_of_the_form(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    page = words_of(coordinator.get(address))
    suggest = re.search(r'data-suggest="([^"]*role[^"]*)"', page)[1]
    found = words_of(coordinator.client.get(suggest, {"q": "person 17"} | {"role": "bureau principal"}))
    assert 'data-value="Far Person 17, bureau principal, Far team 1"' in found
    many = ["role of another pack"] * 12 + ["bureau principal"]
    found = words_of(
        coordinator.client.get(reverse("colleague suggestions"), {"q": "person 17", "role": many})
    )
    assert "Far Person 17" in found
    assert "Hub" not in words_of(coordinator.get(f"{suggest}&q=hub"))
    assert words_of(coordinator.get(f"{suggest}&q=")).strip() == ""
