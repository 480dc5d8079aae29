"""Held answers to its own names alone: HELD_HOSTS, or this machine's."""

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/", "/sign-in", "/children/x", "/no-such-page", "/static/built/held.css"])
@pytest.mark.parametrize("verb", ["get", "post", "head"])
def test_under_another_name_nothing_is_answered(db: None, path: str, verb: str) -> None:
    answer = getattr(Client(), verb)(path, headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_under_its_own_name_it_is_answered(db: None) -> None:
    assert Client().get("/sign-in", headers={"host": "localhost"}).status_code == 200
