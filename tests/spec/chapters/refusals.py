"""The chapter on how a pack is refused."""

from tests.packs.small_pack import PACK
from tests.spec.telling import Chapter, Refused

REFUSALS = Chapter(
    "How a pack is refused",
    """
A pack with a fault is not read at all. Each fault has its file, its line, one sentence that says what to do, and where it
helps the sentence with a mark under the spot. Faults that don't depend on each other are told together; what only follows
from another is held back. Besides what the other chapters show:
""",
    (
        Refused(
            "“from” stands here a second time; the first is on line 4. Keep one.",
            old="lead at start: hub worker\n",
            new="from: social work\nlead at start: hub worker\n",
        ),
        Refused(
            "Anchors and aliases are not read. Write the text out.",
            old="begins with: [raise a worry, ring for help]",
            new="begins with: &these [raise a worry, ring for help]",
        ),
        Refused(
            "Tags (a word after “!”) are not read. Leave it out; every value is text.",
            old="lead at start: hub worker",
            new="lead at start: !!str hub worker",
        ),
        Refused(
            "There is a colon in this sentence, or its list is broken. Write the sentence without a colon.",
            "after raising a worry: must make the visit",
        ),
        Refused(
            "Leave out the sign at the end; a sentence here ends without one.",
            "after raising a worry, must make the visit.",
        ),
        Refused(
            "“social work” is a service; here is expected a role. Did you mean “social worker”?",
            "after raising a worry, tell social work",
        ),
        Refused(
            "Clause “22” is not in the pack's list. Known here: 1, 2, 3, 4, 5, 6.",
            old='  - clause: "2"\n',
            new='  - clause: "2, 22"\n',
        ),
        Refused(
            "“moves up” is no procedure of this pack. Did you mean “move up”?",
            file=PACK,
            old="urgent: {procedure: move up, step: ring for help}",
            new="urgent: {procedure: moves up, step: ring for help}",
        ),
    ),
)
