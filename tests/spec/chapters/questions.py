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


QUESTIONS = Chapter(
    "What the source doesn't say",
    """
Where the source doesn't say, or contradicts itself, the rule carries a **question**, open or settled. Sentences that rest on
a settled answer stand under it, never among the clause's own. Whatever rests on them is shown as “our reading of 2”, and
what rests on the clause itself as “2”. Open questions are listed, and mean nothing.
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
            old="        settled: within 5 working days, by this project\n",
            new="        # not settled yet\n",
        ),
    ),
)
