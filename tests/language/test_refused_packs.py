"""What a pack is refused for: one thing put wrong, and all that its author is told, with file, line and mark."""

import pytest

from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.language.refusing import ROWS, TABLE, Row, printed
from tests.packs.small_pack import MOVE_UP, PACK, SECOND_OPINION, changed, small_texts


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.file} {row.write[:60]}")
def test_one_thing_is_put_wrong_and_its_author_is_told(row: Row) -> None:
    assert row.refused_with() == row.told


def test_the_table_is_as_it_is_printed() -> None:
    assert TABLE.read_text(encoding="utf-8") == printed(), "print it anew: python -m tests.language.refusing"


def test_a_pack_has_a_pack_file_and_a_procedure() -> None:
    texts = small_texts()
    with pytest.raises(PackRefused, match=r"There is no pack\.yaml"):
        read_text({MOVE_UP: texts[MOVE_UP]})
    with pytest.raises(PackRefused, match="The pack has no procedure"):
        read_text({PACK: texts[PACK]})


def test_an_inner_procedure_runs_inside_another() -> None:
    texts = changed(MOVE_UP, "inside: [second opinion]\n", "")
    texts[MOVE_UP] = texts[MOVE_UP].replace(
        "while second opinion is open, do not close", "while making the visit, do not close"
    )
    with pytest.raises(PackRefused, match="“second opinion” runs inside no procedure"):
        read_text(texts)


def test_the_steps_of_an_inner_procedure_are_called_apart() -> None:
    texts = small_texts()
    texts[SECOND_OPINION] = texts[SECOND_OPINION].replace("give a second opinion", "make the visit")
    texts[SECOND_OPINION] = texts[SECOND_OPINION].replace("giving a second opinion", "making the visit")
    with pytest.raises(PackRefused, match="“make the visit” is also a step of “second opinion”"):
        read_text(texts)


def test_a_procedure_ends_somewhere() -> None:
    texts = changed(
        MOVE_UP,
        "      - closing the hub's part ends the transition and leaves the child with social work\n",
        "",
    )
    end = "      - weighing the worry (stay) ends the transition and leaves the child with family hub\n"
    with pytest.raises(PackRefused, match="Nothing ends “move up”"):
        read_text(changed(MOVE_UP, end, "", texts))


def test_one_fact_has_one_list() -> None:
    texts = changed(
        MOVE_UP,
        "    with: [social worker]\n",
        "    with: [social worker]\n    asks: {the child is safe tonight: text}\n",
    )
    read_text(texts)
    gate = "      - make the visit only when the child is safe tonight\n"
    texts = changed(
        MOVE_UP, "      - after making the visit, must", f"{gate}      - after making the visit, must", texts
    )
    with pytest.raises(PackRefused, match="is asked in two ways"):
        read_text(texts)


def test_a_draft_may_leave_clauses_for_later_and_names_unused() -> None:
    texts = changed(PACK, "version: 2026-01\n", "version: 2026-01\ndraft: yes\n")
    texts = changed(PACK, '  "6":\n', '  "7": {heading: Later, left for later: yes}\n  "6":\n', texts)
    texts = changed(PACK, "kinds: [panel decision]", "kinds: [panel decision, letter]", texts)
    pack = read_text(texts)
    assert pack.draft
    assert pack.clauses["7"].left_for_later
