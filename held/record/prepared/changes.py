"""Changes to rows that are put together once."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector
from django.db.models.sql.subqueries import DeleteQuery, UpdateQuery

from held.record.prepared.filling import (
    NotPrepared,
    Places,
    Values,
    built_with_stand_ins,
    shape_of,
    with_this_moment,
)

Change = tuple[QuerySet[Any], Mapping[str, Any]]
"""Which rows, and what becomes of their columns."""


def prepared_delete(build: Callable[..., QuerySet[Any]]) -> Callable[..., int]:
    """Deletes the rows of the query that `build` puts together, as `prepared` asks for them. How many there were."""
    return _prepared(build, _Delete)


def prepared_update(build: Callable[..., Change]) -> Callable[..., int]:
    """Changes the rows of the query that `build` puts together. How many there were."""
    return _prepared(build, _Update)


def _prepared(build: Callable[..., Any], kind: type["_Change"]) -> Callable[..., int]:
    known: dict[object, _Change] = {}

    @functools.wraps(build)
    def make(**given: Any) -> int:
        return _made(kind, build, known, with_this_moment(given))

    return make


def _made(
    kind: type["_Change"], build: Callable[..., Any], known: dict[object, "_Change"], values: Values
) -> int:
    asked = connections[DEFAULT_DB_ALIAS]
    shape = shape_of(values, asked.vendor)
    if shape not in known:
        known[shape] = kind(build, values)
    return known[shape].made(values, asked)


class _Change:
    def __init__(self, build: Callable[..., Any], values: Values) -> None:
        built, stand_ins = built_with_stand_ins(build, values)
        self.sql, params = self.statement(built)
        self.places = Places(build.__name__, params, stand_ins, values)

    def statement(self, built: Any) -> tuple[str, tuple[Any, ...]]:
        raise NotImplementedError

    def made(self, values: Values, asked: Any) -> int:
        rolled_back = transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS)
        with rolled_back, asked.kept_cursor() as cursor:
            cursor.execute(self.sql, self.places.filled(values, asked.ops))
            return int(cursor.rowcount)


class _Delete(_Change):
    def statement(self, built: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
        if not Collector(using=DEFAULT_DB_ALIAS).can_fast_delete(built):
            raise NotPrepared(f"What points at {built.model.__name__} goes with it: delete it by Django.")
        query = built.query.chain(klass=DeleteQuery)
        return query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()


class _Update(_Change):
    def statement(self, built: Change) -> tuple[str, tuple[Any, ...]]:
        rows, values = built
        query = rows.query.chain(UpdateQuery)
        query.add_update_values(dict(values))
        return query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
