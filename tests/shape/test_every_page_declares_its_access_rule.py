"""Every address says who may open it, and no view can be reached past its door."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from held.pages import doors


def addresses(patterns: list[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        else:
            yield pattern


def without_a_door(patterns: list[Any]) -> list[str]:
    return [str(found.pattern) for found in addresses(patterns) if doors.door_of(found.callback) is None]


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_every_address_has_one() -> None:
    found = list(addresses(get_resolver().url_patterns))
    assert found
    assert without_a_door(get_resolver().url_patterns) == []


def test_an_address_put_in_past_the_doors_is_found() -> None:
    assert without_a_door([path("secret", plain)]) == ["secret"]


def test_a_view_without_a_door_can_have_no_address() -> None:
    with pytest.raises(doors.NoDoor, match="plain does not say who may open it"):
        doors.page("secret", plain, name="secret")


def test_a_view_has_one_door_not_two() -> None:
    with pytest.raises(doors.NoDoor, match="has the door 'anyone' and may not have another"):
        doors.signed_in(doors.anyone(plain))
