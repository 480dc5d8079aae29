"""The chapter on stories."""

from tests.spec.stories_shown import STORY
from tests.spec.telling import Chapter, Shown

STORIES = Chapter(
    "Stories",
    """
Beside the pack, in `stories`, invented children are told line by line: what is done, and what must be so after it. Each story
names the clauses it shows kept and broken. A line with `refused:` must be refused, citing just these words.
`recorded:` is when it was written down, where that is later. Somebody is called as their role is, unless `person:` says who.

What a line can do: `do: STEP (OUTCOME)`, `begin: INNER`, `look: yes` (only the clock has gone on), `strike: NUMBER` (an
earlier line, counted from 1, was wrong), `set aside: STEP`, `known: {NAME: value}`, `end: the child died` (or
`begun in error`, `moved away`, `turned 18`: what no procedure says, and a manager may in every state).

What can be said after a line, under `then:`: `owed: STEP, by ROLE, until 2026-03-05 14:00` (it must be done), `should: STEP`
(likewise, where a reason may set it aside), `not owed: STEP`, `open: STEP`, `not open: STEP`, `late: STEP`,
`held by: SERVICE, SERVICE`, `lead: PERSON`, `sent: PAPER to SERVICE`, `told: ROLE`,
`ended: SERVICE`, `begins: PROCEDURE`, `ended as: RESULT`, `not ended`, `warned: CLAUSE`, `recorded as: KIND`.
For an inner procedure write `begin INNER` in the place of the step.
""",
    (Shown(STORY),),
)
