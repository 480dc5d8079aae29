"""From a procedure's sentences, still texts, to its norms, each with its clause, its place and its number."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lark import Token, Tree

from held.language.faults import Faults, pointing
from held.language.frames.authority import Authority
from held.language.frames.procedure import DraftProcedure, DraftRule
from held.language.frames.questions import DraftQuestion
from held.language.nearest import meant
from held.language.nodes import Text
from held.language.norms import Assurance, Citation, Norm, Place, Question
from held.language.pack import Procedure, Rule
from held.language.sentences.building import Said, assurance, build
from held.language.sentences.parts import Amiss
from held.language.sentences.reading import NotASentence, read_tree
from held.language.sentences.vocabulary import Vocabulary
from held.language.steps import Ask, AskKind, Step

FACTS = {AskKind.YES_OR_NO, AskKind.ONE_OF}
PROMISE = "promise"  # what the norms of no clause are numbered under


def vocabulary_of(
    draft: DraftProcedure, authority: Authority, others: Mapping[str, DraftProcedure]
) -> Vocabulary:
    """The names this procedure's sentences may use: its own, the pack's, and those of the procedures around it."""
    words = Vocabulary(doubtful=draft.doubtful | authority.doubtful)
    inner = {
        name: other
        for name, other in others.items()
        if other.is_inner and not other.is_round and name in _texts(draft.inside)
    }
    if any("RESULT" in other.doubtful for other in inner.values()):
        words.doubtful.add("OUTCOME")
    words.add("STEP", draft.steps)
    for step in draft.steps.values():
        words.add_written("DOING", step.doing, step.name)
    words.add("OUTCOME", (outcome for step in draft.steps.values() for outcome in step.outcomes))
    words.add("OUTCOME", (ending.words for other in inner.values() for ending in other.endings))
    words.add("RESULT", _texts(draft.endings))
    words.add("ROLE", authority.roles, may_have_the=True)
    words.add("SERVICE", authority.services, may_have_the=True)
    words.add("PAPER", authority.papers, may_have_the=True)
    words.add("MEETING", authority.meetings)
    words.add("KIND", authority.kinds)
    words.add("INNER", inner)
    for name in inner:
        words.add_written("THE_INNER", f"the {name}", name)
    words.add("PROCEDURE", (name for name, other in others.items() if not other.is_inner))
    words.values = values_of(draft)
    words.add("FACT", words.values)
    words.add("VALUE", (value for values in words.values.values() for value in values))
    words.add("ASK", (ask.name for step in draft.steps.values() for ask in step.asks))
    dates = dates_of(draft.steps)
    words.add("DATE", dates)
    clock = authority.statutory_clock
    if clock:
        words.limits, words.clock_stood_on = dict(clock.limits), clock.stood_on
        words.add("LIMIT", clock.limits, may_have_the=True)
    words.moments = frozenset(name for name, kind in dates.items() if kind is AskKind.DATE_AND_TIME)
    words.outcomes = {step.name: step.outcomes for step in draft.steps.values()}
    words.asks = {step.name: tuple(ask.name for ask in step.asks) for step in draft.steps.values()}
    words.results = {name: _texts(other.endings) for name, other in inner.items()}
    return words


def _texts(texts: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(text.words for text in texts)


def values_of(draft: DraftProcedure) -> dict[str, tuple[str, ...]]:
    """Facts and knowns with their closed lists."""
    found = {known.name: known.values for known in draft.known.values()}
    for ask in asks_of(draft.steps):
        if ask.kind in FACTS:
            found.setdefault(ask.name, ask.values)
    return found


def dates_of(steps: Mapping[str, Step]) -> dict[str, AskKind]:
    """What is asked for as a date, with an hour or without."""
    kinds = {AskKind.DATE, AskKind.DATE_AND_TIME}
    return {ask.name: ask.kind for ask in asks_of(steps) if ask.kind in kinds}


def asks_of(steps: Mapping[str, Step]) -> list[Ask]:
    return [ask for step in steps.values() for ask in step.asks]


@dataclass
class SentenceReader:
    """Reads the sentences of one procedure. `stumbled`: some sentence was not read, so what is unused is unknown."""

    draft: DraftProcedure
    authority: Authority
    words: Vocabulary
    faults: Faults
    counted: Counter[str] = field(default_factory=Counter)
    stumbled: bool = False

    def procedure(self) -> Procedure:
        draft = self.draft
        rules = tuple(self._rule(rule) for rule in draft.rules)
        assured = [self._assurance(line) for line in draft.always]
        return Procedure(
            name=draft.name,
            title=draft.title,
            steps=draft.steps,
            begins_with=_texts(draft.begins_with),
            rules=rules,
            is_inner=draft.is_inner,
            is_round=draft.is_round,
            inside=_texts(draft.inside),
            comes_from=draft.comes_from.words if draft.comes_from else None,
            goes_to=draft.goes_to.words if draft.goes_to else None,
            lead_at_start=draft.lead_at_start.words if draft.lead_at_start else None,
            known=draft.known,
            endings=_texts(draft.endings),
            always=_texts(draft.always),
            assured=tuple(each for each in assured if each is not None),
            file=draft.file,
        )

    def _assurance(self, line: Text) -> Assurance | None:
        tree = self._tree(line, "assurance")
        try:
            return assurance(tree, line.words, self.words) if tree is not None else None
        except Amiss as amiss:
            self._amiss(amiss, line)
            return None

    def _amiss(self, amiss: Amiss, sentence: Text) -> None:
        self.stumbled = True
        at, end = amiss.word.start_pos or 0, amiss.word.end_pos or 1
        if not self.words.doubtful & {"OUTCOME", "FACT", "VALUE", "ASK"}:
            caret = pointing(sentence.words, at, end - at)
            self.faults.add(self.draft.file, sentence.line, amiss.says, caret)

    def _rule(self, rule: DraftRule) -> Rule:
        for clause in rule.clauses:
            if clause.words not in self.authority.clauses and "clause" not in self.authority.doubtful:
                known = self.authority.clauses
                says = f"Clause “{clause.words}” is not in the pack's list.{meant(clause.words, known)}"
                self.faults.add(self.draft.file, clause.line, says)
        clauses = _texts(rule.clauses)
        own = tuple(self._norms(rule.means, Citation(clauses)))
        return Rule(
            clauses, rule.says, own, tuple(self._question(question, clauses) for question in rule.questions)
        )

    def _question(self, draft: DraftQuestion, clauses: tuple[str, ...]) -> tuple[Question, tuple[Norm, ...]]:
        place = Place(self.draft.file, draft.asks.line)
        question = Question(draft.asks.words, draft.settled, place)
        return question, tuple(self._norms(draft.means, Citation(clauses, question)))

    def _norms(self, sentences: tuple[Text, ...], cites: Citation) -> list[Norm]:
        read = [self._norm(sentence, cites) for sentence in sentences]
        return [norm for norm in read if norm is not None]

    def _norm(self, sentence: Text, cites: Citation) -> Norm | None:
        clause = cites.clauses[0] if cites.clauses else PROMISE
        self.counted[clause] += 1
        place = Place(self.draft.file, sentence.line)
        said = Said(id=f"{clause}/{self.counted[clause]}", words=sentence.words, cites=cites, place=place)
        tree = self._tree(sentence, "norm")
        if tree is None:
            return None
        try:
            return build(tree, said, self.words)
        except Amiss as amiss:
            self._amiss(amiss, sentence)
            return None

    def _tree(self, sentence: Text, start: str) -> Tree[Token] | None:
        try:
            return read_tree(sentence.words, self.words, start)
        except NotASentence as refused:
            self.stumbled = True
            if not refused.held_back:
                self.faults.add(self.draft.file, sentence.line, refused.says, refused.caret)
            return None
