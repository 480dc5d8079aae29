"""The chapter on stories."""

# ruff: noqa: E501 - a row is a line, as it is on the page

from tests.spec.stories_shown import STORY
from tests.spec.telling import Chapter, Shown

STORIES = Chapter(
    "Stories",
    """
Beside the pack, in the folder `stories`, invented children are told line by line: what is done, and what must be so after it.
Write a story by hand, from the clause, before it is run: at least one that keeps each clause, and one that breaks it.

| key of a story | what it takes |
|---|---|
| `story:`, `procedure:` | its title, and the procedure it runs through (not an inner one) |
| `keeps:`, `breaks:` | the clauses that it shows kept, and those that somebody breaks in it |
| `known:` | what the record knows when it begins |
| `tells:` | its lines, each with `on:`, the day and the hour: "2026-03-02 10:00" |

| key of a line | what it takes |
|---|---|
| `by:`, `person:` | the role that does it, and who it is. Without `person:` somebody is called as their role is |
| `recorded:` | when it was written down, where that is later than `on:` |
| `do: STEP (OUTCOME)` | a step, with its outcome if it has any |
| `begin: INNER` | an inner procedure begins, with its first step (or with the one under `do:`) |
| `answers:`, `names:` | what was answered to what the step asks, and who was named: `names: {social worker: Amy Stone}`. Whoever stands `with:` a step must be named, here or before |
| `look: yes` | nothing is done; only the clock has gone on |
| `set aside: STEP` | whoever owes it sets the duty aside |
| `known: {NAME: value}` | the record has changed |
| `strike: NUMBER` | an earlier line, counted from 1, was wrong |
| `end: the child died` | an end that no procedure says; also `begun in error`, `moved away`, `turned 18` |
| `refused: [WORDS]` | it must be refused, citing just these: `["2"]`, `["our reading of 3"]` |
| `then:` | a list of what must be so now |

| under `then:` | holds when |
|---|---|
| `owed: STEP, by ROLE, until 2026-03-05 14:00` | it must be done; role and time may be left out; a day alone ends with the day |
| `owed: STEP, look again 2026-03-09` | likewise, where its clause gives no time and the date is the authority's own “look again” |
| `should: STEP` | likewise, where a reason may set it aside |
| `not owed: STEP` · `late: STEP` | nobody owes it · its day has passed |
| `open: STEP` · `not open: STEP` | it may be taken now · it may not |
| `held by: SERVICE, SERVICE` · `lead: PERSON` | just these hold the child · this person leads |
| `sent: PAPER to SERVICE` · `told: ROLE` · `warned: CLAUSE` · `recorded as: KIND` | this line did so |
| `ended: SERVICE` · `not ended` · `begins: PROCEDURE` | where the child was left · it goes on · what the end began |
| `ended as: RESULT` | an inner procedure ended so |
| `invited: STEP, at 2026-03-05 14:00`, `not invited: STEP` | people are invited to it at that minute; or nobody is |
| `forewarned: STEP, by 2026-03-05 14:00` | it is owed, can't be done yet, and can be met only if somebody acts by then; the time may be left out |
| `waits: STEP, for ROLE to STEP` | the first is not open, and on the shortest way to it this role may do the second now; `anyone` where no role is asked for |

For an inner procedure write `begin INNER` in the place of the step: `owed: begin second opinion`.

`held check` also drops each sentence in turn and tells the stories without it. A sentence that no line of a story misses is listed as
*unproved*: tell a story for it.
""",
    (Shown(STORY),),
)
