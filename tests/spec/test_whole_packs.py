"""Each whole pack that the manual shows, or that `held new` writes, is accepted, and no child falls in it."""

from held.commands.new import SKELETON
from held.commands.proof_told import unproved
from held.language.reading import read_pack, read_text
from tests.packs.small_pack import MOVE_UP, SMALL, changed, small_texts
from tests.spec.chapters.a_round import FILE, YEARLY_LOOK


def test_the_pack_of_the_examples_is_proved() -> None:
    assert unproved(read_pack(SMALL)) == ()


def test_it_is_proved_with_the_round_that_is_shown() -> None:
    assert unproved(read_text({**small_texts(), FILE: YEARLY_LOOK})) == ()


def test_what_is_begun_anew_is_proved() -> None:
    assert unproved(read_pack(SKELETON)) == ()


def test_where_nobody_answers_and_nothing_follows_it_is_not() -> None:
    sentence = "after ringing for help (nobody answered), must weigh the worry within 1 working day unless already done"
    found = unproved(read_text(changed(MOVE_UP, f"      - {sentence}\n", "")))
    assert [said.partition(":")[0] for said in found] == ["move up", "move up"]
