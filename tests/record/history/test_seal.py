"""The daily seal, and the file that stands outside the database."""

import stat

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.history.seal import seal
from held.record.chain import seal_keeping
from held.record.chain.seal_line import read_line
from held.record.reading.history.verify import verify


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HELD_HOME = tmp_path / "held"
    return settings.HELD_HOME


def heads(sealed) -> list[tuple[int, int]]:
    return list(sealed.heads.order_by("chain").values_list("chain", "number"))


def test_each_seal_takes_the_chains_that_grew(child, other_child, happens) -> None:
    happens(child, 3)
    happens(other_child)
    first = seal()
    happens(other_child)
    second, third = seal(), seal()
    assert (heads(first), heads(second), heads(third)) == ([(1, 3), (2, 1)], [(2, 2)], [])
    assert [made.previous_root for made in (first, second, third)] == ["", first.root, second.root]
    assert (first.chains, third.chains) == (2, 2)
    assert verify().faults == []


def test_the_line_stands_in_the_file_and_is_signed(child, happens, home) -> None:
    happens(child)
    made = seal()
    assert (home / "seals.txt").read_text() == made.line + "\n"
    line = read_line(made.line)
    assert (line.number, line.root, line.chains) == (1, made.root, 1)


def test_an_empty_record_can_be_sealed(db) -> None:
    assert (seal().number, seal().number) == (1, 2)
    assert verify().faults == []


def test_key_and_file_are_for_their_owner_alone(child, happens, home) -> None:
    happens(child)
    seal()
    assert {stat.S_IMODE((home / name).stat().st_mode) for name in ("seal-key", "seals.txt")} == {0o600}


def test_the_key_is_made_once(child, happens, home) -> None:
    seal()
    key = (home / "seal-key").read_bytes()
    seal()
    assert (home / "seal-key").read_bytes() == key


@pytest.mark.parametrize("left", ["", "held-seal-1 2 2026-0"])
def test_a_line_that_a_crash_kept_from_the_file_is_written_by_the_next_seal(
    child, happens, home, left
) -> None:
    made = [seal(), seal()]
    (home / "seals.txt").write_text(f"{made[0].line}\n{left}")
    assert verify().faults != []
    made.append(seal())
    assert (home / "seals.txt").read_text().splitlines() == [each.line for each in made]
    assert verify().faults == []


def test_a_record_put_back_to_an_earlier_day_is_not_sealed_over(child, happens, home, tampering) -> None:
    made = [seal(), seal()]
    with (home / "seals.txt").open("a") as file:
        file.write(made[1].line.replace("held-seal-1 2", "held-seal-1 3") + "\n")
    with pytest.raises(CanNot, match="put back to an earlier day"):
        seal()
    assert len(seal_keeping.lines()) == 3
