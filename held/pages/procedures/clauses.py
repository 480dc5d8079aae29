"""A procedure clause by clause: what it says in our words, what Held does because of it, and what it leaves open."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.language.norms import Question
from held.language.pack import Pack, Procedure, Rule
from held.pages.procedures.sentences import Said, say
from held.pages.wording.phrases import anchor, curly, sentence

# How the files say whose answer it is; the page says so itself, in front of it.
WHOSE = (", by this project", ", until the authority decides")


@dataclass(frozen=True)
class Asked:
    """A gap in the text. `answer` is empty while it is open; `norms` are what follows from the answer."""

    asks: str
    answer: str
    norms: tuple[Said, ...]
    where: str


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
class Counts:
    clauses: int
    norms: int
    settled: int
    open: int

    @property
    def questions(self) -> int:
        return self.settled + self.open


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
    settled = next(norms for asked, norms in rule.questions if asked is question)
    return Asked(
        asks=curly(question.asks),
        answer=curly(sentence(answer_of(question))),
        norms=tuple(say(norm, procedure, pack) for norm in settled),
        where=f"{question.place.file}, line {question.place.line}" if question.place else "",
    )


def answer_of(question: Question) -> str:
    """Without the words that say whose answer it is."""
    answer = question.settled or ""
    for whose in WHOSE:
        answer = answer.replace(whose, "")
    return answer


def counts(procedure: Procedure) -> Counts:
    questions = [question for rule in procedure.rules for question, _ in rule.questions]
    settled = sum(question.settled is not None for question in questions)
    return Counts(
        clauses=len({clause for rule in procedure.rules for clause in rule.clauses}),
        norms=len(procedure.norms),
        settled=settled,
        open=len(questions) - settled,
    )


def every_question(rows: tuple[ClauseRow, ...]) -> Iterator[tuple[ClauseRow, Asked]]:
    """Those that are open first."""
    every = [(row, asked) for row in rows for asked in row.questions]
    yield from sorted(every, key=lambda pair: bool(pair[1].answer))
