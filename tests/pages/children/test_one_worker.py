"""In a big authority the short forms offer a worker who is near, and anybody else by name."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from held.pages.children import choosing, involved
from held.pages.people import deputies
from held.record.reading.people.child import identity
from held.record.tables.care.lead import Lead
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover
from tests.pages.choosing.test_by_name import offered
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.people.county import many_in, one_more
from tests.record.transitions.harbour import Harbour

FORMS = {
    "lead": ("to", {"reason": "Leave."}),
    "involved": ("worker", {"do": "add"}),
    "add child": ("lead", {"family-name": "Holt", "given-name": "Ada", "reason": "A worry."}),
    "cover": ("deputy", {"do": "name"}),
    "switch off": ("deputy", {}),
}

Open = Callable[[str], str]


@pytest.fixture
def at(harbour: Harbour) -> Open:
    """The address of one of the forms."""
    about = {"cover": harbour.workers["hub guide"], "switch off": harbour.workers["hub guide"]}
    child = dict.fromkeys(("lead", "involved"), harbour.older)

    def address(name: str) -> str:
        one = (about | child).get(name)
        return reverse(name, kwargs={"public": one.public} if one else {})

    return address


@pytest.fixture
def county(monkeypatch: pytest.MonkeyPatch, harbour: Harbour) -> None:
    """Twenty-five more guides in a far team, where ten people are a big authority."""
    for module in (choosing, involved, deputies):
        monkeypatch.setattr(module, "A_SMALL_AUTHORITY", 10)
    many_in("hub guide", "harbour hub")


def names(page: str, field: str) -> list[str]:
    """Who can be chosen, in a list or by a button each."""
    labels = re.findall(rf'<label[^>]*for="{field}(?:-\d+)?"[^>]*>\s*([^<]+?)\s*</label>', page)
    return [name for name in (*offered(page, field), *labels) if ", hub" in name or ", bureau" in name]


def sent(desk: Desk, at: Open, name: str, **typed: str) -> tuple[int, str]:
    """Typed into the form as a browser without scripts has it ("x" is the worker's field): the answer, and its page."""
    field, rest = FORMS[name]
    page = desk.get(at(name))
    fields = fields_of(words_of(page)) | {"key": name, "since": "today"} | rest
    answer = desk.send(at(name), fields | {key.replace("x", field): value for key, value in typed.items()})
    return answer.status_code, words_of(answer)


@pytest.mark.parametrize("name", FORMS)
def test_a_small_authority_offers_everybody(coordinator: Desk, harbour: Harbour, at: Open, name: str) -> None:
    many_in("hub guide", "harbour hub")
    page = words_of(coordinator.get(at(name)))
    assert len([one for one in names(page, FORMS[name][0]) if one.startswith("Far Person")]) == 25
    assert "by-name" not in page


@pytest.mark.parametrize("name", FORMS)
def test_who_is_near_is_offered_and_not_the_county(
    coordinator: Desk, county: None, at: Open, name: str
) -> None:
    one_more("Near Nora", "hub guide", "Quay team")
    page = words_of(coordinator.get(at(name)))
    field = FORMS[name][0]
    assert "Near Nora, hub guide" in " ".join(names(page, field))
    assert not [one for one in names(page, field) if one.startswith("Far")]
    assert f'name="{field}-by-name"' in page
    assert ": type their name" in page


def whom(name: str, harbour: Harbour) -> list[str]:
    """Whom the record has in the end."""
    older = identity(harbour.older.public)
    match name:
        case "lead":
            return [older.lead.worker.name] if older.lead else []
        case "involved":
            return [one.worker.name for one in older.involved]
        case "add child":
            return [row.worker.name for row in Lead.objects.filter(child__family_name="Holt")]
        case _:
            return [row.deputy.name for row in Cover.objects.all()]


@pytest.mark.parametrize("name", FORMS)
def test_anybody_else_is_found_by_name(
    coordinator: Desk, harbour: Harbour, county: None, at: Open, name: str
) -> None:
    near = one_more("Near Nora", "hub guide", "Quay team")
    chosen = near.public if FORMS[name][0] == "deputy" else f"{near.public}/hub guide"
    status, page = sent(coordinator, at, name, **{"x": chosen, "x-by-name": "person 17"})
    assert status == 302, page
    assert whom(name, harbour) == ["Far Person 17"]


@pytest.mark.parametrize("name", FORMS)
def test_of_several_all_stand_in_the_list_first_and_nobody_is_chosen(
    coordinator: Desk, harbour: Harbour, county: None, at: Open, name: str
) -> None:
    one_more("Anna Near", "hub guide", "Quay team")
    before = whom(name, harbour)
    status, page = sent(coordinator, at, name, **{"x-by-name": "person 2"})
    field = FORMS[name][0]
    assert (status, whom(name, harbour)) == (422, before)
    assert "8 people match “person 2”. Choose which you mean: they stand first in the list." in page
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page
    assert [one.split(",")[0] for one in names(page, field)[:3]] == [
        "Far Person 12",
        "Far Person 2",
        "Far Person 20",
    ]
    assert "Anna Near" in " ".join(names(page, field)[8:])
    assert fields_of(page).get(field, "") == ""


@pytest.mark.parametrize("name", FORMS)
def test_a_name_of_nobody_stays_to_be_mended(
    coordinator: Desk, harbour: Harbour, county: None, at: Open, name: str
) -> None:
    before = whom(name, harbour)
    status, page = sent(coordinator, at, name, **{"x-by-name": "Zebedee"})
    line = f"{FORMS[name][0]}-by-name"
    assert (status, whom(name, harbour)) == (422, before)
    assert " has a name like “Zebedee”. Check the spelling" in page
    assert f'href="#{line}"' in page
    assert f'href="#{FORMS[name][0]}"' not in page
    assert 'value="Zebedee"' in page


@pytest.mark.parametrize("name", FORMS)
def test_whose_account_nobody_uses_is_not_offered_nor_found(
    coordinator: Desk, harbour: Harbour, county: None, at: Open, name: str
) -> None:
    unused = {"invented": False, "opened": None}
    one_more("Near Nora", "hub guide", "Quay team")
    Worker.objects.filter(name__in=["Near Nora", "Far Person 17"]).update(**unused)
    assert "Near Nora" not in words_of(coordinator.get(at(name)))
    status, page = sent(coordinator, at, name, **{"x-by-name": "person 17"})
    assert status == 422
    assert "has a name like “person 17”" in page


@pytest.mark.parametrize("name", ["lead", "involved", "add child"])
def test_somebody_in_two_roles_is_asked_for_the_role(
    coordinator: Desk, harbour: Harbour, county: None, at: Open, name: str
) -> None:
    far = Worker.objects.get(name="Far Person 17")
    one = Membership.objects.get(worker=far)
    Membership.objects.create(worker=far, team=one.team, role="bureau officer", since=one.since)
    status, page = sent(coordinator, at, name, **{"x-by-name": "Far Person 17"})
    assert status == 422
    assert "“Far Person 17” is in 2 roles. Choose in which" in page
    whole = "Far Person 17, bureau officer, Far team 1"
    assert sent(coordinator, at, name, **{"x-by-name": whole})[0] == 302
    assert whom(name, harbour) == ["Far Person 17"]


def test_the_team_of_the_lead_is_near_where_it_holds_no_child(
    coordinator: Desk, harbour: Harbour, county: None, at: Open
) -> None:
    """While it is disputed who holds the child, only somebody of that team takes over."""
    guide = harbour.workers["hub guide"]
    far = Team.objects.get(name="Far team 1")
    Membership.objects.filter(worker=guide).delete()
    Membership.objects.create(worker=guide, team=far, role="hub guide", since=date(2026, 1, 5))
    one_more("Far Away", "hub guide", far.name)
    assert "Far Away, hub guide" in " ".join(names(words_of(coordinator.get(at("lead"))), "to"))


def test_who_may_give_the_child_is_named_in_a_county_too(guide: Desk, county: None, at: Open) -> None:
    page = said(guide.get(at("lead")))
    assert "You can’t give Wren to another lead." in page
    assert "Hub Coordinator , hub coordinator" in page


def test_nobody_covers_for_themselves_by_name(coordinator: Desk, county: None, at: Open) -> None:
    status, page = sent(coordinator, at, "cover", **{"x-by-name": "Hub Guide"})
    assert status == 422
    assert "Nobody covers for themselves. Name somebody else." in page


def test_names_of_anybody_are_offered_while_somebody_types(coordinator: Desk, county: None) -> None:
    found = words_of(coordinator.get(f"{reverse('colleague suggestions')}?q=person 17"))
    assert 'data-value="Far Person 17, hub guide, Far team 1"' in found
