"""The last chapter: all forms of sentence on one page, each with an example that reads."""

# ruff: noqa: E501 - a row is a line, as it is on the page

from dataclasses import dataclass, field

from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, SECOND_OPINION, small_texts, with_sentence
from tests.spec.telling import Chapter


@dataclass(frozen=True)
class Row:
    """One form: its pattern, what it means in short, and a sentence of that form."""

    pattern: str
    means: str
    sentence: str
    form: type[Norm]
    file: str = MOVE_UP

    def check(self) -> None:
        there = any(f"- {self.sentence}\n" in text for text in small_texts().values())
        clause = "5" if self.file == SECOND_OPINION else "2"
        texts = small_texts() if there else with_sentence(self.sentence, file=self.file, clause=clause)
        read = [each for procedure in read_text(texts).procedures.values() for each in procedure.norms]
        assert [type(norm) for norm in read if norm.words == self.sentence] == [self.form]


ROWS = (
    Row("after E, [ROLE] must STEP [time] [counted from STEPING] [when C] [unless C]", "a duty", "after taking the child on, hub worker must make the visit within 10 working days", Duty),
    Row("each time after E, [ROLE] must STEP … [unless already done]", "a duty, asked anew each time", "each time after raising a worry, must weigh the worry at once unless already done", Duty),
    Row("after E, [ROLE] should STEP …", "a duty that its owner may set aside with a reason", "after ringing for help (nobody answered), should make the visit", Duty),
    Row("after E, [ROLE] may STEP [when C] [unless C]", "an offer, open and owed by nobody", "after raising a worry, may make the visit", Duty),
    Row("after E, [ROLE] must begin INNER [time] [when C] [unless C]", "an inner procedure is owed", "after weighing the worry (stay), must begin second opinion within 1 working day", InnerDuty),
    Row("every LENGTH from E until E, [ROLE] must STEP", "a duty that comes back", "every 2 weeks from taking the child on until closing the hub's part, hub worker must make the visit", Returning),
    Row("from E [until E], [ROLE] may STEP", "open meanwhile", "from raising a worry until closing the hub's part, hub worker may make the visit", Opening),
    Row("from E until E, anyone may STEP, for safety", "open to everybody, and stopped by nothing", "from the start until taking the child on, anyone may ring for help, for safety", Opening),
    Row("E stands in for STEPING, STEPING", "another route: these close, and their duties lapse", "ringing for help (got through) stands in for weighing the worry, making the visit", StandsIn),
    Row("STEP only after C [, unless C]", "refused until it has happened", "take the child on only after weighing the worry (move up), unless ringing for help (got through)", Only),
    Row("STEP only when C [, unless C]", "refused until it is so", "close the hub's part only when a social worker is named", Only),
    Row("STEP, if possible, only after C", "warns, and asks for a reason", "close the hub's part, if possible, only after making the visit", Only),
    Row("while C, do not STEP or STEP [, unless C]", "refused while it is so", "while second opinion is open, do not make the visit or close the hub's part", Stop),
    Row("from E [until E], do not STEP [, unless C]", "refused meanwhile", "from raising a worry until weighing the worry, do not make the visit, unless the child is safe tonight", Stop),
    Row("STEPING [(OUTCOME)] must include ASK, ASK", "what it asks must be answered", "weighing the worry (stay) must include why", MustInclude),
    Row("STEPING is done by someone other than the one STEPING", "two people", "making the visit is done by someone other than the one weighing the worry", SomeoneElse),
    Row("from E [until E], SERVICE holds the child", "who holds the child", "from the start until closing the hub's part, family hub holds the child", Holds),
    Row("after E, the lead passes to ROLE", "who leads", "after closing the hub's part, the lead passes to social worker", LeadPasses),
    Row("after E, tell ROLE", "somebody is told", "after raising a worry, tell duty manager", Tells),
    Row("after E, PAPER goes to SERVICE", "a paper is sent", "after raising a worry, the worry note goes to social work", Sends),
    Row("STEPING is recorded as a KIND", "how it stands in the chronology", "weighing the worry is recorded as a panel decision", RecordedAs),
    Row("on arrival [when C], goes to SERVICE", "where it arrives", "on arrival when the child is safe tonight, goes to family hub", GoesTo),
    Row("E ends the transition and leaves the child with SERVICE [and begins PROCEDURE] [, whatever is owed] [, unless C]", "the end", "closing the hub's part ends the transition and leaves the child with social work", Ends),
    Row("E ends it as RESULT [, whatever is owed] [, unless C]", "the end of an inner procedure", "giving a second opinion (seen differently) ends it as not agreed", Ends, SECOND_OPINION),
)  # fmt: skip

WORDS = """
**E** is what happens: `STEPING`, `STEPING (OUTCOME or OUTCOME)`, `STEPING is late`, `the start`, `the INNER`, `the INNER (RESULT)`; several joined by `or`.
**C** is how things stand: `STEPING`, `STEPING (OUTCOME)`, `FACT is VALUE`, `FACT is not VALUE`, a yes-or-no fact or a known, bare, `INNER is open`, `INNER is not open`,
`the INNER (RESULT)`; each may have `not` before it; several joined by `and`, or by `or`, never by both.
A **time** is `within 4 hours`, `within 3 working days`, `within 21 days`, `within 3 weeks`, `within 3 months`, `at once`, `by the next MEETING`, `7 days before DATE`, `by DATE`, `within the statutory time limit for LIMIT`.
`STEP` is a step to be done, `make the visit`; `STEPING` the same step where it happens, `making the visit`. What stands in square brackets may be left out.
"""


@dataclass(frozen=True)
class EveryForm(Chapter):
    rows: tuple[Row, ...] = field(default=ROWS)

    def printed(self) -> str:
        lines = [
            f"| `{row.pattern.replace('|', chr(92) + '|')}` | {row.means} | `{row.sentence}` |"
            for row in self.rows
        ]
        return "\n".join(
            [
                f"## {self.title}",
                self.says.strip(),
                "",
                "| form | meaning | as in |",
                "|---|---|---|",
                *lines,
                "",
            ]
        )


EVERY_FORM = EveryForm("Every form of sentence", WORDS)
