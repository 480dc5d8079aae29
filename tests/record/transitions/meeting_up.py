"""The invented authority's procedure with an appointment in it: the day and the hour at which both sides meet."""

from datetime import date

from held.record.actions.care.involve import involve
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import put_later
from tests.record.transitions.test_take_step import asked, raised

STEP = """\
  agree when we meet:
    by: hub guide
    repeats: yes
    asks:
      when we meet: {kind: date and time, invites: [hub guide, bureau officer], to: introduce the officer}
"""
TAKEN = "  introduce the officer:\n    by: bureau officer\n"
NOTED = "      - weighing the evidence is recorded as a circle note\n"
MAY = "      - from the start until introducing the officer, hub guide may agree when we meet\n"
WEEKLY = 'tuesday circle: {on: tuesday, at: "10:30"}'
INVITING = WEEKLY.replace("}", ", invites: [hub coordinator, bureau principal]}")


def with_an_appointment(harbour: Harbour) -> Transition:
    """Both workers have a mail address; the officer works beside the guide; the older child's crossing has begun."""
    put_later(harbour, (TAKEN, STEP + TAKEN), (NOTED, NOTED + MAY), (WEEKLY, INVITING), on=date(2026, 2, 1))
    for role, worker in harbour.workers.items():
        worker.email = f"{role.replace(' ', '.')}@harbour.example"
        worker.save()
    raised(harbour, harbour.older)
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers["bureau officer"].public,
        role="bureau officer",
        key="beside",
    )
    return Transition.objects.get(child=harbour.older)


def agreed(harbour: Harbour, child: Child, at: str, *, key: str) -> int:
    """The number of the happening."""
    step = asked("agree when we meet", child, answers={"when we meet": at})
    found = take_step(by=harbour.workers["hub guide"], asked=step, key=key)
    assert isinstance(found, Recorded)
    return found.each[0].number
