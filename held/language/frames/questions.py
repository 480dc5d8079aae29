"""A gap in the source as its file tells it: what is asked, and whose answer it is, or that it is still open."""

from dataclasses import dataclass
from datetime import date

from held.language.days import day_of
from held.language.frame import Frame
from held.language.limits import CHARACTERS_OF_WHO_DECIDED
from held.language.nodes import Text
from held.language.settled import Settled

OURS = "this project"
OPEN = "A question that is still open can mean nothing. Say how it was settled, or leave “means:” out."
NOBODY = "This question is still open: nobody has answered it. Say how it was settled, or leave “{key}:” out."
WHOSE = (
    "Whose answer is this? Write “by: this project” under it where it is your own reading, "
    "or “by:” whoever decided it and “on:” the day."
)
WHEN = "On what day did {by} decide this? Write it as “on: 2026-12-24”."
NO_DAY = "“{on}” is no day. Write it as 2026-12-24."
TOO_LONG = "“by:” is longer than {most} characters. Write who decided it, and nothing else."


@dataclass(frozen=True)
class DraftQuestion:
    asks: Text
    settled: Settled | None
    means: tuple[Text, ...]


def read_question(inside: Frame, means: tuple[Text, ...]) -> DraftQuestion:
    """One question with the sentences that follow from its answer, still texts."""
    asks, answer = inside.text("asks", needed=True), inside.text("settled")
    settled = _settled(inside, answer)
    inside.finish()
    if means and answer is None:
        inside.refuse(means[0].line, OPEN)
    return DraftQuestion(asks or Text("", inside.table.line), settled, means)


def _settled(inside: Frame, answer: Text | None) -> Settled | None:
    by, on = inside.text("by"), inside.text("on")
    day = _day(inside, on)
    if answer is None:
        for key, said in (("by", by), ("on", on)):
            if said:
                inside.refuse(said.line, NOBODY.format(key=key))
        return None
    if by is None and inside.find("by") is None:
        inside.faults.add_unless_kept(inside.file, answer.line, WHOSE)
    if by is None or by.words == OURS:
        return Settled(answer.words, on=day)
    if len(by.words) > CHARACTERS_OF_WHO_DECIDED:
        inside.refuse(by.line, TOO_LONG.format(most=CHARACTERS_OF_WHO_DECIDED))
    elif inside.find("on") is None:
        inside.refuse(by.line, WHEN.format(by=by.words))
    return Settled(answer.words, by.words, day)


def _day(inside: Frame, on: Text | None) -> date | None:
    day = day_of(on.words) if on else None
    if on and day is None:
        inside.refuse(on.line, NO_DAY.format(on=on.words))
    return day
