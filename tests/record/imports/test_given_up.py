"""What was only looked at leaves counts alone; what cannot go on is given up; and nobody gives up what another confirmed."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest

from held.commands import import_files
from held.commands.entry import main
from held.record.actions.cannot import CanNot
from held.record.actions.imports import confirm as confirming
from held.record.actions.imports import hand_in as handing_in
from held.record.actions.imports import take_in
from held.record.actions.imports.confirm import break_off, confirm, give_up
from held.record.actions.imports.go_on import go_on
from held.record.reading.imports.extract import extract_seen
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_fault import ExtractFault
from held.record.tables.imports.extract_row import ExtractRow
from tests.record.imports.extracts import CHILDREN, WHOLE, CaseSystem, with_row
from tests.record.imports.test_taken_in import everything_agrees
from tests.record.transitions.harbour import Harbour

WRONG = {**WHOLE, "children": with_row(CHILDREN, 0, date_of_birth="Ava was born in June")}


def only_counts(public: str) -> bool:
    extract = Extract.objects.get(public=public)
    faults = ExtractFault.objects.filter(file__extract=extract).exists()
    return "Holt" not in extract.told and "Ava" not in extract.told and not faults


def test_of_what_is_given_up_or_replaced_the_counts_alone_stay(case_system: CaseSystem) -> None:
    refused = case_system.looked_at(WRONG).public
    assert not only_counts(refused)
    case_system.taken_in(WHOLE)
    assert only_counts(refused)
    assert extract_seen(refused).many("bad") == 1
    changed = {"children": with_row(CHILDREN, 0, first_name="Eva")}
    looked_at = case_system.looked_at(changed).public
    assert not only_counts(looked_at)
    again = case_system.looked_at(changed).public
    give_up(by=case_system.by, extract=again)
    assert only_counts(looked_at)
    assert only_counts(again)
    assert extract_seen(again).many("changed") == 1


def test_a_dry_run_leaves_no_names(case_system: CaseSystem, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(file) for file in case_system.files(WRONG)]
    command = ["import", *files, "--by", case_system.by.sign_in_name, "--dry-run", "--quiet"]
    assert main(command) == 1
    assert "Ava was born in June" in capsys.readouterr().out
    assert only_counts(Extract.objects.latest("pk").public)


def test_what_cannot_go_on_is_given_up_and_says_what_was_taken(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stuck(Exception):
        pass

    def stuck(*_: object) -> None:
        raise Stuck

    public = case_system.looked_at(WHOLE).public
    confirm(by=case_system.by, extract=public)
    with monkeypatch.context() as planted:
        planted.setattr(take_in, "_children", stuck)
        with pytest.raises(Stuck):
            list(go_on(extract=public))
    with pytest.raises(CanNot, match="cannot be given up"):
        give_up(by=case_system.by, extract=public)
    break_off(by=case_system.by, extract=public)
    seen = extract_seen(public)
    assert seen.state == "given up"
    new = {file.kind: file.new for file in seen.came.files}
    assert (new["teams"], new["workers"], new["families"], new["children"]) == (1, 2, 1, 0)
    assert not ExtractRow.objects.exists()
    assert case_system.taken_in(WHOLE).state == "taken in"
    with pytest.raises(CanNot, match="cannot be given up"):
        break_off(by=case_system.by, extract=case_system.handed[-1])
    everything_agrees()


def stuck_in_the_middle(case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch) -> str:
    """Confirmed, the people taken in, and then the process was killed: no child is here."""
    public = case_system.looked_at(WHOLE).public
    confirm(by=case_system.by, extract=public)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as planted:
        planted.setattr(take_in, "_children", killed)
        with pytest.raises(KeyboardInterrupt):
            list(go_on(extract=public))
    return public


def test_the_command_gives_up_what_a_killed_run_began(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    public = stuck_in_the_middle(case_system, monkeypatch)
    give_up_now = ["import", "--give-up", "--by", case_system.by.sign_in_name]
    assert main(give_up_now) == 0
    said = capsys.readouterr().out
    assert "Liquidlogic, given out on 2 March 2026, confirmed by Hedda Head, was given up." in said
    assert "workers.csv: of 2 workers 2 new, 0 changed, 0 for a person to decide." in said
    assert "children.csv: of 2 children 0 new" in said
    assert extract_seen(public).state == "given up"
    assert only_counts(public)
    # Another extract than the stuck one comes in now.
    assert case_system.taken_in(WHOLE, of=date(2026, 3, 2)).state == "taken in"
    everything_agrees()
    assert main(give_up_now) == 0
    assert capsys.readouterr().out == "No import is under way. Nothing was given up.\n"
    assert extract_seen(case_system.handed[-1]).state == "taken in"


def test_the_command_puts_away_what_was_only_looked_at(
    case_system: CaseSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    public = case_system.looked_at(WHOLE).public
    assert main(["import", "--give-up", "--by", case_system.by.sign_in_name]) == 0
    assert "handed in by Hedda Head, was put away. Nothing was changed." in capsys.readouterr().out
    assert extract_seen(public).state == "given up"
    assert not ExtractRow.objects.exists()


def test_who_does_not_answer_for_all_gives_nothing_up(
    case_system: CaseSystem,
    harbour: Harbour,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    public = stuck_in_the_middle(case_system, monkeypatch)
    assert main(["import", "--give-up", "--by", harbour.workers["hub guide"].sign_in_name]) == 2
    assert "does not answer for every child" in capsys.readouterr().err
    assert extract_seen(public).state == "being taken in"


@pytest.mark.parametrize("typed", [[], ["a-file.csv", "--give-up"]])
def test_files_or_giving_up(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", *typed, "--by", "hedda.head"]) == 2
    assert "Name the files to take in; or --give-up, and no file." in capsys.readouterr().err


def test_nobody_confirms_what_others_replace(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody confirms after it was asked whether anybody had: their extract makes way already, and they are told."""
    public = case_system.looked_at(WHOLE).public

    def meanwhile() -> str:
        with suppress(CanNot):
            confirm(by=case_system.by, extract=public)
        return ""

    monkeypatch.setattr(handing_in, "broken_off", meanwhile)
    case_system.hands_in(WHOLE)
    extract = Extract.objects.get(public=public)
    assert (extract.state, extract.begun) == ("given up", None)


def test_nobody_puts_away_what_another_confirms(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = case_system.looked_at(WHOLE).public
    found = confirming.the_extract(public)
    confirm(by=case_system.by, extract=public)
    monkeypatch.setattr(confirming, "the_extract", lambda _: found)
    with pytest.raises(CanNot, match="is being taken in, and cannot be given up"):
        give_up(by=case_system.by, extract=public)
    assert ExtractRow.objects.exists()


def test_the_command_waits_where_another_took_it_up_first(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    works = import_files._work
    turns: Iterator[bool] = iter([False, True, False, True])

    def another_first(options: object, extract: str) -> None:
        if next(turns):
            works(options, extract)  # type: ignore[arg-type]

    monkeypatch.setattr(import_files, "_work", another_first)
    monkeypatch.setattr(import_files, "BETWEEN_LOOKS", 0.0)
    files = [str(file) for file in case_system.files(WHOLE)]
    command = ["import", *files, "--by", case_system.by.sign_in_name, "--system", "Liquidlogic", "--quiet"]
    assert main(command) == 0
    assert "Taken in by Hedda Head." in capsys.readouterr().out
    assert Extract.objects.get().state == "taken in"
