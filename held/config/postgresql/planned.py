"""A cursor whose plans PostgreSQL keeps, on psycopg's own layer over libpq.

psycopg's cursor takes twice as long: it makes anew for each question what writes and reads its values, and waits in a way in
which asyncio can wait too. Ctrl+C is heard here as there, and a line that breaks is told by the same error.
"""

import functools
import re
import select
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from psycopg import Connection, Error
from psycopg.adapt import AdaptersMap, PyFormat, Transformer
from psycopg.errors import FeatureNotSupported, InvalidSqlStatementName, error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.types.datetime import TimestamptzLoader
from psycopg.types.numeric import Int8

MOST = 500
"""Plans that a connection keeps, those used last. Of one text there may be several: where nothing is given for a column,
another is made of it."""

CANCELLING = 5.0
"""Seconds at most."""

_Kept = tuple[bytes, tuple[int, ...]]
"""A text, and the kinds of what is given, by PostgreSQL's numbers."""


class Plans:
    """What one connection keeps: its plans by name, and how what is given is written and what is answered is read. One thread
    speaks to a connection, which Django sees to."""

    def __init__(self, connection: Connection[Any]) -> None:
        self.connection = connection
        self.adapters = AdaptersMap(connection.adapters)
        # Django has each time read by Python, to put it into a zone. Every connection of Held's is in UTC already, and what
        # psycopg comes with is quicker by several times.
        self.adapters.register_loader("timestamptz", TimestamptzLoader)
        self._names: OrderedDict[_Kept, bytes] = OrderedDict()
        self._let_go: list[bytes] = []
        self._made = 0
        self._answered, self._sent_or_answered = select.poll(), select.poll()
        self._answered.register(connection.fileno(), select.POLLIN)
        self._sent_or_answered.register(connection.fileno(), select.POLLIN | select.POLLOUT)

    def answered(self, text: bytes, kinds: tuple[int, ...], values: Sequence[Any], formats: Any) -> PGresult:
        """What the database answers. It begins a transaction where Django wants one that is not there yet. Raises what it
        refuses, and OperationalError where the line is broken."""
        line = self.connection.pgconn
        if not self.connection.autocommit and line.transaction_status == TransactionStatus.IDLE:
            line.send_query(self._begins())
            self._heard()
        name = self._name_of(text, kinds)
        line.send_query_prepared(name, values, formats)
        try:
            return self._heard()
        except (FeatureNotSupported, InvalidSqlStatementName):
            # A column has become another kind, or somebody else has closed the plan: it would go wrong for ever.
            self._let_go.append(self._names.pop((text, kinds)))
            raise

    def _name_of(self, text: bytes, kinds: tuple[int, ...]) -> bytes:
        """Made where it isn't there yet, and then the one not used for longest is let go of, where there are too many."""
        kept = text, kinds
        if name := self._names.get(kept):
            self._names.move_to_end(kept)
            return name
        line = self.connection.pgconn
        name = f"held_{self._made}".encode()
        self._made += 1
        line.send_prepare(name, text, kinds)
        self._heard()
        self._names[kept] = name
        if len(self._names) > MOST:
            self._let_go.append(self._names.popitem(last=False)[1])
        while self._let_go:
            line.send_close_prepared(self._let_go.pop())
            self._heard()
        return name

    def _heard(self) -> PGresult:
        line, answers = self.connection.pgconn, list[PGresult]()
        try:
            while line.flush():  # what is longer than the line takes at once
                self._sent_or_answered.poll()
                line.consume_input()
            # To its end, at which what was written by itself is kept, or is refused after all.
            while (answer := self._next_answer(line)) is not None:
                answers.append(answer)
        except (KeyboardInterrupt, SystemExit):
            self._break_off()
            raise
        for answer in answers:
            if answer.status not in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
                raise error_from_result(answer)
        return answers[0]

    def _next_answer(self, line: PGconn) -> PGresult | None:
        while line.is_busy():  # asked sooner, libpq would wait by itself, and no other thread could go on
            self._answered.poll()
            line.consume_input()
        return line.get_result()

    def _break_off(self) -> None:
        """Ctrl+C while the database was at work, or waited for somebody else: it stops, and what was begun is taken back."""
        with suppress(Error):
            self.connection.cancel_safe(timeout=CANCELLING)
        self.connection.close()

    def _begins(self) -> bytes:
        level = self.connection.isolation_level
        return f"BEGIN ISOLATION LEVEL {level.name.replace('_', ' ')}".encode() if level else b"BEGIN"


class Planned:
    """What is asked for goes beside the text, with `%s` or names in it as Django writes it. Raises what psycopg does."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans
        self._adapted = Transformer(plans)
        self._answer: PGresult | None = None
        self._next = 0

    def execute(self, query: str, given: Sequence[Any] | Mapping[str, Any] | None = None) -> None:
        self._answer, self._next = None, 0
        text, names = in_postgresqls_words(query)
        values = [given[name] for name in names] if isinstance(given, Mapping) else given or ()
        written: Sequence[Any] = self._adapted.dump_sequence(
            [_long(one) for one in values], [PyFormat.AUTO] * len(values)
        )
        kinds = self._adapted.types or ()
        self._answer = self._plans.answered(text, kinds, written, self._adapted.formats)
        self._adapted.set_pgresult(self._answer)

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


@functools.lru_cache(maxsize=2 * MOST)
def in_postgresqls_words(query: str) -> tuple[bytes, tuple[str, ...]]:
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
