"""What is filled into a statement that was put together once: stand-ins first, then what is given each time, and this moment
with what is worked out from it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from held.engine.calendar import local_day
from held.record.clock import now, standing_at
from held.record.dormant import dormant_before

AN_HOUR = timedelta(hours=1)
_LONG_AGO = datetime(1805, 1, 1, 12, 0, 0, 5, tzinfo=UTC)
_THIS_MOMENT = "this moment"
_OF_A_MOMENT = ("", "day", "dormant", "an hour ago")

Values = Mapping[str, Any]


class NotPrepared(TypeError):
    """The statement holds a time that was not given, so that it would be asked with the same one for ever."""


def with_this_moment(given: Values) -> Values:
    return {_THIS_MOMENT: now(), **given}


def in_few_lengths(given: Values) -> Values:
    """Each list made as long as the next power of two by its last value, which changes nothing of what is among it: one
    statement for each length would be many, on every connection."""
    return {
        name: _lengthened(value) if isinstance(value, list | tuple) else value
        for name, value in given.items()
    }


def _lengthened(many: Sequence[Any]) -> Sequence[Any]:
    if not many:
        return many
    length = 1 << (len(many) - 1).bit_length()
    return [*many, *[many[-1]] * (length - len(many))]


def shape_of(values: Values, vendor: str) -> object:
    """Statements of the same shape, for the same kind of database, differ in nothing but what is filled in."""
    return vendor, tuple([(name, _shape(value)) for name, value in values.items()])


def _shape(value: object) -> object:
    return (type(value), len(value)) if isinstance(value, list | tuple) else type(value)


def built_with_stand_ins(build: Callable[..., Any], values: Values) -> tuple[Any, Values]:
    """What `build` puts together where each value is another one, unlike any that stands there by itself; and these."""
    stand_ins = {name: _stand_in(value, place) for place, (name, value) in enumerate(values.items(), start=1)}
    with standing_at(stand_ins[_THIS_MOMENT]):
        return build(**{name: value for name, value in stand_ins.items() if name != _THIS_MOMENT}), stand_ins


class Places:
    """Where in a statement's parameters what was given stands. Raises NotPrepared where something would stay as it was when
    the statement was put together."""

    def __init__(self, name: str, params: Sequence[Any], stand_ins: Values, values: Values) -> None:
        where = dict(_named(stand_ins))
        self._places = [where.get((_kind_of(param), param)) for param in params]
        self._given = [(at, place) for at, place in enumerate(self._places) if place is not None]
        self._params = params
        self._look_for_times(name)
        self._look_for_what_was_given(name, values)

    def filled(self, values: Values, as_kept: BaseDatabaseOperations) -> tuple[Any, ...]:
        params, worked_out = list(self._params), dict[Place, Any]()
        for at, place in self._given:
            if place not in worked_out:
                worked_out[place] = _worked_out(values, place, as_kept)
            params[at] = worked_out[place]
        return tuple(params)

    def _look_for_times(self, name: str) -> None:
        for place, param in zip(self._places, self._params, strict=True):
            is_time = isinstance(param, date) or (isinstance(param, str) and _reads_as_a_time(param))
            if place is None and is_time:
                raise NotPrepared(f"{name} holds the time {param}, which it was not given: give it.")

    def _look_for_what_was_given(self, name: str, values: Values) -> None:
        """A value that Django turned into another kind of its own is filled in nowhere: the stand-in would be asked for."""
        found = {(name, at) for name, _, at in filter(None, self._places)}
        for given, value in values.items():
            if given == _THIS_MOMENT:
                continue
            many = value if isinstance(value, list | tuple) else (value,)
            for at in range(len(many)):
                if (given, at) not in found:
                    raise NotPrepared(
                        f"{name} was given “{given}”, which the question does not hold as it was given."
                    )


Place = tuple[str, str, int]
"""Which value, what was worked out from it, and which of several."""


def _named(values: Values) -> Iterator[tuple[tuple[type, Any], Place]]:
    """Every form in which a value may stand among the parameters."""
    for name, value in values.items():
        for at, each in enumerate(value if isinstance(value, list | tuple) else (value,)):
            for how in _OF_A_MOMENT if isinstance(each, datetime) else ("",):
                worked_out = _worked_out(values, (name, how, at), connection.ops)
                yield (type(worked_out), worked_out), (name, how, at)


def _kind_of(param: Any) -> type:
    """Of a number for a small column PostgreSQL is told how small, by a kind of its own; it reads any as well."""
    return int if isinstance(param, int) and not isinstance(param, bool) else type(param)


def _worked_out(values: Values, place: Place, as_kept: BaseDatabaseOperations) -> Any:
    """A value as the database is given it; of a moment also its day, an hour before, and since when an account is unused."""
    name, how, at = place
    value = values[name]
    each = value[at] if isinstance(value, list | tuple) else value
    match how:
        case "day":
            return as_kept.adapt_datefield_value(local_day(each))
        case "dormant":
            return as_kept.adapt_datetimefield_value(dormant_before(each))
        case "an hour ago":
            return as_kept.adapt_datetimefield_value(each - AN_HOUR)
    if isinstance(each, datetime):
        return as_kept.adapt_datetimefield_value(each)
    return as_kept.adapt_datefield_value(each) if isinstance(each, date) else each


def _stand_in(value: Any, place: int, of: int = 0) -> Any:
    """Another value of the same kind, unlike any that stands in a question by itself."""
    match value:
        case bool():
            raise NotPrepared("A yes or no makes another question: put it into two functions.")
        case int():
            # A small column holds no more than 32,767, and few of its numbers are asked for at once.
            return 30_011 + 100 * place + of if of < 100 else 1_000_000 * place + of
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
