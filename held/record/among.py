"""Whether a column is among what another question finds."""

from typing import Any

from django.db.models import BooleanField, F, Func, QuerySet, Subquery


class _Found(Subquery):
    # Django would write NULL for a question that finds nothing, whatever the record holds.
    empty_result_set_value = NotImplemented


class Among(Func):
    """As `column__in`; but PostgreSQL asks the other question first, and reckons with few answers. Whatever is given, it
    makes one plan: by itself for as many as there might be, so that it reads through whole tables for a handful."""

    output_field = BooleanField()
    arg_joiner = " IN "
    template = "%(expressions)s"

    def __init__(self, column: str, found: QuerySet[Any]) -> None:
        super().__init__(F(column), _Found(found))

    def as_postgresql(self, compiler: Any, connection: Any, **how: Any) -> Any:
        return self.as_sql(
            compiler, connection, arg_joiner=" = ANY(ARRAY", template="%(expressions)s)", **how
        )
