from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from tests.record.reading.crowd import crowd
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def filled(harbour: Harbour) -> Callable[[int, int], list[Child]]:
    """Adds so many children to the guide's work, numbered from the second figure on."""

    def fill(many: int, first: int = 1) -> list[Child]:
        return crowd(
            many,
            lead=harbour.workers["hub guide"],
            involved=harbour.workers["bureau officer"],
            team=Team.objects.get(name="Quay team"),
            first=first,
        )

    return fill


@pytest.fixture
def same_for_many(filled: Callable[..., list[Child]]) -> Callable[..., None]:
    """A reading asks the database as often for 201 children as for one, and no more than `most` times."""

    def compared(reading: Callable[[], Any], *, most: int) -> None:
        assert (
            connection.features.supports_json_field
        )  # Django asks the database that once, and is not counted for it
        filled(1)
        reading()  # the first of a process also asks what the database can do
        few = _asked(reading)
        filled(200, 2)
        many = _asked(reading)
        assert len(few) == len(many), "\n".join(many)
        assert len(many) <= most, "\n".join(many)

    return compared


def _asked(reading: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        reading()
    return [query["sql"] for query in captured.captured_queries]
