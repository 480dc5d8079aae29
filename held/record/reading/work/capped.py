"""Counting that stops: a number for a tab, which nobody needs exactly once it is over 200."""

from django.db.models import IntegerField, Subquery


class CappedCount(Subquery):
    """How many rows a query has, itself cut off where counting is to stop; for use inside another query."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS capped)"
    output_field = IntegerField()
