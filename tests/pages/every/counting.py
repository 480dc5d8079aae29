"""What an address asks of the database while it answers once."""

from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

BESIDE = ("SAVEPOINT", "RELEASE", "ROLLBACK TO", "BEGIN", "COMMIT")
"""A transaction within a test is a savepoint; neither it nor what begins it reads or writes a row."""


@dataclass(frozen=True)
class Asked:
    """One answer: its number among the web's, how long it was in bytes, and the statements."""

    status: int
    long: int
    statements: tuple[str, ...]

    @property
    def reads(self) -> int:
        return sum(sql.lstrip().upper().startswith(("SELECT", "WITH")) for sql in self.statements)

    def __str__(self) -> str:
        return "\n".join(f"    {' '.join(sql.split())[:110]}" for sql in self.statements)


class Counting(CaptureQueriesContext):
    """`with Counting() as counting: ...; counting.asked(answer)`."""

    def __init__(self) -> None:
        super().__init__(connection)

    def asked(self, answer: HttpResponse) -> Asked:
        statements = [query["sql"] for query in self.captured_queries]
        kept = tuple(sql for sql in statements if not sql.startswith(BESIDE))
        return Asked(answer.status_code, len(answer.content), kept)
