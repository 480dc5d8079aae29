"""A question to the database that is put together once."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from held.record.prepared.filling import (
    Places,
    Values,
    built_with_stand_ins,
    in_few_lengths,
    shape_of,
    with_this_moment,
)
from held.record.prepared.made import making


def prepared(build: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """The rows of the query that `build` puts together, which is called with keywords only: numbers, texts, times, and lists
    of numbers or texts, among which something is to be. It may look at no value it is given, and at no clock but the
    record's."""
    known: dict[object, _Question] = {}

    @functools.wraps(build)
    def ask(**given: Any) -> list[Any]:
        # Whichever this thread has by now: the one it was put together with may be another database's, or closed for good.
        values, asked = in_few_lengths(with_this_moment(given)), connections[DEFAULT_DB_ALIAS]
        shape = shape_of(values, asked.vendor)
        if shape not in known:
            known[shape] = _Question(build, values)
        return known[shape].rows(values, asked)

    return ask


class _Question:
    """One shape of it, put together once for all threads: nothing in it changes. `sql` is empty where nobody need be
    asked, as for what is among none."""

    def __init__(self, build: Callable[..., QuerySet[Any]], values: Values) -> None:
        built, stand_ins = built_with_stand_ins(build, values)
        compiler = built.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            self.sql, params = compiler.as_sql()
        except EmptyResultSet:
            self.sql = ""
            return
        self.places = Places(build.__name__, params, stand_ins, values)
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        self.read = tuple(
            (place, each, column)
            for place, (every, column) in compiler.get_converters(columns).items()
            for each in every
        )
        self.made = making(built, compiler, DEFAULT_DB_ALIAS)

    def rows(self, values: Values, asked: Any) -> list[Any]:
        if not self.sql:
            return []
        with asked.kept_cursor() as cursor:
            cursor.execute(self.sql, self.places.filled(values, asked.ops))
            found = cursor.fetchall()
        return [self.made(self._read(row, asked)) for row in found]

    def _read(self, row: Sequence[Any], asked: Any) -> Sequence[Any]:
        """Each column as its field reads what the database keeps."""
        if not self.read:
            return row
        columns = list(row)
        for place, read, column in self.read:
            columns[place] = read(columns[place], column, asked)
        return columns
