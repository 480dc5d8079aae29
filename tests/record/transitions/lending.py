"""Harbour's pack with an officer who is lent: a known that the record answers, and somebody told of one outcome alone."""

from datetime import date

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.record.transitions.harbour import PACK, Harbour

STEP = """\
  lend an officer:
    by: bureau principal
    repeats: yes
    asks:
      who is lent: a named bureau officer
rules:
  - clause: Q9
    says: An officer may be lent before one is introduced, and the circle waits for that.
    means:
      - from the start until introducing the officer, bureau principal may lend an officer
      - weigh the evidence only when an officer is known
      - after weighing the evidence (postponed), tell bureau officer
"""


def with_lending(harbour: Harbour) -> None:
    """Puts it in force from 1 February 2026."""
    files = pack_texts(PACK)
    crossing = files["crossing.yaml"].replace("rules:\n", STEP, 1)
    crossing = crossing.replace(
        "steps:\n", "known:\n  an officer is known: {named: bureau officer}\nsteps:\n", 1
    )
    pack = files["pack.yaml"].replace("version: 2026-01", "version: 2026-03", 1)
    pack = pack.replace("\nclauses:\n", '\nclauses:\n  "Q9": "Lent officers"\n', 1)
    put_in_force(
        files={**files, "crossing.yaml": crossing, "pack.yaml": pack},
        from_date=date(2026, 2, 1),
        by=harbour.workers["hub guide"],
    )
