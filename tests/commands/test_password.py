"""An administrator who is locked out is let in from the shell."""

import re

import pytest
from django.contrib.auth import authenticate

from held.commands.entry import main
from held.record.actions.people.add_worker import add_worker
from held.record.tables.people.worker import Worker


@pytest.fixture(autouse=True)
def ada(db: None) -> Worker:
    return add_worker(by=None, name="Ada Okafor", sign_in_name="ada", password="three-owls-at-noon")


def test_a_one_time_password_is_printed_and_opens_what_was_closed(capsys: pytest.CaptureFixture[str]) -> None:
    Worker.objects.update(is_active=False)
    assert main(["password", "Ada", "--by", "ada"]) == 0
    said = capsys.readouterr().out
    found = re.search(r"Ada Okafor signs in as ada with: ([2-9a-z-]{19})\n", said)
    assert found is not None
    assert authenticate(username="ada", password=found[1]) is not None
    assert "for choosing their own." in said


@pytest.mark.parametrize("typed", [["nobody", "--by", "ada"], ["ada", "--by", "nobody"]])
def test_somebody_has_to_be_there_and_somebody_has_to_have_decided(
    capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    assert main(["password", *typed]) == 2
    assert "Nobody signs in as nobody." in capsys.readouterr().err
    assert Worker.objects.get().password_until is None
