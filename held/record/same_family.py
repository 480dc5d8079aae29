"""A child and their brothers and sisters, for use inside another query."""

from typing import Any

from django.db.models import QuerySet

from held.record.tables.people.child import Child


def same_family(child: str) -> QuerySet[Any]:
    """The internal ids, the child's own among them, for use with `in`.

    A union and not an "or", with which PostgreSQL would read whole tables.
    """
    families = Child.objects.filter(public=child, family__isnull=False).values("family")
    own = Child.objects.filter(public=child).values("pk")
    return own.union(Child.objects.filter(family__in=families).values("pk"))
