"""What the later version has no more: told, where the move can do without; else the move is refused."""

from dataclasses import replace

from held.engine.folding import fold
from held.engine.versions.carrying import Lost, carry
from held.language.reading import read_text
from tests.engine.versions.a_move import (
    NAME,
    OLD,
    back,
    begun,
    decided,
    ended_by_deciding,
    later,
    moved,
    refused,
)
from tests.packs.small_pack import MOVE_UP, PACK, SECOND_OPINION, changed, small_texts


class TestWhatHasGone:
    def test_a_renamed_step_is_read_under_its_new_name(self) -> None:
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts[MOVE_UP] = (
            texts[MOVE_UP]
            .replace("weigh the worry", "consider the worry")
            .replace("weighing the worry", "considering the worry")
            .replace("  consider the worry:\n", "  consider the worry:\n    was: weigh the worry\n")
        )
        new = read_text(texts)
        found = moved(decided(), new)
        assert found.difference.nothing
        assert [each.state for each in found.after.steps if each.step == "consider the worry"] == ["done"]
        assert found.lost == ()

        again = back(found, new)
        assert again.lost == ()
        assert (again.difference.nothing, again.after.duties) == (True, found.before.duties)

    def test_an_outcome_that_has_gone_is_told(self) -> None:
        old = replace(OLD)
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts[MOVE_UP] = texts[MOVE_UP].replace("move up]", "go up]").replace("(move up)", "(go up)")
        texts[MOVE_UP] = texts[MOVE_UP].replace("outcomes: [move up, stay]", "outcomes: [go up, stay]")
        carried = carry(procedure=NAME, old=old, new=read_text(texts), history=decided().history)
        assert carried.lost == (Lost(3, "outcome", "move up", "weigh the worry"),)
        assert "nothing would be owed" in refused(decided(), read_text(texts))

    def test_an_answer_that_has_gone_is_told(self) -> None:
        new = later(("{one of: [once, sometimes, daily]}", "{one of: [once, often]}"))
        found = moved(decided(), new)
        assert found.lost == (Lost(2, "answer", "how often it happens", "raise a worry"),)
        assert not fold(pack=new, procedure=NAME, history=found.history).outer.facts

    def test_it_is_told_no_more_where_it_was_struck(self) -> None:
        new = later(("{one of: [once, sometimes, daily]}", "{one of: [once, often]}"))
        story = begun().does("raise a worry", facts={"how often it happens": "sometimes"}).strikes(3)
        assert [one.number for one in moved(story, new).lost] == [2]

    def test_a_procedure_that_has_gone(self) -> None:
        new = later()
        new = replace(new, procedures={"second opinion": new.procedures["second opinion"]})
        assert refused(begun(), new) == "Version 2026-04 has no procedure “move up”."

    def test_the_step_it_began_with(self) -> None:
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts[MOVE_UP] = (
            texts[MOVE_UP].replace("raise a worry", "say it").replace("raising a worry", "saying it")
        )
        texts[PACK] = texts[PACK].replace("raise a worry", "say it")
        says = refused(begun(), read_text(texts))
        assert says == "It began with “raise a worry”, and “move up” has no such step in version 2026-04."

    def test_an_inner_procedure_that_runs(self) -> None:
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts = changed(MOVE_UP, "inside: [second opinion]\n", "", texts)
        del texts[SECOND_OPINION]
        texts = changed(MOVE_UP, "while second opinion is open", "while a social worker is named", texts)
        story = begun().begins("second opinion", "second opinion 1")
        story.does("ask for a second opinion", run="second opinion 1")
        assert "“second opinion” is running" in refused(story, read_text(texts))
        story.does("give a second opinion", "seen alike", run="second opinion 1")
        found = moved(story, read_text(texts))
        assert found.lost == (Lost(3, "inner procedure", "second opinion"),)

    def test_an_end_that_would_have_come_before_what_was_done_since(self) -> None:
        story = decided().does("take the child on", named={"social worker": "Sam"})
        assert "which was done since and would count for nothing" in refused(story, ended_by_deciding())

    def test_an_end_that_waited_for_nothing_else_comes_with_the_move(self) -> None:
        found = moved(decided(), ended_by_deciding())
        assert found.difference.ended_before is None
        assert found.difference.ended_after is not None

    def test_what_has_ended_stays(self) -> None:
        story = begun().does("weigh the worry", "stay")
        assert refused(story, later()) == "It has ended: what has ended stays under the words of its day."
