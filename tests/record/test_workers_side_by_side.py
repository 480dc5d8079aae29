"""Two workers do the day's work in the same moment: it is done once, and neither breaks."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from held.record.actions.history.seal import seal, seal_for_today
from held.record.actions.invitations.meetings import invite_to_meetings
from held.record.chain import seal_keeping
from held.record.reading.history.verify import verify
from held.record.tables.history.seal import Seal
from held.record.tables.work.invitation import Invitation
from tests.record.transitions.harbour import build
from tests.record.transitions.meeting_up import with_an_appointment
from tests.record.transitions.test_two_at_once import at_once


def with_meetings() -> None:
    with_an_appointment(build())


@pytest.mark.filled(by=with_meetings)
def test_everybody_is_invited_once_and_the_seals_lines_stand_once(
    own_database: None, settings: LazySettings, tmp_path: Path
) -> None:
    settings.HELD_HOME = tmp_path
    answers = at_once([invite_to_meetings] * 3)
    assert sorted(answers) == [0, 0, 2]  # type: ignore[type-var]
    assert Invitation.objects.count() == 2
    today = at_once([seal_for_today] * 3)
    assert sum(isinstance(one, Seal) for one in today) == 1
    assert all(isinstance(one, Seal) for one in at_once([seal] * 4))
    assert seal_keeping.finished_lines() == list(
        Seal.objects.order_by("number").values_list("line", flat=True)
    )
    assert Seal.objects.count() == 5
    assert verify().faults == []
