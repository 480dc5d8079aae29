"""`python -m tests.bench.steps --database sqlite --folder FOLDER`: one database, in a process of its own."""

import argparse
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.bench.copied import copied, environment
from tests.bench.record.made import opened
from tests.bench.steps.goals import ALONE, CLIENTS, HTTP, ORM, WRITERS, way
from tests.ports import a_free_port

SIZE = 20_000
MOST = 480
ONE_BY_ONE = 60
BY_WRITERS = 160


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=("sqlite", "postgresql"), required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--kept", type=Path, help="a file for the figures")
    options = parser.parse_args()
    opened(options.folder, options.database, SIZE, say=lambda said: print(f"  {said}", flush=True))
    found = {}
    for name, figures in measured(options.most):
        found[name] = asdict(figures)
        print(
            f"  {name:44} {figures.rate:7.1f}/s  p50 {figures.p50:6.1f}  p95 {figures.p95:6.1f}  p99 {figures.p99:6.1f} ms",
            flush=True,
        )
    if options.kept:
        options.kept.write_text(json.dumps(found))


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
        singly = ready[:ONE_BY_ONE]
        by_writers = ready[ONE_BY_ONE : ONE_BY_ONE + BY_WRITERS]
        together = slice(ONE_BY_ONE + BY_WRITERS, None)
        with copied("served"), served() as port:
            yield way(HTTP, 1), through_http(singly, port=port, clients=1)
            yield way(HTTP, WRITERS), through_http(by_writers, port=port, clients=WRITERS)
            yield way(HTTP, CLIENTS), through_http(ready[together], port=port, clients=CLIENTS)
        with copied("captured"):
            told = [captured(press) for press in ready]
        every = sum(len(one.statements) for one in told)
        print(f"  {every / len(told):.0f} statements a step, transactions and all", flush=True)
        for name, doing in ((ORM, _questions), (ALONE, _statements)):
            with copied(name.replace(" ", "_")):
                connections.close_all()
                yield way(name, 1), at_once(doing, told[:ONE_BY_ONE], clients=1, processes=1)
                yield (
                    way(name, CLIENTS),
                    at_once(doing, told[together], clients=CLIENTS, processes=processes),
                )


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
