"""Whom an action names: found by the id that stands in addresses, or a sentence that says nobody has it."""

from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


class NobodyNamed(LookupError):
    """No such person, family or team in the record."""


def the_child(public: str) -> Child:
    try:
        return Child.objects.get(public=public)
    except Child.DoesNotExist:
        raise NobodyNamed("There is no such child in the record.") from None


def the_worker(public: str) -> Worker:
    try:
        return Worker.objects.get(public=public)
    except Worker.DoesNotExist:
        raise NobodyNamed("There is no such worker in the record.") from None


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
