"""Procedures that run beside the crossing: a visit from the bureau, and a farewell to the hub."""

from datetime import date

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from tests.record.transitions.harbour import PACK, Harbour

VISIT = """\
procedure: visit
title: An officer visits beside the hub
from: harbour hub
to: harbour hub
begins with: [ask for a visit]
lead at start: hub guide
steps:
  ask for a visit:
    by: hub guide
    asks:
      who visits: a named bureau officer
      who agrees: a named bureau principal
  see the child:
    by: bureau officer
    asks:
      what was seen: text
rules:
  - clause: A7
    says: An officer visits the child with kindness.
    means:
      - asking for a visit must include who visits
      - from asking for a visit until seeing the child, shore bureau holds the child
      - from the start, harbour hub holds the child
      - after asking for a visit, must see the child within 4 working days
      - seeing the child ends the transition and leaves the child with harbour hub
"""
FAREWELL = """\
procedure: farewell
title: The hub says farewell
from: harbour hub
to: open shore
begins with: [say farewell]
lead at start: hub guide
steps:
  say farewell:
    by: hub guide
    asks:
      who stays: a named shore friend
  wave:
    by: hub guide
rules:
  - clause: A7
    says: The hub says farewell with kindness.
    means:
      - after saying farewell, must wave within 4 working days
      - after waving, the lead passes to shore friend
      - waving ends the transition and leaves the child with open shore
"""


def with_more_beside(harbour: Harbour) -> None:
    files = pack_texts(PACK)
    pack = files["pack.yaml"].replace("version: 2026-01", "version: 2026-02", 1)
    pack = pack.replace(
        '  "A7":\n    heading: Kindness\n    nothing to encode, because: it is an aim', '  "A7": Kindness', 1
    )
    pack = pack.replace("\nservices:\n", "\nservices:\n  open shore: {tier: 1}\n", 1)
    pack = pack.replace("\nroles:\n", "\nroles:\n  shore friend: {of: open shore, manages: yes}\n", 1)
    put_in_force(
        files={**files, "pack.yaml": pack, "visit.yaml": VISIT, "farewell.yaml": FAREWELL},
        from_date=date(2026, 2, 1),
        by=harbour.workers["hub guide"],
    )


def done(harbour: Harbour, role: str, procedure: str, step: str, **answers: str) -> int:
    """The number it has on the older child's record."""
    said = {name.replace("_", " "): answer for name, answer in answers.items()}
    asked = StepAsked(
        procedure=procedure,
        step=step,
        happened=now(),
        parts=(ChildsPart(child=harbour.older.public, outcome=None, answers=said),),
    )
    recorded = take_step(by=harbour.workers[role], asked=asked, key=f"{procedure} {step} {now()}")
    assert isinstance(recorded, Recorded), recorded
    return recorded.each[0].number


def with_a_guard(harbour: Harbour) -> None:
    """The hub does not wave farewell while a crossing runs."""
    files = pack_texts(PACK)
    pack = files["pack.yaml"].replace("version: 2026-01", "version: 2026-04", 1)
    pack = pack.replace(
        '  "A7":\n    heading: Kindness\n    nothing to encode, because: it is an aim', '  "A7": Kindness', 1
    )
    pack = pack.replace("\nservices:\n", "\nservices:\n  open shore: {tier: 1}\n", 1)
    pack = pack.replace("\nroles:\n", "\nroles:\n  shore friend: {of: open shore, manages: yes}\n", 1)
    farewell = FAREWELL.replace("steps:\n", GUARD, 1).replace(
        "    means:\n", "    means:\n      - while a crossing is running, do not wave\n", 1
    )
    put_in_force(
        files={**files, "pack.yaml": pack, "farewell.yaml": farewell},
        from_date=date(2026, 2, 2),
        by=harbour.workers["hub guide"],
    )


GUARD = "known:\n  a crossing is running: {running: crossing}\nsteps:\n"
