"""Whom a procedure invites to what, and when: from the day that was told last, until it took place."""

import pytest

from held.engine.stories import run_story
from held.language.faults import PackRefused
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, PACK, changed

INVITED = "{kind: date and time, invites: [hub worker, social worker], to: make the visit}"
ASKED = "      what the worry is: long text\n"


def texts(how: str = INVITED) -> dict[str, str]:
    visited = changed(MOVE_UP, ASKED, f"{ASKED}      when you visit: {how}\n")
    repeated = "  raise a worry:\n    by: hub worker\n"
    twice = changed(MOVE_UP, repeated, f"{repeated}    repeats: yes\n", visited)
    opens = "- from the start until taking the child on, anyone may ring for help, for safety\n"
    more = f"{opens}      - from the start until closing the hub's part, hub worker may raise a worry\n"
    more += "      - after raising a worry, may make the visit\n"
    return changed(MOVE_UP, opens, more, twice)


def pack() -> Pack:
    return read_text(texts())


def line(day: str, do: str, then: str, more: str = "") -> str:
    return f'  - on: "2026-03-{day}"\n    by: hub worker\n    {do}\n{more}    then: ["{then}"]\n'


def told(day: str, at: str) -> str:
    return line(
        day,
        "do: raise a worry",
        f"invited: make the visit, at {at}",
        f'    answers: {{when you visit: "{at}"}}\n',
    )


def test_the_date_told_last_counts_until_it_took_place() -> None:
    """Told, told anew, struck, and over once the visit is made."""
    written = "story: a visit\nprocedure: move up\ntells:\n" + "".join(
        (
            told("02 10:00", "2026-03-09 14:00"),
            told("03 10:00", "2026-03-30 15:30"),
            line("04 10:00", "strike: 2", "invited: make the visit, at 2026-03-09 14:00"),
            line(
                "09 15:00",
                "do: make the visit",
                "not invited: make the visit",
                "    names: {social worker: Amy Stone}\n",
            ),
        )
    )
    run = run_story(pack(), read_story(written, "visit.yaml", pack()))
    assert run.failed == ()
    assert "invited: make the visit, at 2026-03-30 15:30: hub worker, social worker" in run.printed


def test_the_end_ends_it() -> None:
    written = (
        "story: an end\nprocedure: move up\ntells:\n"
        + told("02 10:00", "2026-03-09 14:00")
        + line("03 10:00", "end: moved away", "not invited: make the visit").replace(
            "hub worker", "hub manager"
        )
    )
    assert run_story(pack(), read_story(written, "end.yaml", pack())).failed == ()


def test_a_story_that_says_otherwise_is_told_what_is_so() -> None:
    said = told("02 10:00", "2026-03-09 14:00").replace("at 2026-03-09 14:00", "at 2026-03-10 14:00")
    written = "story: a visit\nprocedure: move up\ntells:\n" + said
    ((_, words),) = run_story(pack(), read_story(written, "visit.yaml", pack())).failed
    assert words.endswith("people are invited to it at 2026-03-09 14:00.")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("{kind: date, invites: [hub worker], to: make the visit}", "“when you visit” can invite nobody"),
        ("{kind: date and time, invites: [hub worker]}", "“when you visit” can invite nobody"),
        ("{kind: date and time, to: make the visit}", "“when you visit” can invite nobody"),
        (
            "{kind: date and time, invites: [hub workers], to: make the visit}",
            "“hub workers” is no role of this pack. Did you mean “hub worker”?",
        ),
        (
            "{kind: date and time, invites: [hub worker], to: make a visit}",
            "“make a visit”, to which “when you visit” invites, is no step of this procedure.",
        ),
    ],
)
def test_what_is_no_appointment_is_refused(how: str, says: str) -> None:
    with pytest.raises(PackRefused, match=says) as refused:
        read_text(texts(how))
    assert refused.value.faults[0].line == 16


def test_a_meeting_invites_roles_of_the_pack() -> None:
    weekly = 'weekly panel: {on: tuesday, at: "10:00"}'
    invites = weekly.replace("}", ", invites: [hub manager, duty manager]}")
    read = read_text(changed(PACK, weekly, invites))
    assert read.meetings["weekly panel"].invites == ("hub manager", "duty manager")
    with pytest.raises(PackRefused, match="“hub boss” is no role of this pack"):
        read_text(changed(PACK, weekly, invites.replace("hub manager", "hub boss")))
