"""What the page of a transition says beside its course: the identity bar, what was sent and told, who is invited to what."""

from dataclasses import dataclass

from django.db.models import QuerySet

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.one_shape import joined, rows_of
from held.record.reading.people.child import Identity, identity_of, identity_rows
from held.record.reading.transitions.notices import NoticeLine, notices_in, notices_rows
from held.record.reading.work.invitations import AppointmentLine, appointments_in, appointments_rows


@dataclass(frozen=True)
class OnTransitionsPage:
    """`sent`: in the order it was sent."""

    identity: Identity
    sent: tuple[NoticeLine, ...]
    appointments: tuple[AppointmentLine, ...]


def on_a_transitions_page(child: str, transition: str) -> OnTransitionsPage:
    """In one query, by the ids in their addresses."""
    rows = rows_of(_beside_its_course(child=child, transition=transition))
    return OnTransitionsPage(identity_of(rows, now()), notices_in(rows), appointments_in(rows))


@prepared
def _beside_its_course(*, child: str, transition: str) -> QuerySet:
    return joined(*identity_rows(child, now()), *notices_rows(transition), *appointments_rows(transition))
