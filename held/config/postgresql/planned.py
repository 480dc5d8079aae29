"""A cursor whose plans PostgreSQL keeps, on psycopg's own layer over libpq.

psycopg's cursor takes twice as long: it waits for each answer by a generator, so that asyncio can wait too, and finds out
each time whether the plan is there. Here one call of libpq waits, and lets other threads go on meanwhile.
"""

import functools
import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import Connection, Error
from psycopg.adapt import AdaptersMap, PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult
from psycopg.types.datetime import TimestamptzLoader
from psycopg.types.numeric import Int8

MOST = 500
"""Plans that a connection keeps, those used last. Of one text there may be several: where nothing is given for a column,
another is made of it."""

_Kept = tuple[bytes, tuple[int, ...]]
"""A text, and the kinds of what is given, by PostgreSQL's numbers."""


class Plans:
    """What one connection keeps: its plans by name, and how what is given is written and what is answered is read."""

    def __init__(self, connection: Connection[Any]) -> None:
        self.connection = connection
        self.adapters = AdaptersMap(connection.adapters)
        # Django has each time read by Python, to put it into a zone. Every connection of Held's is in UTC already, and what
        # psycopg comes with is quicker by several times.
        self.adapters.register_loader("timestamptz", TimestamptzLoader)
        self._names: OrderedDict[_Kept, bytes] = OrderedDict()
        self._let_go: list[bytes] = []
        self._made = 0

    def name_of(self, text: bytes, kinds: tuple[int, ...]) -> bytes:
        """Made where it isn't there yet, and then the one not used for longest is let go of, where there are too many."""
        kept = text, kinds
        if name := self._names.get(kept):
            self._names.move_to_end(kept)
            return name
        name = f"held_{self._made}".encode()
        self._made += 1
        checked(self.connection.pgconn.prepare(name, text, kinds))
        self._names[kept] = name
        if len(self._names) > MOST:
            self._let_go.append(self._names.popitem(last=False)[1])
        while self._let_go:
            checked(self.connection.pgconn.close_prepared(self._let_go.pop()))
        return name

    def let_go(self, text: bytes, kinds: tuple[int, ...]) -> None:
        """Of what went wrong no plan is kept: where a column has become another kind, it would go wrong for ever. It is
        closed as the next one is made; in a transaction that has failed nothing can be."""
        if name := self._names.pop((text, kinds), None):
            self._let_go.append(name)


class Planned:
    """What is asked for goes beside the text, with `%s` or names in it as Django writes it. Raises what psycopg does."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans
        self._connection = plans.connection
        self._adapted = Transformer(plans)
        self._answer: PGresult | None = None
        self._next = 0

    def execute(self, query: str, given: Sequence[Any] | Mapping[str, Any] | None = None) -> None:
        text, names = _in_postgresqls_words(query)
        values = [given[name] for name in names] if isinstance(given, Mapping) else given or ()
        line = self._connection.pgconn
        if not self._connection.autocommit and line.transaction_status == TransactionStatus.IDLE:
            checked(line.exec_(b"BEGIN"))
        written: Sequence[Any] = self._adapted.dump_sequence(
            [_long(one) for one in values], [PyFormat.AUTO] * len(values)
        )
        kinds = self._adapted.types or ()
        name = self._plans.name_of(text, kinds)
        try:
            self._answer = checked(line.exec_prepared(name, written, self._adapted.formats))
        except Error:
            self._plans.let_go(text, kinds)
            raise
        self._adapted.set_pgresult(self._answer)
        self._next = 0

    def fetchall(self) -> list[tuple[Any, ...]]:
        """What is left."""
        first, self._next = self._next, self._rows
        return self._adapted.load_rows(first, self._rows, tuple)

    def fetchone(self) -> tuple[Any, ...] | None:
        if self._next >= self._rows:
            return None
        self._next += 1
        return self._adapted.load_row(self._next - 1, tuple)

    @property
    def rowcount(self) -> int:
        """Rows answered, or changed by a statement that answers none."""
        if self._answer is None:
            return -1
        if self._answer.status == ExecStatus.TUPLES_OK:
            return self._answer.ntuples
        return self._answer.command_tuples or 0

    def close(self) -> None:
        """Nothing of what was answered stays."""
        self._answer = None
        self._adapted.set_pgresult(None)

    @property
    def _rows(self) -> int:
        return self._answer.ntuples if self._answer else 0


def checked(answer: PGresult) -> PGresult:
    """Raises what was refused."""
    if answer.status not in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        raise error_from_result(answer)
    return answer


@functools.lru_cache(maxsize=2 * MOST)
def _in_postgresqls_words(query: str) -> tuple[bytes, tuple[str, ...]]:
    """The text with `$1` for the first `%s`, and so on; of a text with names, these in the order of their numbers."""
    names: dict[str, int] = {}
    places = 0

    def place(found: re.Match[str]) -> str:
        nonlocal places
        name = found["name"]
        if found[0] == "%%":
            return "%"
        if name in names:
            return f"${names[name]}"
        places += 1
        if name:
            names[name] = places
        return f"${places}"

    return re.sub(r"%(?:%|s|\((?P<name>\w+)\)s)", place, query).encode(), tuple(names)


def _long(given: Any) -> Any:
    """A number as a long one: for PostgreSQL 7 and 70,000 are of two kinds, and make two questions."""
    return Int8(given) if type(given) is int else given
