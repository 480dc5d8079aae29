"""Saltmarsh, written from its guidance with the manual alone, is whole: its stories hold, it is proved, and put in force."""

import pytest

from held.commands.entry import main
from held.engine.gaps import gap_register
from held.proof.proving import prove
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from tests.procedures.packs import SALTMARSH, the_pack


@pytest.mark.django_db
def test_it_is_put_in_force() -> None:
    Worker.objects.create(name="Ruth Dale", sign_in_name="ruth", invented=True)
    assert main(["put-in-force", str(SALTMARSH), "--from", "2026-12-01", "--by", "ruth"]) == 0
    assert InForce.objects.count() == 1


def test_what_its_guidance_leaves_open_is_in_the_register() -> None:
    gaps = gap_register(the_pack(SALTMARSH))
    assert [gap.rule.clauses for gap in gaps if gap.question.settled is None] == [("3",), ("5",)]


def test_no_remark_stands_where_nobody_asked() -> None:
    assert [
        remark.says
        for looked in prove(the_pack(SALTMARSH)).looked
        for remark in looked.remarks
        if not remark.asked
    ] == []
