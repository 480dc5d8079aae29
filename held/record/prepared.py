"""A question that is put together once and then asked again and again with other values.

Putting Django's query together takes several times as long as asking the database. A function under `prepared` says how it
is put together; what it is given, and this moment with what is worked out from it, are filled in each time.
"""

import functools
import threading
from collections.abc import Callable, Iterator
from copy import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

from held.engine.calendar import local_day
from held.record.clock import now, standing_at
from held.record.dormant import dormant_before

AN_HOUR = timedelta(hours=1)
_LONG_AGO = datetime(1805, 1, 1, 12, 0, 0, 5, tzinfo=UTC)
_THIS_MOMENT = "this moment"
_OF_A_MOMENT = ("", "day", "dormant", "an hour ago")


class NotPrepared(TypeError):
    """The question holds a time that was not given, so that it would be asked with the same one for ever."""


def prepared(build: Callable[..., QuerySet[Any]]) -> Callable[..., list[Any]]:
    """The rows of the query that `build` puts together, which is called with keywords only: numbers, texts, times, and lists
    of numbers or texts. It may look at no value it is given, and at no clock but the record's."""
    known: dict[object, _Question] = {}
    kept = threading.local()

    @functools.wraps(build)
    def ask(**given: Any) -> list[Any]:
        values = {_THIS_MOMENT: now()} | given
        shape = tuple((name, _shape(value)) for name, value in values.items())
        questions = kept.__dict__.setdefault("questions", {})
        key = (connection.vendor, shape)
        if key not in questions:
            if key not in known:
                known[key] = _Question(build, values)
            questions[key] = known[key].of_a_thread()
        return questions[key].rows(values)

    return ask


def _shape(value: object) -> object:
    """Questions of the same shape differ in nothing but what is filled in."""
    return (type(value), len(value)) if isinstance(value, list | tuple) else type(value)


class _Question:
    """One shape of it, put together with stand-ins, whose places among the parameters are then known: once for all threads,
    each of which asks it with what it fills in itself."""

    def __init__(self, build: Callable[..., QuerySet[Any]], values: dict[str, Any]) -> None:
        stand_ins = {
            name: _stand_in(value, place) for place, (name, value) in enumerate(values.items(), start=1)
        }
        with standing_at(stand_ins[_THIS_MOMENT]):
            given = {name: value for name, value in stand_ins.items() if name != _THIS_MOMENT}
            self.queryset = build(**given)
            self.compiler = self.queryset.query.get_compiler(using=connection.alias)
            self.sql, params = self.compiler.as_sql()
        where = dict(_named(stand_ins))
        self.places = [where.get((type(param), param)) for param in params]
        self.params = params
        self._look_for_times(build.__name__)
        self._look_for_what_was_given(build.__name__, values)
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

    def rows(self, values: dict[str, Any]) -> list[Any]:
        worked_out = functools.cache(lambda place: _worked_out(values, place))
        self.filled = tuple(
            param if place is None else worked_out(place)
            for place, param in zip(self.places, self.params, strict=True)
        )
        # Whichever this thread has by now: what the compiler was made with may be another database's, or closed for good.
        self.compiler.connection = connections[connection.alias]
        with connection.plans_kept():
            return list(self.queryset._iterable_class(self.queryset))

    def _look_for_times(self, name: str) -> None:
        for place, param in zip(self.places, self.params, strict=True):
            is_time = isinstance(param, date) or (isinstance(param, str) and _reads_as_a_time(param))
            if place is None and is_time:
                raise NotPrepared(f"{name} holds the time {param}, which it was not given: give it.")

    def _look_for_what_was_given(self, name: str, values: dict[str, Any]) -> None:
        """A value that Django turned into another kind of its own is filled in nowhere: the stand-in would be asked for."""
        found = {place for place in self.places if place is not None}
        for given, value in values.items():
            if given == _THIS_MOMENT:
                continue
            many = value if isinstance(value, list | tuple) else (value,)
            for at in range(len(many)):
                if not any(each == given and where == at for each, _, where in found):
                    raise NotPrepared(
                        f"{name} was given “{given}”, which the question does not hold as it was given."
                    )


Place = tuple[str, str, int]
"""Which value, what was worked out from it, and which of several."""


def _named(values: dict[str, Any]) -> Iterator[tuple[tuple[type, Any], Place]]:
    """Every form in which a value may stand among the parameters."""
    for name, value in values.items():
        for at, each in enumerate(value if isinstance(value, list | tuple) else (value,)):
            for how in _OF_A_MOMENT if isinstance(each, datetime) else ("",):
                worked_out = _worked_out(values, (name, how, at))
                yield (type(worked_out), worked_out), (name, how, at)


def _worked_out(values: dict[str, Any], place: Place) -> Any:
    """A value as the database is given it; of a moment also its day, an hour before, and since when an account is unused."""
    name, how, at = place
    value = values[name]
    each = value[at] if isinstance(value, list | tuple) else value
    match how:
        case "day":
            return connection.ops.adapt_datefield_value(local_day(each))
        case "dormant":
            return connection.ops.adapt_datetimefield_value(dormant_before(each))
        case "an hour ago":
            return connection.ops.adapt_datetimefield_value(each - AN_HOUR)
    if isinstance(each, datetime):
        return connection.ops.adapt_datetimefield_value(each)
    return connection.ops.adapt_datefield_value(each) if isinstance(each, date) else each


def _stand_in(value: Any, place: int, of: int = 0) -> Any:
    """Another value of the same kind, unlike any that stands in a question by itself."""
    match value:
        case bool():
            raise NotPrepared("A yes or no makes another question: put it into two functions.")
        case int():
            return 30_011 + 100 * place + of
        case str():
            return f"stand-in {place}.{of}"
        case datetime():
            return _LONG_AGO.replace(year=_LONG_AGO.year + 3 * place)
        case date():
            return date(1700 + place, 1, 1)
        case list() | tuple():
            return type(value)(_stand_in(each, place, at) for at, each in enumerate(value))
        case _:
            raise NotPrepared(f"{type(value).__name__} is not filled in: give a number, a text or a time.")


def _reads_as_a_time(param: str) -> bool:
    try:
        datetime.fromisoformat(param)
    except ValueError:
        return False
    return True
