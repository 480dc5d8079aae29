"""Pages at one size of the record: how often each asks, what of what it asks may not stay, and how long it takes.

By a process of its own, since Django speaks to one database in a process. It stands by for what `tests.bench.in_turns` asks.
"""

import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.bench.record.made import Made, opened

TIMES = 5
"""In one turn."""
LOOKED_AT = 12
"""Times at most: a statement that was quick once is quick."""


@dataclass(frozen=True)
class Looked:
    """`faults`: what may not stay."""

    queries: int
    faults: tuple[str, ...]


def stand_by(pipe: Connection, database: str, size: int, folder: Path) -> None:
    """Answers until nobody asks any more; first of all which pages there are."""
    made = opened(folder, database, size, say=lambda said: print(f"  {said}", flush=True))
    import time_machine
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    with time_machine.travel(made.at, tick=True):
        pages = Pages(made)
        pipe.send(list(pages.known))
        while True:
            try:
                what, name = pipe.recv()
            except EOFError:
                return
            pipe.send(getattr(pages, what)(name))


class Pages:
    def __init__(self, made: Made) -> None:
        from django.test import Client

        from held.config.serving import made_ready  # packs and templates read, as where pages are served
        from tests.bench.addresses import addresses
        from tests.bench.statements import how_many_rows

        assert made_ready.application
        self.rows = how_many_rows()
        self.known: dict[str, tuple[Any, str]] = {}
        for name, worker, address in addresses(made):
            client = Client()
            client.force_login(worker)
            self.known[name] = client, address

    def looked_at(self, name: str) -> Looked:
        from django.db import connection

        from tests.bench.statements import asked, read_through, slow_to_the_last_row, too_slow

        client, address = self.known[name]
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{name} ({address}) answered {answer.status_code}.")
        looked = []
        while len(looked) < 2 or (len(looked) < LOOKED_AT and any(too_slow(looked))):
            with asked() as found:
                client.get(address)
            looked.append(found)
        faults = (*too_slow(looked), *read_through(looked[0], self.rows))
        if connection.vendor == "sqlite" and not any(too_slow(looked)):
            faults = (*slow_to_the_last_row(looked[0]), *faults)
        return Looked(looked[0].questions, faults)

    def took(self, name: str) -> list[float]:
        """Milliseconds of one turn, of processor time and of waiting for the database."""
        from django.db import connection

        from tests.bench.statements import asked

        client, address = self.known[name]
        client.get(address)  # not counted: another process had the processor and what it keeps at hand
        took = []
        for _ in range(TIMES):
            began = time.process_time()
            with asked() as found:
                client.get(address)
            waited = sum(found.took) if connection.vendor == "postgresql" else 0
            took.append((time.process_time() - began + waited) * 1000)
        return took
