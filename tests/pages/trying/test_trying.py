"""An invented child is stepped through a procedure: what is open, owed, refused and why, and nothing of it is recorded."""

import argparse
import shutil
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client

from held.commands import check
from held.engine.stories import run_story
from held.language.frames.telling import read_story
from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.reading.procedures import pack_by_hash
from held.record.reading.procedures.versions import versions
from tests.pages.transitions.desk import Desk, words_of
from tests.pages.trying.stage import Stage
from tests.record.transitions.harbour import PACK, Harbour

INVENTED = "This is an invented child. Nothing here is recorded, and nobody is told."


def everything_recorded() -> dict[str, list[object]]:
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("record").get_models()
    }


class TestWhatIsSo:
    def test_it_begins_on_the_day_that_was_typed(self, stage: Stage, short: str) -> None:
        stage.begins(short, "raise a concern", day="5 january 2026").sends()
        assert "It is Monday 5 January 2026, 9am in the story." in stage.says

    def test_what_is_owed_by_whom_until_when_and_by_which_clause(self, raised: Stage) -> None:
        assert "What changed with line 1" in raised.says
        assert (
            "New The hub coordinator with the bureau principal must weigh the evidence, by the end of tomorrow, "
            "Tuesday 3 March 2026. A2" in raised.says
        )
        assert "Told The bureau principal is told. A1" in raised.says
        assert "Sent Concern sheet goes to shore bureau. A1" in raised.says
        assert "At any time Sound the lamp line : try it Anyone may do it now. A4" in raised.says
        assert "The hub guide leads." in raised.says

    def test_a_day_too_long_ago(self, stage: Stage, short: str) -> None:
        stage.begins(short, "raise a concern", day="5 january 1999")
        assert stage.page.status_code == 422
        assert "Type a day between 2000 and 2099." in stage.says

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "99999-01-01"])
    def test_a_day_in_the_address_where_no_calendar_reaches(self, stage: Stage, short: str, day: str) -> None:
        stage.begins(short, "raise a concern", day="2 march 2026")
        stage.opens(stage.at.replace("2026-03-02", day)).sends(typed="9am yesterday")
        assert "It is Sunday 1 March 2026, 9am in the story." in stage.says

    def test_where_the_child_stands_is_drawn(self, raised: Stage) -> None:
        assert "You are here: weigh the evidence." in raised.says

    def test_what_changed_is_marked(self, raised: Stage) -> None:
        raised.tries("weigh-the-evidence", outcome="bureau joins")
        assert "What changed with line 2" in raised.says
        assert "New The bureau officer must introduce the officer" in raised.says
        assert "our reading of A3" in raised.says
        assert "Gone No longer owed: weigh the evidence." in raised.says
        assert "Recorded It stands in the chronology as: circle note." in raised.says

    def test_another_way_cites_itself_for_what_it_replaced(self, raised: Stage) -> None:
        raised.tries("sound-the-lamp-line", outcome="immediate danger")
        assert "Gone No longer owed: weigh the evidence. A4" in raised.says

    def test_it_ends(self, raised: Stage) -> None:
        raised.tries("weigh-the-evidence", outcome="hub continues")
        assert "Ended It ends. Harbour hub holds" in raised.says
        assert "It has ended Nothing is open or owed in it any more." in raised.says

    def test_it_can_begin_of_itself(self, stage: Stage, short: str) -> None:
        stage.begins(short, "of itself")
        assert "Nobody does anything; the clock goes on" in stage.says
        assert "must weigh the evidence" in stage.says


class TestRefused:
    def test_a_step_that_is_stopped_is_refused_as_anybody_would_be_told(self, raised: Stage) -> None:
        raised.tries("introduce-the-officer")
        assert "Refused: Introduce the officer" in raised.says
        assert "This can go ahead only after weighing the evidence (bureau joins)." in raised.says
        assert "What would let it go ahead Weigh the evidence" in raised.says
        assert "Once the bureau joins, an officer is introduced." in raised.says
        assert "Nothing: all stays as it was." in raised.says

    def test_what_must_be_answered_and_is_left_out(self, stage: Stage, short: str) -> None:
        stage.begins(short, "raise a concern")
        assert "What worries you Has to be answered: A1" in stage.says
        stage.sends(given=[])
        assert "Refused: Raise a concern" in stage.says
        assert "This must include an answer to “what worries you”." in stage.says
        assert "It has not begun Open Raise a concern : try it" in stage.says
        assert "must weigh the evidence" not in stage.says

    def test_somebody_whose_step_it_is_not(self, raised: Stage) -> None:
        raised.tries("weigh-the-evidence", outcome="bureau joins", role="hub guide")
        assert "This is for the hub coordinator with the bureau principal, or a deputy." in raised.says

    def test_going_ahead_without_a_reason_and_with_one(self, raised: Stage) -> None:
        raised.tries("weigh-the-evidence", outcome="bureau joins")
        raised.tries("introduce-the-officer", departs=[])
        assert "Refused: Introduce the officer" in raised.says
        assert "This should come only when the girl or boy was heard." in raised.says
        raised.tries("introduce-the-officer")
        assert "It went ahead, with a reason given." in raised.says
        assert "the bureau officer leads" in raised.says.lower()

    def test_an_answer_that_a_rule_looks_at_is_asked_by_itself(self, raised: Stage) -> None:
        raised.follows("do=step&step=weigh-the-evidence&so-far=")
        assert "The girl or boy was heard Yes No Left out" in raised.says
        raised.sends(outcome="bureau joins", ask_0="yes")
        raised.tries("introduce-the-officer")
        assert "It went ahead, with a reason given." not in raised.says
        assert "It ends. Shore bureau holds" in raised.says


