"""What follows the step of a duty: its time, and the conditions that it binds under."""

from dataclasses import dataclass

from lark import Tree

from held.language.conditions import Condition
from held.language.events import Start
from held.language.sentences.parts import Amiss, Piece, condition_under, piece, time, tokens, word
from held.language.sentences.vocabulary import Vocabulary
from held.language.times import Time


@dataclass
class Modifiers:
    """A time, `counted from`, `when` and `unless`, in any order, each once."""

    time: Time | None = None
    counted_from: str | Start | None = None
    when: Condition | None = None
    unless: Condition | None = None
    unless_already_done: bool = False


def read_modifiers(tree: Piece, vocabulary: Vocabulary) -> Modifiers:
    """The modifiers of a duty. Amiss where one kind stands twice."""
    read = Modifiers()
    inner = piece(tree, "inner")
    owed = word(inner, "INNER", "THE_INNER") if inner is not None else word(tree, "STEP")
    for branch in tree.children:
        if not isinstance(branch, Tree) or branch.data != "modifier":
            continue
        key, value = _modifier(branch, vocabulary)
        if getattr(read, key):
            raise Amiss(
                "This sentence says the same kind of thing twice after its step. Make two sentences.", owed
            )
        setattr(read, key, value)
    return read


def _modifier(tree: Piece, vocabulary: Vocabulary) -> tuple[str, object]:
    counted = piece(tree, "counted")
    if tokens(tree, "UNLESS_DONE"):
        return "unless_already_done", True
    if counted is not None:
        from_the_start = bool(tokens(counted, "THE_START"))
        return "counted_from", Start() if from_the_start else str(word(counted, "DOING"))
    if piece(tree, "when") is not None:
        return "when", condition_under(tree, "when", vocabulary)
    if piece(tree, "unless_so") is not None:
        return "unless", condition_under(tree, "unless_so", vocabulary)
    return "time", time(tree, vocabulary)
