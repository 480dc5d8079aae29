"""What a clause says is found from any sentence that stands under it."""

from dataclasses import replace

from held.language.norms import Place
from tests.procedures.packs import the_pack
from tests.shape.tree import HOUSE

HARBOUR = HOUSE / "tests" / "procedures" / "harbour" / "2026-01"


def test_what_is_said_above_a_sentence_is_found_by_where_it_stands() -> None:
    """Also above what settles a question; and nothing above what no clause asks for."""
    pack = the_pack(HARBOUR)
    under = [
        (norm, rule.says)
        for procedure in pack.procedures.values()
        for rule in procedure.rules
        for norms in (rule.norms, *(settled for _, settled in rule.questions))
        for norm in norms
    ]
    assert len({says for _, says in under}) > 5
    assert [pack.says_under(norm) for norm, _ in under] == [says for _, says in under]
    norm, says = under[0]
    assert pack.says_under(replace(norm, id="under another name")) == says
    assert pack.says_under(replace(norm, place=Place("", 0))) == ""
