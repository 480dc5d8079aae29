"""Harbour's pack with an inner procedure: while a quarrel is open no officer is introduced. And both hold for a time."""

from datetime import date

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.record.transitions.harbour import PACK, Harbour

INNER = """\
procedure: quarrel
title: Settling a quarrel between hub and bureau
inner: yes
begins with: [say what divides us]
endings: [carry on, turn back]
steps:
  say what divides us:
    by: anyone
    asks:
      what divides us: long text
  make it up:
    between: [hub coordinator, bureau principal]
    as: making it up
    outcomes: [carry on, turn back]
    asks:
      why: long text
rules:
  - clause: Q9
    says: It is said openly what divides them, and they make it up within two working days.
    means:
      - after saying what divides us, must make it up within 2 working days
      - making it up (carry on) ends it as carry on
      - making it up (turn back) ends it as turn back
"""

STOP = """\
  - clause: Q9
    says: While they quarrel the child stays with the one they know.
    means:
      - while quarrel is open, do not introduce the officer
"""


def with_a_quarrel(harbour: Harbour, *, within: str = "2 working days", owed: str = "") -> None:
    """Puts it in force from 1 February 2026. `owed`: one more sentence of the crossing's, under the same clause."""
    files, more = pack_texts(PACK), f"      - {owed}\n" if owed else ""
    crossing = files["crossing.yaml"]
    crossing = crossing.replace("\nfrom:", "\ninside: [quarrel]\nfrom:", 1).replace(
        "\nalways:", f"\n{STOP}{more}always:", 1
    )
    pack = files["pack.yaml"].replace("version: 2026-01", "version: 2026-02", 1)
    pack = pack.replace("\nclauses:\n", '\nclauses:\n  "Q9": "When hub and bureau quarrel"\n', 1)
    inner = INNER.replace("2 working days", within)
    put_in_force(
        files={
            **files,
            "crossing.yaml": crossing,
            "pack.yaml": pack,
            "quarrel.yaml": inner,
        },
        from_date=date(2026, 2, 1),
        by=harbour.workers["hub guide"],
    )
