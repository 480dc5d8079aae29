"""Who asked to be told when a step can go ahead is told by whatever opens it, also where that is a day that passed."""

from datetime import date, timedelta

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.cannot import CanNot
from held.record.actions.days import sweep
from held.record.actions.people.case_note import case_note
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.ask_to_be_told import ask_to_be_told
from held.record.actions.transitions.set_right import strike
from held.record.tables.history.happening import Happening
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import raised

SENTENCE = """\
rules:
  - clause: Q9
    says: Where the circle is late, an officer may come without it.
    means:
      - after weighing the evidence is late, bureau officer may walk along the shore
"""


@pytest.fixture
def waiting(harbour: Harbour) -> Harbour:
    """The officer waits for a step that lateness alone opens."""
    files = dict(pack_texts(PACK))
    crossing = files["crossing.yaml"].replace("rules:\n", SENTENCE, 1)
    crossing = crossing.replace("steps:\n", "steps:\n  walk along the shore:\n    by: bureau officer\n", 1)
    pack = files["pack.yaml"].replace("version: 2026-01", "version: 2026-03", 1)
    pack = pack.replace("\nclauses:\n", '\nclauses:\n  "Q9": "A late circle"\n', 1)
    put_in_force(
        files={**files, "crossing.yaml": crossing, "pack.yaml": pack},
        from_date=date(2026, 2, 1),
        by=harbour.workers["hub guide"],
    )
    raised(harbour, harbour.older)
    return harbour


def wished(harbour: Harbour) -> None:
    officer, child = harbour.workers["bureau officer"], harbour.older.public
    assert ask_to_be_told(
        by=officer, children=[child], procedure="crossing", step="walk along the shore"
    ) == (child,)


def told(harbour: Harbour) -> list[str]:
    return list(
        Notice.objects.filter(
            worker=harbour.workers["bureau officer"], says__startswith="You asked"
        ).values_list("says", flat=True)
    )


def test_what_lateness_alone_opens_is_told_at_once(waiting: Harbour, clock: time_machine.Traveller) -> None:
    wished(waiting)
    sweep()
    assert told(waiting) == []
    clock.shift(timedelta(days=2))
    sweep()
    assert told(waiting) == ["You asked to be told: you can walk along the shore now."]
    sweep()
    assert len(told(waiting)) == 1


def strikes(harbour: Harbour, seen: int) -> None:
    first = Happening.objects.get(child=harbour.older, kind="step taken")
    strike(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        number=first.number,
        why="Another child.",
        key="s",
        seen=seen,
    )


def test_a_wish_makes_no_setting_right_stale(waiting: Harbour) -> None:
    seen = Happening.objects.filter(child=waiting.older).count()
    wished(waiting)
    strikes(waiting, seen)
    assert Happening.objects.filter(child=waiting.older, kind="struck").exists()


def test_what_somebody_wrote_does(waiting: Harbour) -> None:
    seen = Happening.objects.filter(child=waiting.older).count()
    wished(waiting)
    case_note(by=waiting.workers["hub guide"], child=waiting.older.public, note="Rang.", key="n")
    with pytest.raises(CanNot, match="meanwhile"):
        strikes(waiting, seen)
