"""What somebody is told of a call: as urgent, as long as nobody said how it came out."""

import json
from types import SimpleNamespace

import pytest

from held.record.actions.transitions.telling import UNSAID, what_happened
from tests.procedures.packs import HARBOUR, the_pack


def told(step: str, outcome: str | None) -> str:
    happening = SimpleNamespace(
        words=SimpleNamespace(text=json.dumps({"step": step, "outcome": outcome})),
        by="Hub Guide",
        run="",
        kind="step taken",
    )
    return what_happened(SimpleNamespace(procedure="crossing"), happening, the_pack(HARBOUR))  # type: ignore[arg-type]


def test_a_call_of_which_nobody_said_how_it_came_out_is_told_as_urgent() -> None:
    assert told("sound the lamp line", None) == f"Sounding the lamp line, recorded by Hub Guide. {UNSAID}"


@pytest.mark.parametrize(
    ("step", "outcome"),
    [("sound the lamp line", "all quiet"), ("raise a concern", None), ("weigh the evidence", None)],
)
def test_nothing_else_is(step: str, outcome: str | None) -> None:
    assert UNSAID not in told(step, outcome)
