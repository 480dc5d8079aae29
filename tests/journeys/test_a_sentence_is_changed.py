"""An authority changes one sentence of its procedure, puts it in force, and the date on the screen changes: nothing else."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.journeys.already import asked_for_a_step_up, decided, discussed
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import LUTON, exampleton


def seven_days_instead_of_ten() -> dict[str, str]:
    texts = pack_texts(LUTON)
    texts["pack.yaml"] = texts["pack.yaml"].replace("version: 2015-10", "version: 2026-03")
    texts["step_up.yaml"] = texts["step_up.yaml"].replace("10 working days", "7 working days")
    return texts


@pytest.mark.words_alone
@pytest.mark.filled(by=exampleton)
def test_ten_working_days_become_seven_for_those_who_begin_afterwards(
    it_is: ItIs,
    priya: Worker,
    donna: Worker,
    martin: Worker,
    hannah: Worker,
    aaliyah: AChild,
    harvey: AChild,
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    put_in_force(files=seven_days_instead_of_ten(), from_date=date(2026, 3, 3), by=donna.worker)

    it_is("Tuesday 3 March 2026, 11am")
    asked_for_a_step_up(harvey, by=priya)
    discussed(aaliyah, by=donna, beside=martin)
    discussed(harvey, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(aaliyah, by=donna, beside=martin)
    decided(harvey, by=donna, beside=martin)

    martin.transfers_the_case(aaliyah, to=hannah)
    martin.sees("must complete the assessment, by the end of Thursday 19 March 2026")
    martin.transfers_the_case(harvey, to=hannah)
    martin.sees("must complete the assessment, by the end of Monday 16 March 2026")
    hannah.opens(harvey.transition)
    hannah.sees("version 2026-03", "of 7")
