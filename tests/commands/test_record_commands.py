"""held verify, held seal and held put-in-force, as somebody types them."""

import re
import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from held.commands import migrate
from held.commands.entry import main
from held.language.reading import pack_texts
from held.record.actions.history.append import append
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.transitions.transition import Transition

HARBOUR = str(Path("tests/procedures/harbour/2026-01"))


@pytest.fixture
def ada(db, settings, tmp_path) -> Worker:
    settings.HELD_HOME = tmp_path
    return Worker.objects.create(name="Ada Okafor", sign_in_name="ada", invented=True)


@pytest.fixture
def child(ada) -> Child:
    child = Child.objects.create(number="T1", family_name="Sample", created_at=timezone.now(), created_by=ada)
    for _ in range(3):
        append(child=child, kind="case note", words={"note": "We spoke."}, by=ada, happened=timezone.now())
    return child


def test_verify_is_content_with_a_sound_record(child, capsys) -> None:
    assert main(["seal"]) == 0
    capsys.readouterr()
    assert main(["verify"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "All is as it was written.",
        "Children: 1. Rounds: 0. Entries: 3, of which the words were destroyed, with a reason: 0. Seals: 1.",
    ]


def test_verify_says_when_nothing_was_ever_sealed(child, capsys) -> None:
    assert main(["verify", "--quiet"]) == 0
    assert "Nothing has been sealed yet" in capsys.readouterr().out


def test_verify_names_what_was_changed_and_fails(child, capsys) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER record_happening_never_changed")
        cursor.execute("UPDATE record_happening SET kind = 'another' WHERE number = 2")
    assert main(["verify", "--quiet"]) == 1
    assert f"Child {child.pk}: Entry 2 was changed: its hash is not its own." in capsys.readouterr().out


def test_seal_prints_the_line_to_be_kept_elsewhere(child, capsys, settings) -> None:
    assert main(["seal"]) == 0
    said = capsys.readouterr()
    assert said.out == (settings.HELD_HOME / "seals.txt").read_text()
    assert "Copy this line" in said.err


def test_put_in_force_says_what_holds_from_when(ada, capsys) -> None:
    assert main(["put-in-force", HARBOUR, "--from", "2026-04-01", "--by", "Ada", "--reason", "Decided."]) == 0
    assert "holds from Wednesday 1 April 2026, by Ada Okafor." in capsys.readouterr().out
    assert InForce.objects.get().reason == "Decided."


def test_put_in_force_twice_says_that_it_holds_already(ada, capsys) -> None:
    for day in ("2026-04-01", "2026-04-01", "2026-05-01"):
        capsys.readouterr()
        assert main(["put-in-force", HARBOUR, "--from", day, "--by", "Ada"]) == 0
    says = "holds on that day already: since Wednesday 1 April 2026, by Ada Okafor. Nothing was written."
    assert says in capsys.readouterr().out
    assert InForce.objects.count() == 1


def test_put_in_force_counts_what_stands_under_an_earlier_version(child, ada, capsys) -> None:
    """The transitions are those of an earlier pack, which needs no more than its mark here."""
    Transition.objects.create(child=child, procedure="crossing", pack_hash="earlier", began_at=timezone.now())
    assert main(["put-in-force", HARBOUR, "--from", "2026-04-01", "--by", "Ada"]) == 0
    assert "1 open transition stands under an earlier version" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        ([HARBOUR, "--from", "2026-04-01", "--by", "nobody"], 2, "Nobody signs in as nobody."),
        (["tests", "--from", "2026-04-01", "--by", "ada"], 2, "pack.yaml"),
        (["no-such-folder", "--from", "2026-04-01", "--by", "ada"], 2, "There is no folder no-such-folder."),
    ],
)
def test_put_in_force_says_why_not(ada, capsys, typed: list[str], code: int, says: str) -> None:
    assert main(["put-in-force", *typed]) == code
    assert says in capsys.readouterr().err
    assert not InForce.objects.exists()


def test_what_is_not_proved_is_not_put_in_force(ada, capsys, tmp_path) -> None:
    owed = "each time after weighing the evidence (postponed), must weigh the evidence by the next tuesday circle"
    for name, text in pack_texts(Path(HARBOUR)).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(
            text.replace(owed, "after weighing the evidence (postponed), tell hub guide")
        )
    assert main(["put-in-force", str(tmp_path), "--from", "2026-04-01", "--by", "ada"]) == 1
    said = capsys.readouterr().err
    assert "It is not proved that no child falls between services" in said
    assert main(["put-in-force", str(tmp_path), "--from", "2026-04-01", "--by", "nobody"]) == 2
    assert "Nobody signs in as nobody." in capsys.readouterr().err, "who decided is asked before the proof"
    assert "crossing: Nobody owes anything now." in said
    assert not InForce.objects.exists()


def test_a_pack_whose_story_fails_is_not_put_in_force(ada, capsys, tmp_path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(HARBOUR, pack)
    story = sorted((pack / "stories").glob("*.yaml"))[0]
    story.write_text(re.sub(r"until 20\d\d", "until 1999", story.read_text(), count=1))
    assert main(["put-in-force", str(pack), "--from", "2026-04-01", "--by", "ada"]) == 1
    said = capsys.readouterr().err
    assert "These stories of the pack don't hold, so it is not put in force." in said
    assert f"stories/{story.name}, line " in said
    assert not InForce.objects.exists()


def test_who_has_left_puts_nothing_in_force(ada, capsys) -> None:
    Worker.objects.filter(pk=ada.pk).update(is_active=False)
    assert main(["put-in-force", HARBOUR, "--from", "2026-04-01", "--by", "ada"]) == 2
    assert "no longer signs in" in capsys.readouterr().err


def test_a_day_is_written_as_a_date(capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["put-in-force", HARBOUR, "--from", "tomorrow", "--by", "ada"])
    assert left.value.code == 2
    assert "tomorrow is not a day. Write it as 2026-04-01." in capsys.readouterr().err


@pytest.mark.parametrize(("lacking", "says"), [(True, "run held rebuild now"), (False, "")])
def test_migrate_says_that_the_index_is_to_be_rebuilt(
    child, capsys, monkeypatch, lacking: bool, says: str
) -> None:
    monkeypatch.setattr(migrate, "_lacking", lambda: lacking)
    monkeypatch.setattr("django.core.management.call_command", lambda *_, **__: None)
    assert main(["migrate"]) == 0
    told = capsys.readouterr().out
    assert says in told
    assert bool(told) is lacking
