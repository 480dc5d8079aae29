"""A row that the database answered with, made into what Django would make of it. What can be found out beforehand is found
out once for each question, and not anew for each time it is asked."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.signals import post_init, pre_init

from held.record.prepared.filling import NotPrepared

Make = Callable[[Sequence[Any]], Any]
"""Of a row whose columns have been read as their fields read them."""


def making(rows: QuerySet[Any], compiler: Any, alias: str) -> Make:
    """As `rows` makes them: instances, or tuples of values. `compiler` has put their statement together."""
    kind = rows._iterable_class
    if kind is ModelIterable:
        return _Instances(compiler, alias).made
    if kind is ValuesListIterable:
        many = compiler.col_count
        return lambda row: tuple(row[:many])
    if kind is FlatValuesListIterable:
        return itemgetter(0)
    raise NotPrepared("Ask for instances, or for values as tuples.")


class _Instances:
    """Of the question's own table, with those it is joined with, and what was worked out beside them."""

    def __init__(self, compiler: Any, alias: str) -> None:
        self._own = _Table(compiler.klass_info, compiler.select, alias)
        self._besides = tuple(compiler.annotation_col_map.items())

    def made(self, row: Sequence[Any]) -> Model:
        found = self._own.made(row)
        for name, place in self._besides:
            setattr(found, name, row[place])
        return found


def _has_its_own_way(model: type[Model]) -> bool:
    is_django = model.__init__ is Model.__init__ and model.from_db.__func__ is Model.from_db.__func__
    return not is_django or pre_init.has_listeners(model) or post_init.has_listeners(model)


class _Table:
    """An instance without what `Model.__init__` does for those that listen to it, of whom there are none: a column that was
    not asked for is missing from it, which is how Django keeps those that are read later."""

    def __init__(self, info: Any, select: Sequence[Any], alias: str) -> None:
        self._model, self._alias = info["model"], alias
        places = info["select_fields"]
        if info.get("from_parent") or list(places) != list(range(places[0], places[-1] + 1)):
            raise NotPrepared(f"{self._model.__name__} stands in several tables: ask by Django.")
        if _has_its_own_way(self._model):
            raise NotPrepared(f"{self._model.__name__} does something where it is made: ask by Django.")
        self._first, self._past = places[0], places[-1] + 1
        self._names = tuple(select[place][0].target.attname for place in places)
        self.key = places[self._names.index(self._model._meta.pk.attname)]
        self._joined = tuple(
            (_Table(other, select, alias), other["local_setter"], other["remote_setter"])
            for other in info.get("related_klass_infos", ())
        )

    def made(self, row: Sequence[Any]) -> Any:
        found = self._model.__new__(self._model)
        own = found.__dict__
        state = own["_state"] = ModelState()
        state.adding, state.db = False, self._alias
        own.update(zip(self._names, row[self._first : self._past], strict=True))
        for table, hang_on, hang_back in self._joined:
            if row[table.key] is None:
                hang_on(found, None)
            else:
                other = table.made(row)
                hang_on(found, other)
                hang_back(other, found)
        return found
