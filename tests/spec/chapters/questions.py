"""The chapter on what the source doesn't say."""

from dataclasses import dataclass

from held.language.events import Event, Taking
from held.language.norms import Duty
from held.language.times import Within
from tests.spec.telling import Chapter, Means, Refused


@dataclass(frozen=True)
class OurReading(Means):
    """A sentence under a settled question: what rests on it is shown as our reading."""

    def check(self) -> None:
        super().check()
        assert self.read().cites.words == "our reading of 2"


SETTLED = "        by: this project\n"

QUESTIONS = Chapter(
    "What the source doesn't say",
    """
Where the source doesn't say, or contradicts itself, the rule carries a **question**, open or settled. `settled:` is the
answer in plain words, and `by:` whose answer it is: `this project` for a reading of our own, which holds until the authority
decides; or whoever decided it, and then `on:` is the day. An answer of our own may have its day too.

```yaml
questions:
  - asks: By when does social work take the child on? The text gives no time.
    settled: within 5 working days
    by: the early help board
    on: 2026-03-02
    means:
      - after weighing the worry (move up), must take the child on within 5 working days
  - asks: Who tells the family?
```

Sentences that rest on a settled answer stand under it, never among the clause's own. Whatever rests on them is shown as
“our reading of 2”, or as “2 as decided by the early help board on 2 March 2026”, and what rests on the clause itself as “2”.
Open questions are listed, and mean nothing.
""",
    (
        OurReading(
            "after weighing the worry (move up), must take the child on within 5 working days unless already done",
            "It stands under the settled question of clause 2, so it cites “our reading of 2”.",
            Duty,
            {
                "after": Event((Taking("weigh the worry", ("move up",)),)),
                "step": "take the child on",
                "time": Within(5, "working days"),
                "unless_already_done": True,
            },
        ),
        Refused(
            "A question that is still open can mean nothing. Say how it was settled, or leave “means:” out.",
            old="        settled: within 5 working days\n        by: this project\n",
            new="        # not settled yet\n",
        ),
        Refused(
            "Whose answer is this? Write “by: this project” under it where it is your own reading, "
            "or “by:” whoever decided it and “on:” the day.",
            old=SETTLED,
            new="",
        ),
        Refused(
            "On what day did the early help board decide this? Write it as “on: 2026-12-24”.",
            old=SETTLED,
            new="        by: the early help board\n",
        ),
        Refused(
            "“2 March 2026” is no day. Write it as 2026-12-24.",
            old=SETTLED,
            new="        by: the early help board\n        on: 2 March 2026\n",
        ),
        Refused(
            "This question is still open: nobody has answered it. Say how it was settled, or leave “by:” out.",
            old="      - asks: Who tells the family?\n",
            new="      - asks: Who tells the family?\n        by: the early help board\n",
        ),
    ),
)
