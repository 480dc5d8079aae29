"""A procedure clause by clause: what it says in our words, what Held does because of it, and what it leaves open."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.engine.gaps import Tally, other_clauses, tally
from held.language.norms import Question
from held.language.pack import Pack, Procedure, Rule
from held.pages.procedures.sentences import Said, say
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, curly, sentence
from held.pages.wording.whose import whose


@dataclass(frozen=True)
class Asked:
    """A gap in the text. `answer` and `whose` it is are empty while it is open; `norms` are what follows from it.

    `between`: other clauses that it touches, as "2.3a and 2.4b"; empty where there are none.
    """

    asks: str
    answer: str
    whose: str
    is_ours: bool
    norms: tuple[Said, ...]
    where: str
    between: str = ""


@dataclass(frozen=True)
class ClauseRow:
    """One rule. `also`: further clauses that it answers to, each with its own anchor."""

    anchor: str
    title: str
    also: tuple[tuple[str, str], ...]
    says: str
    norms: tuple[Said, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Counts(Tally):
    """How much there is to read, and how its questions were answered."""

    clauses: int
    norms: int


def clause_rows(procedure: Procedure, pack: Pack) -> tuple[ClauseRow, ...]:
    """In the order of the file. An anchor stands once, at the first rule that answers to its clause."""
    taken: set[str] = set()
    return tuple(_row(rule, procedure, pack, taken) for rule in procedure.rules)


def _row(rule: Rule, procedure: Procedure, pack: Pack, taken: set[str]) -> ClauseRow:
    first, *others = rule.clauses
    return ClauseRow(
        anchor=_once(first, taken),
        title=_titled(first, pack),
        also=tuple((_once(clause, taken), _titled(clause, pack)) for clause in others),
        says=curly(sentence(rule.says)),
        norms=tuple(say(norm, procedure, pack) for norm in rule.norms),
        questions=tuple(_asked(question, rule, procedure, pack) for question, _ in rule.questions),
    )


def _once(clause: str, taken: set[str]) -> str:
    name = anchor(clause)
    if name in taken:
        return ""
    taken.add(name)
    return name


def _titled(clause: str, pack: Pack) -> str:
    known = pack.clauses.get(clause)
    return curly(f"{clause} {known.heading}") if known else clause


def _asked(question: Question, rule: Rule, procedure: Procedure, pack: Pack) -> Asked:
    follows = next(norms for asked, norms in rule.questions if asked is question)
    settled = question.settled
    return Asked(
        asks=curly(question.asks),
        answer=curly(sentence(settled.answer)) if settled else "",
        whose=whose(settled) if settled else "",
        is_ours=settled is not None and settled.is_ours,
        norms=tuple(say(norm, procedure, pack) for norm in follows),
        where=f"{question.place.file}, line {question.place.line}" if question.place else "",
        between=and_list(other_clauses(question, rule, pack)),
    )


def counts(*procedures: Procedure) -> Counts:
    """Of one procedure, or of several together."""
    rules = [rule for procedure in procedures for rule in procedure.rules]
    asked = tally(question for rule in rules for question, _ in rule.questions)
    return Counts(
        ours=asked.ours,
        decided=asked.decided,
        open=asked.open,
        clauses=len({clause for rule in rules for clause in rule.clauses}),
        norms=sum(len(procedure.norms) for procedure in procedures),
    )


def every_question(rows: tuple[ClauseRow, ...]) -> Iterator[tuple[ClauseRow, Asked]]:
    """Those that are open first."""
    every = [(row, asked) for row in rows for asked in row.questions]
    yield from sorted(every, key=lambda pair: bool(pair[1].answer))
