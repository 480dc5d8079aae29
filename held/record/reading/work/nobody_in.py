"""Where a column names nobody yet, among rows that are found by something else."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact


def nobody_in(column: str) -> Q:
    """Said so that no database goes by the column's own index, where all rows that name nobody stand together."""
    return Q(Exact(Coalesce(f"{column}_id", 0), 0))