class TestTheClock:
    def test_a_working_day_passes(self, raised: Stage) -> None:
        raised.sends(when="1")
        assert "It is Tuesday 3 March 2026, 9am in the story." in raised.says

    def test_what_goes_late_is_said(self, raised: Stage) -> None:
        raised.sends(when="3")
        assert "It is Wednesday 4 March 2026, 9am in the story." in raised.says
        assert "Late Weigh the evidence went late. A2" in raised.says
        assert "Late by then: weigh the evidence" in raised.says

    def test_a_time_that_is_typed_goes_before_the_choice(self, raised: Stage) -> None:
        raised.sends(when="1", typed="10 march 2026, 4pm")
        assert "It is Tuesday 10 March 2026, 4pm in the story." in raised.says

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ("soon", "“soon” can’t be read as a date and a time."),
            ("1 march 2026, 4pm", "The story stands at Monday 2 March 2026, 9am."),
        ],
    )
    def test_a_time_that_cannot_be(self, raised: Stage, typed: str, says: str) -> None:
        raised.sends(typed=typed)
        assert raised.page.status_code == 422
        assert "There is a problem" in raised.says
        assert says in raised.says


class TestOtherThings:
    def test_a_manager_ends_it_and_nobody_else(self, raised: Stage) -> None:
        raised.follows("do=end").sends(ends="moved away", role="hub guide")
        assert "This is ended by a manager, with a reason." in raised.says
        raised.follows("do=end").sends(ends="moved away")
        assert "It has ended" in raised.says
        assert "End: moved away" in raised.says

    def test_what_is_owed_is_set_aside(self, raised: Stage) -> None:
        raised.follows("do=aside&step=weigh-the-evidence").sends()
        assert "Gone No longer owed: weigh the evidence." in raised.says

    def test_nothing_chosen_is_said(self, raised: Stage) -> None:
        raised.follows("do=end").sends()
        assert "Choose why it ends." in raised.says
        raised.opens(raised.at).sends(ends="moved away", role="nobody at all")
        assert "Choose who does it." in raised.says

    def test_an_outcome_has_to_be_chosen(self, raised: Stage) -> None:
        raised.tries("weigh-the-evidence")
        assert raised.page.status_code == 422
        assert "Choose how it comes out." in raised.says


class TestGoingBack:
    def test_the_last_line_is_undone(self, raised: Stage) -> None:
        one = raised.so_far
        raised.tries("weigh-the-evidence", outcome="bureau joins")
        assert raised.back(1).so_far == one

    def test_back_to_any_line_and_to_the_beginning(self, raised: Stage) -> None:
        one = raised.so_far
        raised.tries("weigh-the-evidence", outcome="postponed").sends(when="1").sends(when="1")
        assert "What changed with line 4" in raised.says
        assert raised.back(1).so_far == one
        assert raised.back(0).says.count("How does it begin?") == 1

    def test_pressed_twice_it_is_one_line(self, raised: Stage) -> None:
        raised.follows("do=step&step=weigh-the-evidence")
        form, page = raised.at, raised.page
        once = raised.sends(outcome="bureau joins").so_far
        raised.at, raised.page = form, page
        assert raised.sends(outcome="bureau joins").so_far == once

    def test_it_has_only_so_many_lines(self, raised: Stage) -> None:
        for _ in range(59):
            raised.sends(when="0")
        assert "What changed with line 60" in raised.says
        raised.sends(when="0")
        assert raised.page.status_code == 422
        assert "This story has 60 lines, and no room for more. Go back to an earlier line." in raised.says


