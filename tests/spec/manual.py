"""docs/language.md, put together from the chapters."""

# ruff: noqa: E501 - a line is a line, as it is on the page

import re
from pathlib import Path

from tests.spec.chapters.a_first_pack import A_FIRST_PACK
from tests.spec.chapters.a_pack import A_PACK
from tests.spec.chapters.a_procedure import A_PROCEDURE
from tests.spec.chapters.a_round import A_ROUND
from tests.spec.chapters.an_inner_procedure import AN_INNER_PROCEDURE
from tests.spec.chapters.duties import DUTIES
from tests.spec.chapters.endings import ENDINGS
from tests.spec.chapters.events_and_conditions import EVENTS_AND_CONDITIONS
from tests.spec.chapters.every_form import EVERY_FORM
from tests.spec.chapters.gates_and_stops import GATES_AND_STOPS
from tests.spec.chapters.holding_and_leading import HOLDING_AND_LEADING
from tests.spec.chapters.into_force import INTO_FORCE
from tests.spec.chapters.knowns import KNOWNS
from tests.spec.chapters.letters import LETTERS
from tests.spec.chapters.openings import OPENINGS
from tests.spec.chapters.questions import QUESTIONS
from tests.spec.chapters.refusals import REFUSALS
from tests.spec.chapters.stories import STORIES
from tests.spec.chapters.the_statutory_clock import THE_STATUTORY_CLOCK
from tests.spec.chapters.times import TIMES
from tests.spec.chapters.what_it_means import WHAT_IT_MEANS
from tests.spec.words import WORDS

MANUAL = Path(__file__).parents[2] / "docs" / "language.md"
OPENING = """\
# The procedure language

A procedure file says what a published procedure says, so that somebody who is no programmer can read it aloud beside the
document and agree. Everything that the software asks of anybody comes from such a file.

This is the whole language. Read the first three chapters, then write; look the rest up as you need it. [The tutorial](tutorial.md)
takes a page of guidance the whole way. Every example here is a test, and this page is printed by those tests
(`python -m tests.spec`), so that what it says is so.

How to read an example: a line with a hyphen is a sentence as it stands in a file, and below it what it means. A sentence, or a
passage of a file, with an answer under it is one that is refused, and the answer is what its author is told. Lines that begin
with `on:` are a story: what was done, and under `then:` what is so after it. Where a sentence stands above a story, it was
added to the small authority's procedure for it.
"""
CHAPTERS = (
    A_FIRST_PACK,
    A_PACK,
    A_PROCEDURE,
    EVENTS_AND_CONDITIONS,
    KNOWNS,
    DUTIES,
    TIMES,
    THE_STATUTORY_CLOCK,
    OPENINGS,
    GATES_AND_STOPS,
    HOLDING_AND_LEADING,
    LETTERS,
    ENDINGS,
    AN_INNER_PROCEDURE,
    A_ROUND,
    QUESTIONS,
    STORIES,
    WHAT_IT_MEANS,
    REFUSALS,
    INTO_FORCE,
    EVERY_FORM,
)


def printed_manual() -> str:
    contents = [
        f"{number}. [{each.title}](#{anchor(each.title)})" for number, each in enumerate(CHAPTERS, start=1)
    ]
    contents.append(f"{len(CHAPTERS) + 1}. [Index](#index)\n")
    return "\n".join([OPENING, *contents, *(chapter.printed() for chapter in CHAPTERS), index()])


def index() -> str:
    """Each word with the chapters that explain it, in the order of the alphabet."""
    told = {each.title: each for each in CHAPTERS}
    lines = [
        f"| {word} | {', '.join(f'[{told[title].title}](#{anchor(title)})' for title in titles)} |"
        for word, titles in sorted(WORDS.items())
    ]
    return "\n".join(["## Index", "| | |", "|---|---|", *lines]) + "\n"


def anchor(title: str) -> str:
    """The address that a heading has on a page printed from markdown."""
    return re.sub(r"[^a-z0-9 \-]", "", title.lower()).replace(" ", "-")
