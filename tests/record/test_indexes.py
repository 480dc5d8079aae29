"""A question finds its rows by one index, and whoever writes a row writes no index that another one begins with."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models

from held.record.tables.care.owed import Owed

TABLES = [pytest.param(model, id=model.__name__) for model in apps.get_app_config("record").get_models()]

FORESEEN_BY = {("owner_id",), ("team_id",)}
"""Of what is owed: without these PostgreSQL foresees so many rows by the longer ones that it reads the whole table for the
count on top of every page (12 ms with a million children, and 3 with them)."""


def said_by(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    """The columns of each index over all rows, but for those that keep a value from standing twice."""
    columns = {field.name: field.column for field in model._meta.local_concrete_fields}
    for field in model._meta.local_concrete_fields:
        if field.db_index and not field.unique:
            yield (field.column,)
    for index in model._meta.indexes:
        if index.condition is None:
            yield tuple(columns[name.removeprefix("-")] for name in index.fields)


def by_which_nothing_stands_twice(model: type[models.Model]) -> Iterator[tuple[str, ...]]:
    columns = {field.name: field.column for field in model._meta.local_concrete_fields}
    for field in model._meta.local_concrete_fields:
        if field.unique:
            yield (field.column,)
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
            yield tuple(columns[name] for name in constraint.fields)


@pytest.mark.parametrize("model", TABLES)
def test_no_index_is_the_beginning_of_another(model: type[models.Model]) -> None:
    found = list(said_by(model))
    if model is Owed:
        found = [columns for columns in found if columns not in FORESEEN_BY]
    every = [*found, *by_which_nothing_stands_twice(model)]
    assert [
        (short, long)
        for place, short in enumerate(found)
        for other, long in enumerate(every)
        if place != other and long[: len(short)] == short
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES)
def test_the_database_has_the_indexes_that_the_table_says(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        stand = connection.introspection.get_constraints(cursor, model._meta.db_table)
    columns = {
        name: tuple(one["columns"])
        for name, one in stand.items()
        # Those for the beginning of a text come with what is unique, on PostgreSQL.
        if one["index"] and not one["unique"] and not one["primary_key"] and not name.endswith("_like")
    }
    of_some = {index.name for index in model._meta.indexes if index.condition is not None}
    assert sorted(found for name, found in columns.items() if name not in of_some) == sorted(said_by(model))
