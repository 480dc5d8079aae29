"""A real installation gets its first people from the shell: an account, the procedures, a post."""

import io
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from held.commands.entry import main
from held.record.actions.people.add_worker import add_worker
from held.record.tables.people.membership import Membership

HARBOUR = str(Path("tests/procedures/harbour/2026-01"))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("three-owls-at-noon\nfour-owls-at-dusk\n"))


def test_from_an_empty_record_to_somebody_at_work(
    db: None, typed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add-worker", "Ada", "--name", "Ada Okafor", "--phone", "01632 960 100"]) == 0
    assert main(["put-in-force", HARBOUR, "--from", "2026-01-01", "--by", "ada"]) == 0
    quay = ["--team", "Quay team", "--by", "ada"]
    assert main(["join-team", "ada", "--role", "hub coordinator", *quay]) == 0
    assert main(["add-worker", "ben", "--name", "Ben Adeyemi", "--by", "ada"]) == 0
    assert main(["join-team", "ben", "--role", "hub guide", *quay]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Ada Okafor signs in as ada."
    assert said[-1] == "Ben Adeyemi works in Quay team (harbour hub) as hub guide, from today."
    assert authenticate(username="ada", password="three-owls-at-noon") is not None
    assert Membership.objects.count() == 2


def test_only_the_first_account_is_given_by_nobody(
    db: None, typed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add-worker", "ada", "--name", "Ada Okafor"]) == 0
    assert main(["add-worker", "ben", "--name", "Ben Adeyemi"]) == 2
    assert "Say who" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed_after", "says"),
    [
        (["ada", "--team", "Quay team", "--role", "night watch"], "know no 'night watch'"),
        (["ada", "--team", "Quay team", "--role", "bureau officer"], "belongs to harbour hub"),
        (["ada", "--team", "Quay team", "--role", "hub guide"], "already"),
        (["nobody", "--team", "Quay team", "--role", "hub guide"], "Nobody signs in as nobody"),
    ],
)
def test_a_post_that_makes_no_sense_is_refused(
    db: None, typed: None, capsys: pytest.CaptureFixture[str], typed_after: list[str], says: str
) -> None:
    main(["add-worker", "ada", "--name", "Ada Okafor"])
    main(["put-in-force", HARBOUR, "--from", "2026-01-01", "--by", "ada"])
    main(["join-team", "ada", "--team", "Quay team", "--role", "hub guide", "--by", "ada"])
    assert main(["join-team", *typed_after, "--by", "ada"]) == 2
    assert says in capsys.readouterr().err


def test_nobody_real_joins_a_demonstration(db: None, typed: None, capsys: pytest.CaptureFixture[str]) -> None:
    add_worker(by=None, name="Priya Nair", sign_in_name="priya", password="otter-kite-lantern", invented=True)
    assert main(["add-worker", "ada", "--name", "Ada Okafor", "--by", "priya"]) == 2
    assert "demonstration" in capsys.readouterr().err
