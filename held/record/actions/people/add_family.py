"""A family is added."""

from held.record.actions.work.once import once
from held.record.tables.people.family import Family
from held.record.tables.people.worker import Worker


def add_family(*, by: Worker, name: str, address: str = "", key: str = "") -> str:
    """Its id. Children are added to it by `add_child`."""
    return once(
        key=key,
        by=by,
        do=lambda: Family.objects.create(name=name.strip(), address=address.strip()).public,
    )
