"""Whom an action names: found by the id that stands in addresses, or a sentence that says nobody has it."""

from django.db.models import QuerySet

from held.record.prepared import prepared
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


class NobodyNamed(LookupError):
    """No such person, family or team in the record."""


def the_child(public: str) -> Child:
    for found in _child(public=public):
        return found
    raise NobodyNamed("There is no such child in the record.")


def the_worker(public: str) -> Worker:
    for found in _worker(public=public):
        return found
    raise NobodyNamed("There is no such worker in the record.")


def the_team(public: str) -> Team:
    try:
        return Team.objects.get(public=public)
    except Team.DoesNotExist:
        raise NobodyNamed("There is no such team in the record.") from None


def the_family(public: str) -> Family:
    try:
        return Family.objects.get(public=public)
    except Family.DoesNotExist:
        raise NobodyNamed("There is no such family in the record.") from None


@prepared
def _child(*, public: str) -> QuerySet[Child]:
    return Child.objects.filter(public=public)


@prepared
def _worker(*, public: str) -> QuerySet[Worker]:
    return Worker.objects.filter(public=public)