class TestInvented:
    def test_every_page_says_so_and_shows_no_urgent_button(self, raised: Stage, short: str) -> None:
        story = raised.at
        pages = [f"/procedures/version/{short}/crossing/try", story, story.replace("/story?", "/file?")]
        pages.append(story.replace("/story?", "/line?do=end&"))
        pages.append(f"/procedures/version/{short}/crossing/try/story?so-far=x")
        for address in pages:
            page = words_of(raised.opens(address).page)
            assert INVENTED in page, address
            assert "/urgent" not in page, address

    def test_nothing_is_recorded_anywhere(self, raised: Stage, short: str) -> None:
        before = everything_recorded()
        raised.tries("sound-the-lamp-line", outcome="immediate danger")
        raised.tries("introduce-the-officer").sends(when="1")
        raised.follows("/file").sends(title="A lamp", do="show")
        assert "A lamp" in raised.says
        assert everything_recorded() == before

    def test_it_is_tried_by_whoever_is_signed_in_and_nobody_else(self, raised: Stage, stranger: Desk) -> None:
        assert Stage(stranger).opens(raised.at).page.status_code == 200
        assert Client().get(raised.at).status_code == 302

    def test_the_address_is_the_story_and_anybody_sees_the_same(self, raised: Stage, officer: Desk) -> None:
        assert (
            Stage(officer).opens(raised.at).says.split("Procedures", 1)[1].split("Find a child", 1)[1]
            == raised.says.split("Procedures", 1)[1].split("Find a child", 1)[1]
        )

    def test_the_same_story_under_other_words(self, raised: Stage, harbour: Harbour) -> None:
        files = pack_texts(PACK)
        files["crossing.yaml"] = files["crossing.yaml"].replace(
            "says: Coordinator and principal weigh the evidence at the circle, each Tuesday.\n    means:\n"
            "      - after the start, must weigh the evidence by the next tuesday circle",
            "says: Coordinator and principal weigh the evidence within ten days.\n    means:\n"
            "      - after the start, must weigh the evidence within 10 days",
        )
        files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-09", 1)
        put_in_force(files=files, from_date=date(2026, 9, 1), by=harbour.workers["hub guide"])
        raised.opens(raised.at).follows("/story")
        assert "version 2026-09. It will be in force from Tuesday 1 September 2026." in raised.says
        assert "must weigh the evidence, by the end of Thursday 12 March 2026." in raised.says

    def test_it_is_found_from_the_procedure(self, guide: Desk, short: str) -> None:
        link = f'href="/procedures/version/{short}/crossing/try"'
        assert link in words_of(guide.get("/procedures"))
        assert link in words_of(guide.get("/procedures/crossing"))


class TestTheFile:
    def test_the_file_is_a_story_that_is_kept(self, raised: Stage, short: str, harbour: Harbour) -> None:
        raised.tries("introduce-the-officer", when="1")
        raised.tries("weigh-the-evidence", outcome="bureau joins").sends(when="3")
        raised.follows("/file")
        assert "owed: weigh the evidence, by hub coordinator, until 2026-03-03 23:59" in raised.says
        raised.sends(
            title="An officer too soon: “now”, then later",
            keeps=["A2", "A3"],
            breaks=["A3"],
            do="download",
            then_1=["0"],
            then_3=["0", "1"],
        )
        text = raised.page.content.decode()
        assert raised.page["Content-Disposition"] == (
            'attachment; filename="an_officer_too_soon_now_then_later.yaml"'
        )
        pack = pack_by_hash(versions(on=harbour.older.born)[0].hash)
        story = read_story(text, "stories/new.yaml", pack)
        assert run_story(pack, story).failed == ()
        assert (story.keeps, story.breaks) == (("A2", "A3"), ("A3",))
        assert [len(tell.then) for tell in story.tells] == [1, 0, 2, 0]
        assert story.tells[1].refused == frozenset({"A3"})

    def test_held_check_accepts_the_file_beside_the_pack(self, raised: Stage, tmp_path: Path) -> None:
        raised.tries("introduce-the-officer", when="1")
        raised.tries("sound-the-lamp-line", outcome="immediate danger").sends(when="3")
        raised.follows("/file").sends(title="A lamp", do="download", then_1=["0", "1"], then_3=["0"])
        pack = tmp_path / "2026-01"
        shutil.copytree(PACK, pack)
        (pack / "stories" / "a_lamp.yaml").write_bytes(raised.page.content)
        checked = argparse.Namespace(path=pack, rewrite=True, quiet=True)
        assert check.run(checked) == check.WELL
        (pack / "stories" / "a_lamp.yaml").write_bytes(
            raised.page.content.replace(b'refused: ["A3"]', b'refused: ["A2"]')
        )
        assert check.run(checked) == check.FOUND

    def test_without_a_title_it_says_what_is_missing(self, raised: Stage) -> None:
        raised.follows("/file").sends(do="download")
        assert raised.page.status_code == 422
        assert "Say in one line what the story shows." in raised.says
