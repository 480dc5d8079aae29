"""The second version of Luton: what it changes, that each change says so, and whoever began under the first."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from held.engine.unproved import drop_each
from held.engine.versions.compare import compare
from held.language.norms import LeadPasses
from held.language.pack import Pack
from held.language.reading import pack_texts
from held.proof.proving import look
from held.proof.seams import seams
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.rebuild import rebuild_all
from held.record.actions.transitions.move_to_version import move_to_version
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.procedures.packs import LUTON, LUTON_REWRITTEN, runs, the_pack

CHANGED = ("mash_screening.yaml", "pack.yaml", "step_up.yaml", "working_together.yaml")
REWRITTEN = ("step up", "working together")


def test_it_is_whole_and_every_other_file_is_word_for_word_the_first_versions() -> None:
    first, second = pack_texts(LUTON), pack_texts(LUTON_REWRITTEN)
    assert set(second) == {*first, "working_together.yaml"}
    assert tuple(sorted(file for file in second if first.get(file) != second[file])) == CHANGED


def test_it_says_that_it_is_ours_and_not_the_councils() -> None:
    pack = the_pack(LUTON_REWRITTEN)
    assert (pack.name, pack.version) == ("luton", "2026-11")
    assert pack.notice.startswith("Our illustration of how the authority might rewrite its 2015 text today.")
    assert "has not endorsed it" in pack.notice
    assert "Our own illustration" in pack.source


def test_every_changed_sentence_stands_under_a_clause_that_says_what_changed() -> None:
    """Each clause whose sentences are new or otherwise tells what the text of 2015 had, or is new itself."""
    pack = the_pack(LUTON_REWRITTEN)
    told = {
        clause: rule.says
        for name in REWRITTEN
        for rule in pack.procedures[name].rules
        for clause in rule.clauses
        if "In 2015" in rule.says
    }
    changed = {
        clause
        for change in compare(the_pack(LUTON), pack)
        if change.procedure == "step up" and change.after and change.after.norm and change.after.cites
        for clause in change.after.cites.clauses
    }
    # In the rule on disagreements and on the joint visit only the name of a step or a reason is another.
    assert changed - set(told) == {"D1", "D2", "D3", "D4"}
    assert {"5.7", "5.7a", "5.7b", "5.8", "P4"} <= set(told)


def test_the_ids_of_the_first_version_are_all_there_so_that_the_two_can_be_laid_side_by_side() -> None:
    first, second = the_pack(LUTON).clauses, the_pack(LUTON_REWRITTEN).clauses
    assert list(first) == [clause for clause in second if clause != "5.7b"]


def test_a_renamed_step_says_what_it_was_called() -> None:
    steps = the_pack(LUTON_REWRITTEN).procedures["step up"].steps
    assert steps["name the social worker who joins"].was == "name the social worker"


def lead_passes(pack: Pack, procedure: str) -> list[str]:
    return [norm.words for norm in pack.procedures[procedure].norms if isinstance(norm, LeadPasses)]


def test_the_lead_stays_throughout() -> None:
    pack = the_pack(LUTON_REWRITTEN)
    assert lead_passes(the_pack(LUTON), "step up") != []
    assert [lead_passes(pack, name) for name in REWRITTEN] == [[], []]
    for name in ("planned", "urgent", "working_together_for_three_months"):
        (run,) = (run for run in runs(LUTON_REWRITTEN) if Path(run.story.file).stem == name)
        assert {line for line in run.printed.splitlines() if line.startswith("  lead:")} == {
            "  lead: early help worker"
        }, name


def test_every_sentence_of_what_is_rewritten_is_noticed_when_it_is_left_out() -> None:
    """Those of the other procedures are the first version's, and noticed there."""
    whole = the_pack(LUTON_REWRITTEN)
    stories = [run.story for run in runs(LUTON_REWRITTEN) if run.story.procedure in REWRITTEN]
    inside = {inner for name in REWRITTEN for inner in whole.procedures[name].inside}
    kept = {name: each for name, each in whole.procedures.items() if name in (*REWRITTEN, *inside)}
    dropped = list(drop_each(replace(whole, procedures=kept), stories))
    assert len(dropped) > 60
    assert {d.norm.words for d in dropped if d.noticed_by is None and d.procedure in REWRITTEN} == set()


def test_no_child_falls_between_services_in_what_is_rewritten_and_between_all_of_it() -> None:
    """The other procedures are the first version's, and proved there."""
    whole = the_pack(LUTON_REWRITTEN)
    for name in (*REWRITTEN, "MASH screening"):
        looked = look(whole, whole.procedures[name])
        assert looked.states is not None
        assert looked.broken == ()
    assert list(seams(whole)) == []


