"""Whoever asks for a page is whoever signed in at that browser, as long as the session lasts, and nobody else."""

from datetime import timedelta

import time_machine
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client

from held.record.signed_in import SessionStore
from held.record.tables.people.worker import Worker
from tests.record.transitions.harbour import Harbour


def who_comes(key: str) -> str:
    request = HttpRequest()
    request.session = SessionStore(key)
    return getattr(get_user(request), "name", "")


def test_each_browser_brings_its_own_person(harbour: Harbour) -> None:
    keys = {}
    for worker in harbour.workers.values():
        browser = Client()
        browser.force_login(worker)
        keys[worker.name] = browser.cookies["sessionid"].value
    for _ in range(2):
        assert {name: who_comes(key) for name, key in keys.items()} == {name: name for name in keys}
    assert who_comes("a" * 32) == who_comes("") == ""


def test_nobody_comes_once_the_session_is_over(harbour: Harbour, clock: time_machine.Traveller) -> None:
    guide = harbour.workers["hub guide"]
    browser = Client()
    browser.force_login(guide)
    key = browser.cookies["sessionid"].value
    clock.shift(timedelta(hours=11, minutes=59))
    assert who_comes(key) == guide.name
    clock.shift(timedelta(minutes=2))
    assert who_comes(key) == ""


def test_whoever_is_switched_off_is_nobody_at_the_next_page(harbour: Harbour) -> None:
    officer = harbour.workers["bureau officer"]
    browser = Client()
    browser.force_login(officer)
    key = browser.cookies["sessionid"].value
    assert who_comes(key) == officer.name
    Worker.objects.filter(pk=officer.pk).update(is_active=False)
    assert who_comes(key) == ""
