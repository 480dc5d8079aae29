"""Every page asks the database at most eight things, and as many for two hundred of whatever it lists as for one.

The addresses come from the list of addresses itself: a new page is counted from its first day.
"""

from collections.abc import Mapping
from functools import cache

import pytest
from django.conf import LazySettings

from tests.pages.every.addresses import Address, every_address
from tests.pages.every.conftest import SignedIn
from tests.pages.every.counting import Asked, Counting
from tests.pages.every.growing import years_later
from tests.pages.every.opening import LEADS_ON, OPENED_BY, WAYS
from tests.pages.every.quay import Quay

AT_MOST = 8
OK, ELSEWHERE, ONLY_SENT = 200, 302, 405
LISTS = (
    "children",
    "chronology",
    "done",
    "family",
    "find?q=Robin Crowd1 C00001 1/1/2015",
    "find suggestions?q=Robin",
    "involved",
    "lead",
    "looked",
    "meeting",
    "message",
    "messages",
    "my teams",
    "my work",
    "nobody",
    "paper",
    "step",
    "team tray",
    "transition",
    "urgent",
    "waiting",
)
"""Pages that get longer with the years: so that the two hundred are known to be on them."""


def every_page(quay: Quay, signed_in: SignedIn, *, times: int) -> dict[str, Asked]:
    """What was asked the last of so many times that each is opened."""
    found = {}
    for one in every_address():
        client = signed_in(OPENED_BY.get(one.name, "hub coordinator"))
        for way in WAYS.get(one.name, ("",)):
            address = one.at(quay) + way
            for _ in range(times):
                with Counting() as counting:
                    answer = client.get(address)
            found[f"{one.name}{way}"] = counting.asked(answer)
    return found


def elsewhere(found: Mapping[str, Asked]) -> dict[str, int]:
    """A page that is refused or led elsewhere asks little, and would be counted for nothing."""
    return {page: asked.status for page, asked in found.items() if asked.status not in (OK, ONLY_SENT)}


def test_at_most_eight_things_and_no_more_for_two_hundred_than_for_one(
    quay: Quay, signed_in: SignedIn, settings: LazySettings
) -> None:
    settings.HELD_DEMO = True  # the page before signing in then lists people too
    signed_in = cache(signed_in)
    # The second time, what is kept in memory, as the procedures are, is there.
    little = every_page(quay, signed_in, times=2)
    assert elsewhere(little) == dict.fromkeys(LEADS_ON, ELSEWHERE)
    years_later(quay)
    much = every_page(quay, signed_in, times=1)
    wrong = [
        f"{page}: {len(little[page].statements)} for one, {len(asked.statements)} for two hundred\n{asked}"
        for page, asked in much.items()
        if len(asked.statements) > AT_MOST or len(asked.statements) != len(little[page].statements)
    ]
    assert not wrong, "\n".join(wrong)
    assert [page for page in LISTS if much[page].long < little[page].long + 500] == []


def test_an_address_whose_blanks_nobody_can_fill_is_noticed(quay: Quay) -> None:
    with pytest.raises(LookupError, match=r"say in .* what stands in its blanks"):
        Address("boat", "boats/<str:public>").at(quay)
