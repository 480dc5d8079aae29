"""In a step between two sides whoever records it stands in their own side's role, in a story as in the record."""

import pytest

from held.engine.story_runner import Runner
from held.language.frames.telling import read_story
from tests.packs.small_pack import small_pack

WEIGHED = """\
story: told
procedure: move up
tells:
  - on: "2026-03-02 10:00"
    by: hub worker
    do: raise a worry
  - on: "2026-03-03 10:00"
    by: {role}
    do: weigh the worry (move up)
"""


def named(role: str) -> dict[str, str]:
    pack = small_pack()
    runner = Runner(pack, read_story(WEIGHED.format(role=role), "told.yaml", pack))
    for tell in runner.story.tells:
        runner.act(tell)
    assert runner.state is not None
    return {role: person for role, person in runner.state.named.items() if role != "hub worker"}


@pytest.mark.parametrize("role", ["hub manager", "duty manager"])
def test_both_are_named_whoever_records(role: str) -> None:
    assert named(role) == {"hub manager": "hub manager", "duty manager": "duty manager"}


def test_a_deputy_stands_in_nobodys_role() -> None:
    assert named("deputy duty manager") == {"hub manager": "hub manager"}
