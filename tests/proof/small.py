"""A small pack, read from text, whose promise is kept; each test breaks it in one place."""

from held.language.pack import Pack
from held.language.reading import read_text
from held.proof.proving import prove
from held.proof.verdict import Broken

AUTHORITY = """\
pack: small
title: A small authority
version: 2026-01
source: Made up for these tests
notice: An invented authority.
services: {hub: {tier: 2}, bureau: {tier: 3, desk: ring the bureau}}
roles:
  hub worker: {of: hub}
  hub manager: {of: hub, manages: yes}
  officer: {of: bureau}
  principal: {of: bureau, manages: yes}
calendar: england and wales
look again: 5 working days
review every: 6 weeks
urgent: {procedure: cross over, step: ring the bell}
clauses: {"1": It begins, "2": It goes on, "3": It ends, "4": A quarrel}
"""

CROSSING = """\
procedure: cross over
title: From the hub to the bureau
inside: [quarrel]
from: hub
to: bureau
begins with: [knock, ring the bell]
lead at start: hub worker
steps:
  knock:
    by: hub worker
  weigh it:
    by: principal
    outcomes: [go, stay, later]
  ring the bell:
    by: anyone
    repeats: yes
    outcomes: [heard, not heard]
  take over:
    by: principal
    asks: {who leads: a named officer}
  write it up:
    by: hub worker
rules:
  - clause: "1"
    says: It begins with a knock, or with the bell.
    means:
      - from the start until taking over, hub holds the child
      - from the start until taking over, anyone may ring the bell, for safety
      - after the start, principal must weigh it within 2 days unless already done
  - clause: "2"
    says: The principal weighs it.
    means:
      - each time after weighing it (later), principal must weigh it within 1 weeks
      - each time after weighing it (go), principal must take over within 2 days
      - weighing it (stay) ends the transition and leaves the child with hub
      - after knocking, must write it up within 5 days
  - clause: "3"
    says: The bureau takes over.
    means:
      - take over only after weighing it (go)
      - from taking over, bureau holds the child
      - after taking over, the lead passes to officer
      - taking over ends the transition and leaves the child with bureau
  - clause: "4"
    says: While there is a quarrel nobody takes over.
    means:
      - while quarrel is open, do not take over
    questions:
      - asks: What does the quarrel do to the time?
always:
  - ring the bell is open until taking over
"""

QUARREL = """\
procedure: quarrel
title: A quarrel
inner: yes
begins with: [say so]
endings: [settled]
steps:
  say so: {by: anyone}
  talk: {by: principal}
rules:
  - clause: "4"
    says: It is talked over.
    means:
      - after saying so, must talk within 1 days
      - talking ends it as settled
"""


def small(*changes: tuple[str, str]) -> Pack:
    """The small pack, with these words of its files replaced; each has to be there."""
    files = {"pack.yaml": AUTHORITY, "cross_over.yaml": CROSSING, "quarrel.yaml": QUARREL}
    for old, new in changes:
        assert any(old in text for text in files.values()), old
        files = {name: text.replace(old, new) for name, text in files.items()}
    return read_text(files)


def without(line: str) -> tuple[str, str]:
    """The change that leaves out one line of a list."""
    return f"      - {line}\n", ""


def broken_by(*changes: tuple[str, str]) -> dict[str, Broken]:
    """What is no longer kept, by its claim."""
    return {each.claim: each for each in reversed(prove(small(*changes)).broken)}
