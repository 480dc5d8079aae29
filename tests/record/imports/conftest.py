from collections.abc import Callable
from pathlib import Path

import pytest

from held.record.tables.people.worker import Worker
from tests.record.imports.extracts import CaseSystem
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def answers_for_all(harbour: Harbour, a_worker: Callable[..., Worker]) -> Worker:
    return a_worker("Hedda Head", service="harbour hub", role="hub coordinator", sees_all=True)


@pytest.fixture
def case_system(answers_for_all: Worker, tmp_path: Path) -> CaseSystem:
    return CaseSystem(tmp_path, answers_for_all)
