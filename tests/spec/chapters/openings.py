"""The chapter on what is open."""

from held.language.events import Event, Start, Taking
from held.language.norms import Opening, StandsIn
from tests.spec.telling import Chapter, Means, Refused

OPENINGS = Chapter(
    "What is open",
    """
**Closed by default.** A step is open while some sentence opens it and nothing stops it. A duty opens its step; `may` opens a
step that nobody owes, once, unless it `repeats`.
**What is for safety** is open to anyone signed in and is stopped by nothing but its own `until`.
""",
    (
        Means(
            "from raising a worry until closing the hub's part, hub worker may make the visit",
            "Open meanwhile, to this role. Without “until” it stays open.",
            Opening,
            {
                "opens": Event((Taking("raise a worry"),)),
                "closes": Event((Taking("close the hub's part"),)),
                "step": "make the visit",
                "role": "hub worker",
            },
        ),
        Means(
            "from the start until taking the child on, anyone may ring for help, for safety",
            "No role, no missing answer, no disagreement, no stop and no stale page keeps anybody from it.",
            Opening,
            {
                "opens": Event((Start(),)),
                "closes": Event((Taking("take the child on"),)),
                "step": "ring for help",
                "anyone": True,
                "for_safety": True,
            },
        ),
        Means(
            "ringing for help (got through) stands in for weighing the worry, making the visit",
            "Another route: these steps close and their duties lapse, citing this clause, as long as it is the latest "
            "result. It meets no “only after”.",
            StandsIn,
            {
                "event": Event((Taking("ring for help", ("got through",)),)),
                "steps": ("weigh the worry", "make the visit"),
            },
        ),
        Refused(
            "“ring for help” is for safety, and this sentence could stop it. Leave it out of the sentence.",
            "while second opinion is open, do not ring for help",
        ),
        Refused(
            "“ring for help” is the urgent step of this pack but not for safety. Write “anyone may ring for help, for "
            "safety”.",
            old="anyone may ring for help, for safety",
            new="anyone may ring for help",
        ),
    ),
)
