"""With its settled answers taken out the source's own gaps appear, told as the shortest story."""

from dataclasses import replace
from functools import cache

from held.engine.folding import fold
from held.engine.looking import look_at
from held.language.norms import Question
from held.language.pack import Pack, Procedure, Rule
from held.language.reading import pack_texts, read_text
from held.proof.promise import Promise
from held.proof.proving import explore_near, look
from held.proof.verdict import Broken
from tests.engine.building import Telling
from tests.procedures.packs import CARELINE, LUTON, the_pack

NAME = "step up"


def questions() -> list[Question]:
    rules = the_pack(LUTON).procedures[NAME].rules
    return [question for rule in rules for question, norms in rule.questions if norms]


def unanswered(question: Question) -> Pack:
    """The pack as if this question had never been settled."""
    pack = the_pack(LUTON)

    def left(rule: Rule) -> Rule:
        return replace(rule, questions=tuple((q, () if q is question else n) for q, n in rule.questions))

    changed: Procedure = pack.procedures[NAME]
    changed = replace(changed, rules=tuple(left(rule) for rule in changed.rules))
    return replace(pack, procedures={**pack.procedures, NAME: changed})


@cache
def without(asks: str) -> dict[str, Broken]:
    (question,) = (each for each in questions() if each.asks.startswith(asks))
    pack = unanswered(question)
    return {each.claim: each for each in reversed(look(pack, pack.procedures[NAME]).broken)}


def test_luton_stops_after_not_now() -> None:
    found = without("What follows if they agree that it is not for now?")
    nobody = found["something is owed until the end"]
    assert nobody.story == ("1. early help manager and MASH manager: hold the initial discussion (not now)",)
    assert nobody.says == "Nobody owes anything now."


def test_luton_stops_after_a_step_down_that_is_not_confirmed() -> None:
    found = without("What follows if they do not confirm it?")
    nobody = found["something is owed until the end"]
    assert nobody.story[-1].endswith("confirm the step down (not confirmed)")
    assert "it can still end" in found or "it can still end without the ways for safety" in found


def test_the_engine_says_so_too() -> None:
    """The story of the first gap, told to the engine: nobody owes anything, and it has not ended."""
    (question,) = (each for each in questions() if each.asks.startswith("What follows if they agree that"))
    story = Telling(unanswered(question), NAME).does("hold the initial discussion", "not now")
    stands = story.stands()
    assert stands.ended is None
    assert [duty for duty in stands.duties if duty.force == "must"] == []
    state = fold(pack=story.pack, procedure=NAME, history=story.history)
    assert look_at(state, story.now).owed == ()


def careline_remarks(*changes: tuple[str, str]) -> set[str]:
    """The times against stops within the nearest states of Careline's step up, with these words of its file replaced."""
    files = dict(pack_texts(CARELINE))
    for old, new in changes:
        assert old in files["step_up.yaml"]
        files["step_up.yaml"] = files["step_up.yaml"].replace(old, new)
    pack = read_text(files)
    remarks = Promise(pack, pack.procedures[NAME], explore_near).remarks()
    return {each.says for each in remarks if each.kind == "a time against a stop"}


def test_careline_ratifies_first_and_asks_at_once() -> None:
    """Clause 2.3 lets nobody ask before a discussion, clause 2.4 asks at once: our answer is that the call comes first."""
    gate = "request the assessment only after holding the case discussion (ratified)"
    settled = ", unless ringing the duty team manager (alerted or nobody answered)"

    def at_once_against_the_gate(found: set[str]) -> bool:
        return any("within 1 hour" in says.split("may be stopped by")[0] and gate in says for says in found)

    assert not at_once_against_the_gate(careline_remarks())
    assert at_once_against_the_gate(careline_remarks((gate + settled, gate)))
