"""Whose desk is rung: where the people are whom the urgent step tells, and where the procedure leads."""

import pytest

from held.language.reading import read_text
from held.pages.urgent.ringing import services_rung
from tests.procedures.packs import CARELINE, HARBOUR, LUTON, the_pack


@pytest.mark.parametrize(
    ("path", "services"),
    [
        pytest.param(CARELINE, ["Careline", "children's social care"], id="careline"),
        pytest.param(LUTON, ["MASH", "MASH"], id="luton"),
        pytest.param(HARBOUR, ["shore bureau"], id="harbour"),
    ],
)
def test_the_desks_that_are_told_come_first(path, services) -> None:  # type: ignore[no-untyped-def]
    assert list(services_rung(the_pack(path))) == services


def test_without_the_sentence_that_tells_only_where_it_leads_is_left() -> None:
    files = dict(the_pack(CARELINE).text)
    told = "      - after ringing the duty team manager, tell duty team manager\n"
    assert told in files["step_up.yaml"]
    files["step_up.yaml"] = files["step_up.yaml"].replace(told, "")
    assert list(services_rung(read_text(files))) == ["children's social care"]