@dataclass
class Town:
    """Both sides of a step up, and three children whose step up begins on three days."""

    people: dict[str, Worker] = field(default_factory=dict)
    children: dict[str, str] = field(default_factory=dict)

    def take(self, by: str, child: str, step: str, outcome: str = "", **named: str) -> None:
        part = ChildsPart(child=self.children[child], outcome=outcome or None, answers=named)
        asked = StepAsked(procedure="step up", step=step, happened=now(), parts=(part,))
        assert isinstance(take_step(by=self.people[by], asked=asked, key=""), Recorded)

    def steps_up(self, child: str) -> None:
        self.take("early help worker", child, "make the urgent call", "urgent")

    def is_transferred(self, child: str) -> None:
        named = {"who works with early help from today": self.people["MASH worker"].public}
        self.take("MASH manager", child, "transfer the case", **named)

    def due(self, child: str) -> tuple[date, str]:
        row = Owed.objects.get(child__public=self.children[child], step="complete the assessment")
        return row.due.date(), row.cites


MONDAY, TUESDAY, WEDNESDAY = (datetime(2026, 3, day, 10, tzinfo=UTC) for day in (2, 3, 4))


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with time_machine.travel(MONDAY, tick=False) as clock:
        made = Town()
        for role in ("early help worker", "early help manager", "MASH manager", "MASH worker"):
            made.people[role] = add_worker(
                by=None,
                name=role.title(),
                sign_in_name=role.replace(" ", "."),
                password="otter-kite-lantern",
                invented=True,
            )
        worker = made.people["early help worker"]
        teams = {
            "Northfield": add_team(by=worker, name="Northfield", service="early help"),
            "MASH desk": add_team(by=worker, name="MASH desk", service="MASH"),
        }
        for role, person in made.people.items():
            team = teams["MASH desk" if role.startswith("MASH") else "Northfield"]
            join_team(by=worker, worker=person.public, team=team, role=role, since=date(2026, 1, 1))
        put_in_force(files=pack_texts(LUTON), from_date=date(2026, 1, 1), by=worker)
        put_in_force(files=pack_texts(LUTON_REWRITTEN), from_date=TUESDAY.date(), by=worker)
        for name, year in (("Ada", 2012), ("Bea", 2014), ("Cai", 2016)):
            child = add_child(by=worker, family_name="Benson", given_name=name, born=date(year, 5, 17))
            open_episode(
                by=worker, child=child, lead=worker.public, role="early help worker", service="early help"
            )
            made.children[name] = child
        made.steps_up("Ada")
        made.is_transferred("Ada")
        made.steps_up("Bea")
        clock.move_to(TUESDAY)
        made.steps_up("Cai")
        clock.move_to(WEDNESDAY)
        made.is_transferred("Bea")
        made.is_transferred("Cai")
        yield made


def test_whoever_began_under_the_first_version_keeps_the_ten_days(town: Town) -> None:
    assert town.due("Ada") == (date(2026, 3, 16), "5.7, 5.7a")
    assert town.due("Bea") == (date(2026, 3, 18), "5.7, 5.7a")
    assert list(rebuild_all()) != []
    assert town.due("Ada") == (date(2026, 3, 16), "5.7, 5.7a")


def test_whoever_begins_under_the_second_has_the_statutory_45_working_days(town: Town) -> None:
    assert town.due("Cai") == (date(2026, 5, 8), "5.7")


def test_the_row_says_that_the_number_is_statutory(town: Town) -> None:
    row = Owed.objects.get(child__public=town.children["Cai"], step="complete the assessment")
    assert "45 working days: the statutory time limit for the assessment" in row.why
    older = Owed.objects.get(child__public=town.children["Ada"], step="complete the assessment")
    assert "statutory" not in older.why


def test_a_live_one_moves_to_the_second_version_and_then_has_the_45_working_days(town: Town) -> None:
    """From the day its step up began: its history is read again, and nothing in it is written otherwise."""
    child = town.children["Bea"]
    move_to_version(
        by=town.people["MASH manager"],
        transition=Transition.objects.get(child__public=child).public,
        to=the_pack(LUTON_REWRITTEN).hash,
        seen=Happening.objects.filter(child__public=child).order_by("-number")[0].number,
        shown=("Complete the assessment: due later.",),
        reason="The ten days are no longer asked for.",
        key="move",
    )
    assert town.due("Bea") == (date(2026, 5, 7), "5.7")
    assert town.due("Ada") == (date(2026, 3, 16), "5.7, 5.7a")
