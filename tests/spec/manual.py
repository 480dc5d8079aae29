"""docs/language.md, put together from the chapters."""

from pathlib import Path

from tests.spec.chapters.a_pack import A_PACK
from tests.spec.chapters.a_procedure import A_PROCEDURE
from tests.spec.chapters.a_round import A_ROUND
from tests.spec.chapters.an_inner_procedure import AN_INNER_PROCEDURE
from tests.spec.chapters.duties import DUTIES
from tests.spec.chapters.endings import ENDINGS
from tests.spec.chapters.events_and_conditions import EVENTS_AND_CONDITIONS
from tests.spec.chapters.gates_and_stops import GATES_AND_STOPS
from tests.spec.chapters.holding_and_leading import HOLDING_AND_LEADING
from tests.spec.chapters.openings import OPENINGS
from tests.spec.chapters.questions import QUESTIONS
from tests.spec.chapters.refusals import REFUSALS
from tests.spec.chapters.stories import STORIES
from tests.spec.chapters.the_statutory_clock import THE_STATUTORY_CLOCK
from tests.spec.chapters.times import TIMES
from tests.spec.chapters.what_it_means import WHAT_IT_MEANS

MANUAL = Path(__file__).parents[2] / "docs" / "language.md"
OPENING = """\
# The procedure language

A procedure file says what a published procedure says, so that somebody who is no programmer can read it aloud beside the
document and agree. Everything that the software asks of anybody comes from such a file.

Every example on this page is a test, and this page is printed by those tests. Print it anew with `python -m tests.spec`.
"""
CHAPTERS = (
    A_PACK,
    A_PROCEDURE,
    EVENTS_AND_CONDITIONS,
    DUTIES,
    TIMES,
    THE_STATUTORY_CLOCK,
    OPENINGS,
    GATES_AND_STOPS,
    HOLDING_AND_LEADING,
    ENDINGS,
    AN_INNER_PROCEDURE,
    A_ROUND,
    QUESTIONS,
    WHAT_IT_MEANS,
    REFUSALS,
    STORIES,
)


def printed_manual() -> str:
    return "\n".join([OPENING, *(chapter.printed() for chapter in CHAPTERS)])
