"""Where tests run: on SQLite, or on a PostgreSQL of their own (HELD_TEST_DATABASE=postgresql)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import django.conf
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as drawing

from tests.postgresql import start_postgresql

DATABASE = os.environ.get("HELD_TEST_DATABASE", "sqlite")
IN_DATABASE = {"db", "transactional_db", "own_database"}

pytest_plugins = ["tests.databases", "tests.browsers"]


def a_house_of_its_own() -> None:
    """A temporary HELD_HOME for this process, and PostgreSQL once for all processes of this run."""
    home = Path(tempfile.mkdtemp(prefix="held-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    is_first_process = "PYTEST_XDIST_WORKER" not in os.environ
    if is_first_process:
        for name in (
            "DATABASE_URL",
            "HELD_PACK",
            "HELD_DEMO",
            "HELD_HOSTS",
            "HELD_DEBUG",
            "HELD_MAIL",
            "HELD_ADDRESS",
        ):
            os.environ.pop(name, None)
    if is_first_process and DATABASE == "postgresql":
        os.environ["DATABASE_URL"] = start_postgresql()
    os.environ["HELD_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "held.config.settings"
    # Playwright keeps an event loop in the thread of the tests, where Django then refuses to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    django.setup()
    if DATABASE == "sqlite":
        # Nothing here outlives the run, so nothing need reach the disk.
        kept = django.conf.settings.DATABASES["default"]
        quick = kept["OPTIONS"]["init_command"] + " PRAGMA synchronous=OFF;"
        kept["OPTIONS"] = kept["OPTIONS"] | {"init_command": quick}
    # Invented passwords are not worth a tenth of a second each. What real ones get is asked in config/test_passwords.py.
    django.conf.settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


a_house_of_its_own()
# A busy machine draws slowly, which says nothing about what was drawn. And what failed is made small and told, without
# looking for what explains it: that traces each line, for minutes, until the test that found something is stopped itself.
drawing.register_profile(
    "held",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[phase for phase in Phase if phase is not Phase.explain],
    print_blob=True,
)
drawing.load_profile("held")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "words_alone: it says nothing about PostgreSQL that others do not say")
    config.addinivalue_line(
        "markers", "filled(by): own_database starts with what the function `by` puts into it"
    )


def pytest_report_header() -> str:
    return f"database: {DATABASE}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What never touches the database has nothing to say about PostgreSQL; and a journey goes there once, with scripts."""
    if DATABASE == "postgresql":
        touching = [
            item
            for item in items
            if touches_the_database(item) and not (is_without_scripts(item) or is_of_words_alone(item))
        ]
        left_out = set(items) - set(touching)
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
        items[:] = touching


def touches_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(fixtures & IN_DATABASE) or item.get_closest_marker("django_db") is not None


def is_of_words_alone(item: pytest.Item) -> bool:
    """How a page words what it has read is the same on both databases. PostgreSQL hears of every address and every form,
    of any text that is typed, of what is counted; and of the journeys that write most."""
    if item.get_closest_marker("words_alone"):
        return True
    tests = Path(__file__).parent
    part = item.path.relative_to(tests).parts
    asked_there = part[:2] == ("pages", "every") or item.path.name == "test_any_text.py"
    return part[0] == "pages" and not asked_there


def is_without_scripts(item: pytest.Item) -> bool:
    """What a browser does without scripts is the same on both databases."""
    given = getattr(item, "callspec", None)
    return given is not None and given.params.get("scripts") is False
