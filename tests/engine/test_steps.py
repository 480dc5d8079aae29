"""Open, stopped, done, replaced, not asked for: closed by default."""

from held.engine.situation import Refused, Taken
from tests.engine.building import Telling, cited
from tests.engine.crossing import NAME, OTHERS, PACK


def begun() -> Telling:
    story = Telling(PACK, NAME)
    story.tries("talk it over", "go on", named=OTHERS)
    return story


def decided() -> Telling:
    story = begun()
    story.tries("hold the meeting", "go", at="2026-03-05 14:30", named=OTHERS)
    return story


def over_there() -> Telling:
    """Carried over, with Noor to row."""
    story = decided()
    story.tries("send the papers", reasons=frozenset({"9/3"}))
    story.tries("carry over", named={"harbour worker": "Noor"})
    return story


class TestClosedByDefault:
    def test_only_the_beginnings_are_open_at_first(self) -> None:
        steps = Telling(PACK, NAME).stands().steps
        assert [each.step for each in steps if each.state == "open"] == [
            "talk it over",
            "ring the bell",
            "ask the neighbours",
        ]

    def test_a_beginning_is_open_only_as_the_first_step(self) -> None:
        answer = begun().tries("talk it over", "go on", named=OTHERS)
        assert isinstance(answer, Refused)
        assert answer.reasons[0].kind == "not open"
        assert (
            "This was done on Monday 2 March 2026, and nothing asks for it again." in answer.reasons[0].says
        )

    def test_what_no_norm_opens_says_what_would(self) -> None:
        answer = begun().tries("send the papers")
        assert isinstance(answer, Refused)
        (reason,) = answer.reasons
        assert reason.says == "This can go ahead only after holding the meeting (go)."
        assert reason.lets_proceed == (
            "Hold the meeting (go), which the hill manager with the harbour manager owes "
            "by the end of Thursday 5 March 2026."
        )
        assert (reason.cites.words, reason.needs) == ("4", "hold the meeting")

    def test_done_is_said(self) -> None:
        assert begun().step("talk it over").state == "done"

    def test_an_opening_is_used_once(self) -> None:
        story = begun()
        assert isinstance(story.tries("ask the neighbours"), Taken)
        assert story.step("ask the neighbours").state == "done"
        assert cited(story.tries("ask the neighbours")) == ["9"]

    def test_what_opened_it_is_named(self) -> None:
        assert [norm.id for norm in decided().step("carry over").opened_by] == ["3/3"]


class TestOnly:
    def test_refused_until_so(self) -> None:
        answer = decided().tries("carry over", named={"harbour worker": "Noor"})
        assert isinstance(answer, Refused)
        (reason,) = answer.reasons
        assert reason.kind == "only"
        assert reason.says == "This can go ahead only after sending the papers or after writing the note."
        assert reason.lets_proceed.startswith("Send the papers, which the hill worker owes by the end of")

    def test_taken_when_so(self) -> None:
        story = over_there()
        assert story.step("carry over").state == "done"

    def test_stopped_is_shown_before_anyone_tries(self) -> None:
        standing = decided().step("carry over")
        assert standing.state == "stopped"
        assert [reason.cites.words for reason in standing.reasons] == ["6"]

    def test_a_need_is_said_once(self) -> None:
        """The meeting is closed and gated by one and the same discussion."""
        answer = Telling(PACK, NAME).tries("hold the meeting", "go", named=OTHERS)
        assert cited(answer) == ["2"]


class TestIfPossible:
    def test_asks_for_a_reason(self) -> None:
        answer = decided().tries("send the papers")
        assert isinstance(answer, Refused)
        (reason,) = answer.reasons
        assert (reason.kind, reason.norm) == ("if possible", "9/3")
        assert reason.lets_proceed.endswith("Or say why it goes ahead without.")

    def test_goes_ahead_with_one_and_keeps_the_warning(self) -> None:
        answer = decided().tries("send the papers", reasons=frozenset({"9/3"}))
        assert isinstance(answer, Taken)
        assert [reason.norm for reason in answer.warnings] == ["9/3"]

    def test_does_not_stop_the_step(self) -> None:
        standing = decided().step("send the papers")
        assert standing.state == "open"
        assert [reason.kind for reason in standing.warnings] == ["if possible"]

    def test_is_silent_when_so(self) -> None:
        story = decided()
        story.tries("ask the neighbours")
        answer = story.tries("send the papers")
        assert isinstance(answer, Taken)
        assert answer.warnings == ()


class TestDoNot:
    def test_stops_the_step_not_its_clock(self) -> None:
        story = decided()
        story.tries("send the papers", reasons=frozenset({"9/3"}))
        due = story.owed("carry over")
        story.begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
        answer = story.tries("carry over", named={"harbour worker": "Noor"})
        assert isinstance(answer, Refused)
        (reason,) = answer.reasons
        assert (reason.kind, reason.cites.words) == ("stop", "D")
        assert reason.says == "This is stopped while the quarrel is open."
        assert reason.lets_proceed.startswith("Bring the quarrel to its end: Talk as workers, which")
        assert story.owed("carry over") == due

    def test_lets_go_when_it_ends(self) -> None:
        story = decided()
        story.tries("send the papers", reasons=frozenset({"9/3"}))
        story.begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
        story.does("talk as workers", "go", run="quarrel 1")
        assert isinstance(story.tries("carry over", named={"harbour worker": "Noor"}), Taken)


class TestAnotherRoute:
    def urgent(self) -> Telling:
        return begun().does("ring the bell", "urgent")

    def test_closes_the_steps_and_lifts_their_duties(self) -> None:
        story = self.urgent()
        assert story.owed("hold the meeting") is None
        assert story.step("hold the meeting").state == "replaced"
        answer = story.tries("hold the meeting", "go", named=OTHERS)
        assert cited(answer) == ["5"]

    def test_meets_no_only(self) -> None:
        assert cited(self.urgent().tries("carry over", named={"harbour worker": "Noor"})) == ["6"]

    def test_only_as_long_as_it_is_the_latest_result(self) -> None:
        story = self.urgent()
        before = begun().owed("hold the meeting")
        after = story.does("ring the bell", "not urgent").owed("hold the meeting")
        assert before is not None
        assert after is not None
        assert (after.due, after.because) == (before.due, before.because)

    def test_its_own_duties_lapse_with_it(self) -> None:
        story = self.urgent().does("ring the bell", "not urgent")
        assert story.owed("write the note") is None


class TestSafety:
    def test_anybody_at_any_time(self) -> None:
        story = Telling(PACK, NAME)
        assert isinstance(story.tries("ring the bell", "urgent", acting=(), by="a passer-by"), Taken)

    def test_without_an_answer_or_an_outcome(self) -> None:
        story = begun()
        answer = story.tries("ring the bell", acting=())
        assert isinstance(answer, Taken)
        assert {reason.kind for reason in answer.warnings} == {"missing"}

    def test_again_and_again(self) -> None:
        story = begun()
        for _ in range(3):
            assert isinstance(story.tries("ring the bell", "urgent"), Taken)
        assert story.step("ring the bell").for_safety

    def test_while_a_quarrel_is_open(self) -> None:
        story = begun().begins("quarrel", "quarrel 1")
        assert isinstance(story.tries("ring the bell", "urgent"), Taken)

    def test_until_its_own_until(self) -> None:
        assert over_there().step("ring the bell").state != "open"
