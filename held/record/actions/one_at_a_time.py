"""What one alone may do at a time, where there is no row yet that the others could wait at."""

import zlib

from django.db import connection


def one_at_a_time(what: str) -> None:
    """Until the caller's transaction ends, whoever begins the same waits. `what`: its name, the same everywhere.

    On SQLite the transaction already holds the only right to write (IMMEDIATE).
    """
    if not connection.in_atomic_block:
        raise RuntimeError("What one alone may do is done inside a transaction: open one first.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(what.encode())])
