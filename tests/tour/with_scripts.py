"""While the pictures are taken, a journey that goes twice goes where scripts run: there alone screens are looked over."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if not _is_without(item)]


def _is_without(item: pytest.Item) -> bool:
    given = getattr(item, "callspec", None)
    return given is not None and given.params.get("scripts") is False
