"""An address that is withheld comes by no import into a page, a terminal or a history."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from held.commands.entry import main
from held.record.actions.imports.decide import decide
from held.record.reading.imports.from_there import undecided
from held.record.tables.history.happening import Happening
from held.record.tables.imports.extract import Extract
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from tests.record.imports.extracts import CHILDREN, FAMILIES, WHOLE, CaseSystem, with_row

OLD, NEW = "1 Larch Close", "2 Mill Rise"
MOVED = {"families": with_row(FAMILIES, 0, address=NEW)}
HIDDEN = [
    row | {"address withheld": "yes" if number == 1 else "", "address": OLD if number == 1 else ""}
    for number, row in enumerate(CHILDREN)
]


def nowhere(text: str) -> bool:
    return OLD not in text and NEW not in text


@pytest.fixture
def pages(case_system: CaseSystem, client: Client) -> Callable[[str], str]:
    client.force_login(case_system.by)
    return lambda address: client.get(address).content.decode()


@pytest.fixture
def withheld(case_system: CaseSystem, clock: time_machine.Traveller) -> CaseSystem:
    case_system.taken_in({**WHOLE, "children": HIDDEN})
    clock.shift(timedelta(days=8))
    return case_system


def test_a_family_that_moves_with_a_withheld_child(
    withheld: CaseSystem, pages: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    seen = withheld.looked_at(MOVED)
    assert nowhere(pages(f"/imports/{seen.public}"))
    assert "withheld" in pages(f"/imports/{seen.public}").lower()
    seen = withheld.confirmed()
    assert nowhere(pages(f"/imports/{seen.public}"))
    assert nowhere(Extract.objects.get(public=seen.public).told)
    for child in Child.objects.filter(number__in=["10234", "10235"]):
        words = [entry.words.text for entry in Happening.objects.filter(child=child)]
        assert nowhere(" ".join(word or "" for word in words))
        assert "Address changed" in pages(f"/children/{child.public}/chronology")
        assert nowhere(pages(f"/children/{child.public}/chronology"))
    (files,) = withheld.files({"families": with_row(FAMILIES, 0, address=OLD)})
    command = ["import", str(files), "--by", withheld.by.sign_in_name, "--dry-run", "--quiet"]
    assert main(command) == 0
    told = capsys.readouterr().out
    assert nowhere(told)
    assert "“withheld” -> “withheld”" in told


def test_a_child_who_is_withheld_by_this_very_extract(case_system: CaseSystem) -> None:
    case_system.taken_in(WHOLE)
    seen = case_system.looked_at({**MOVED, "children": HIDDEN})
    assert nowhere(str(seen.came))
    assert nowhere(str(case_system.confirmed().came))


def test_a_child_who_was_withheld_since_then(case_system: CaseSystem, pages: Callable[[str], str]) -> None:
    case_system.taken_in(WHOLE)
    seen = case_system.taken_in(MOVED)
    assert NEW in pages(f"/imports/{seen.public}")
    Child.objects.filter(number="10235").update(address_withheld=True)
    assert nowhere(pages(f"/imports/{seen.public}"))


def test_a_difference_about_a_withheld_address(withheld: CaseSystem, pages: Callable[[str], str]) -> None:
    Family.objects.filter(name="Holt").update(address="3 Elm Walk")
    Child.objects.filter(number="10235").update(address="3 Elm Walk")
    withheld.taken_in({**MOVED, "children": with_row(HIDDEN, 1, address=NEW)})
    page = pages("/imports/differences")
    assert nowhere(page)
    assert "3 Elm Walk" not in page
    assert [one.says for one in undecided()] == ["withheld", "withheld"]
    for one in undecided():
        decide(by=withheld.by, difference=one.number, take=True)
    ben = Child.objects.get(number="10235")
    assert ben.address == NEW
    assert nowhere(pages(f"/children/{ben.public}/chronology"))
