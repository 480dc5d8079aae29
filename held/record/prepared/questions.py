"""A question to the database that is put together once."""

import functools
import threading
from collections.abc import Callable
from copy import copy
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

from held.record.prepared.filling import Places, Values, built_with_stand_ins, shape_of, with_this_moment


def prepared(build: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """The rows of the query that `build` puts together, which is called with keywords only: numbers, texts, times, and lists
    of numbers or texts. It may look at no value it is given, and at no clock but the record's."""
    known: dict[object, _Question] = {}
    kept = threading.local()

    @functools.wraps(build)
    def ask(**given: Any) -> list[Any]:
        values = with_this_moment(given)
        questions = kept.__dict__.setdefault("questions", {})
        shape = shape_of(values)
        if shape not in questions:
            if shape not in known:
                known[shape] = _Question(build, values)
            questions[shape] = known[shape].of_a_thread()
        return questions[shape].rows(values)

    return ask


class _Question:
    """One shape of it, put together once for all threads, each of which asks it with what it fills in itself."""

    def __init__(self, build: Callable[..., QuerySet[Any]], values: Values) -> None:
        self.queryset, stand_ins = built_with_stand_ins(build, values)
        self.compiler = self.queryset.query.get_compiler(using=connection.alias)
        self.sql, params = self.compiler.as_sql()
        self.places = Places(build.__name__, params, stand_ins, values)
        columns = [column for column, *_ in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)

    def of_a_thread(self) -> "_Question":
        mine = copy(self)
        mine.queryset, mine.compiler = self.queryset.all(), copy(self.compiler)
        # From here on the compiler says what it said, with what is filled in; the query asks for no other.
        mine.compiler.as_sql = lambda *_, **__: (mine.sql, mine.filled)
        mine.compiler.get_converters = lambda _: mine.converters
        mine.queryset.query.get_compiler = lambda *_, **__: mine.compiler
        return mine

    def rows(self, values: Values) -> list[Any]:
        self.filled = self.places.filled(values)
        # Whichever this thread has by now: what the compiler was made with may be another database's, or closed for good.
        self.compiler.connection = connections[connection.alias]
        with connection.plans_kept():
            return list(self.queryset._iterable_class(self.queryset))
