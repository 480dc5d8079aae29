"""Procedures of any size, made like the shipped ones, to see how the time of a proof grows.

Each part adds five steps, with the sentences that the shipped step ups are made of: a team is asked, a manager weighs the
answer (on, not, or later) by a time; meanwhile the answer is written up and the family rung, and seen where nobody answers,
in any order beside everything else; and the bureau takes over only when each was written up and each family rung. An urgent
way is open throughout. So the papers of every part may be done or not when the next begins, as in the shipped ones.
"""

from held.language.pack import Pack
from held.language.reading import read_text

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)

AUTHORITY = """\
pack: growing
title: A growing authority
version: 2026-01
source: Made up to be measured
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
clauses: {"1": It goes on}
"""

BEGINNING = """\
procedure: cross over
title: From the hub to the bureau
from: hub
to: bureau
begins with: [ask the first team, ring the bell]
lead at start: hub worker
steps:
  ring the bell: {by: anyone, repeats: yes, outcomes: [heard, not heard]}
  take over: {by: principal, asks: {who leads: a named officer}}
"""

STEPS = """\
  ask the ORDINAL team: {by: hub worker}
  weigh the ORDINAL answer: {by: hub manager, outcomes: [on, not, later]}
  write up the ORDINAL answer: {by: hub worker}
  ring the ORDINAL family: {by: hub worker, outcomes: [spoken to, nobody there]}
  see the ORDINAL family: {by: hub worker}
"""

THROUGHOUT = """\
rules:
  - clause: "1"
    says: It goes on.
    means:
      - from the start until taking over, hub holds the child
      - from the start until taking over, anyone may ring the bell, for safety
      - after the start, hub worker must ask the first team within 1 days unless already done
      - from taking over, bureau holds the child
      - after taking over, the lead passes to officer
      - taking over ends the transition and leaves the child with bureau
"""

SENTENCES = """\
      - after asking the ORDINAL team, hub manager must weigh the ORDINAL answer within 2 days
      - each time after weighing the ORDINAL answer (later), hub manager must weigh the ORDINAL answer within 1 weeks
      - weighing the ORDINAL answer (not) ends the transition and leaves the child with hub
      - each time after weighing the ORDINAL answer (on), WHO must NEXT within 5 days
      - after asking the ORDINAL team, hub worker must write up the ORDINAL answer within 5 days
      - after asking the ORDINAL team, hub worker must ring the ORDINAL family within 1 days
      - each time after ringing the ORDINAL family (nobody there), hub worker must see the ORDINAL family within 2 days
      - take over only after writing up the ORDINAL answer
      - take over only after ringing the ORDINAL family
"""

ALWAYS = """\
always:
  - ring the bell is open until taking over
"""


def growing(parts: int) -> Pack:
    """An authority with one procedure of so many parts, at most twelve."""
    steps = "".join(STEPS.replace("ORDINAL", each) for each in ORDINALS[:parts])
    sentences = "".join(_sentences(part, parts) for part in range(parts))
    crossing = BEGINNING + steps + THROUGHOUT + sentences + ALWAYS
    return read_text({"pack.yaml": AUTHORITY, "cross_over.yaml": crossing})


def _sentences(part: int, parts: int) -> str:
    last = part + 1 == parts
    follows = "take over" if last else f"ask the {ORDINALS[part + 1]} team"
    told = SENTENCES.replace("ORDINAL", ORDINALS[part]).replace("NEXT", follows)
    return told.replace("WHO", "principal" if last else "hub worker")
