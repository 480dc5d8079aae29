"""`python -m tests.bench.steps --database sqlite --folder FOLDER`: one database, in a process of its own."""

import argparse
import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench.copied import copied, environment
from tests.bench.record.made import opened
from tests.bench.steps.goals import ALONE, CLIENTS, HTTP, ORM, WRITERS, way
from tests.bench.steps.limit import a_second
from tests.ports import a_free_port

SIZE = 50_000
MOST = 480
BEFORE = 96
"""So many are recorded before any is measured. By then a server has read its pages and put its questions together, and
each of its lines to PostgreSQL has met them, for which a plan is kept: a server is started once in weeks."""
ONE_BY_ONE = 60


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--kept", type=Path, help="a file for the figures")
    options = parser.parse_args()
    opened(options.folder, options.database, SIZE, say=lambda said: print(f"  {said}", flush=True))
    # Of forms that may not be pressed yet: each answers with a page that says why, and is left out.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    _come_by_everybody()
    found, limits = {}, [a_second(options.database)]
    for name, figures in measured(options.most):
        found[name] = asdict(figures)
        print(
            f"  {name:44} {figures.rate:7.1f}/s  p50 {figures.p50:6.1f}  p95 {figures.p95:6.1f}  p99 {figures.p99:6.1f} ms",
            flush=True,
        )
    limits.append(a_second(options.database))
    if options.kept:
        options.kept.write_text(json.dumps({"found": found, "limits": limits}))


def _come_by_everybody() -> None:
    """What went late since the record was made is said, as the worker beside the pages says it within the minute: it is no
    part of recording a step."""
    from held.record.actions.days import sweep

    sweep()


def measured(most: int) -> Iterator[tuple[str, object]]:
    from django.conf import settings
    from django.db import connection, connections

    from tests.bench.steps.capturing import captured
    from tests.bench.steps.clients import at_once, through_http
    from tests.bench.steps.forms import presses

    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    processes = 1 if connection.vendor == "sqlite" else os.cpu_count() or 1
    with copied("filled"):
        ready = list(presses(most))
        print(f"  {len(ready)} forms are filled in and checked", flush=True)
        for clients in (1, WRITERS, CLIENTS):
            with copied("served"), served() as port:
                through_http(ready[:BEFORE], port=port, clients=CLIENTS)
                yield way(HTTP, clients), through_http(_many(ready, clients), port=port, clients=clients)
        with copied("captured"):
            told = [captured(press) for press in ready]
        every = sum(len(one.statements) for one in told)
        print(f"  {every / len(told):.0f} statements a step, transactions and all", flush=True)
        for name, doing in ((ORM, _questions), (ALONE, _statements)):
            for clients in (1, CLIENTS):
                with copied(name.replace(" ", "_")):
                    connections.close_all()
                    at_once(doing, told[:BEFORE], clients=CLIENTS, processes=processes)
                    yield (
                        way(name, clients),
                        at_once(
                            doing, _many(told, clients), clients=clients, processes=min(clients, processes)
                        ),
                    )


def _many(ready: Sequence[Any], clients: int) -> Sequence[Any]:
    return ready[BEFORE:] if clients > 1 else ready[BEFORE : BEFORE + ONE_BY_ONE]


def _questions(told: object) -> None:
    from django.db import transaction

    with ExitStack() as whole:
        inside: list[ExitStack] = []
        for question in told.questions:
            if question == "begin":
                inside.append(ExitStack())
                inside[-1].enter_context(transaction.atomic())
            elif question == "end":
                inside.pop().close()
            else:
                question(whole)


def _statements(told: object) -> None:
    """Nothing of Django but the connection it opened."""
    from django.db import connection

    connection.ensure_connection()
    alone = connection.connection
    for sql in told.statements:
        cursor = alone.execute(sql)
        if cursor.description:
            cursor.fetchall()


@contextmanager
def served() -> Iterator[int]:
    """`held serve` on the database of this moment, at a port that was free."""
    port = a_free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "held", "serve", "--port", str(port)], env=environment()
    )
    try:
        for _ in range(600):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        time.sleep(3)
        yield port
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    main()
