"""`held worker` killed at random, hundreds of times, while it mails: nothing lost, nothing doubled, what is uncertain seen.

Two workers side by side, a real mail server that now and then cuts the line, and kill -9 after some milliseconds.
"""

import os
import random
import signal
import time
from argparse import Namespace
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.integrations.mail.mail_room import CUT, KEPT_AND_CUT, MailRoom

LEASE = timedelta(seconds=2)
"""Instead of ten minutes: nobody waits that long here for a worker that was killed."""
A_LIFE = (0.01, 0.6)
"""Seconds until a worker is killed."""


@dataclass(frozen=True)
class Kept:
    """What came of it. `lost`: it went, and the mail server has none; `doubled`: it has more than one."""

    kills: int
    messages: int
    states: Counter[str]
    arrived: int
    lost: int
    doubled: int
    waiting: int
    uncertain_and_arrived: int

    @property
    def is_well(self) -> bool:
        return not (self.lost or self.doubled or self.waiting)


def killed_at_random(*, kills: int, seed: int) -> Kept:
    """In the database of this process's environment, which it fills."""
    from django.conf import settings
    from django.db import connections, transaction

    from held.record.actions.messages import claim
    from held.record.actions.messages.put_message import put_message
    from held.record.clock import now
    from held.record.tables.messages.message import Message

    claim.LEASE = LEASE
    draw, put = random.Random(seed), 0
    with MailRoom() as room:
        settings.HELD_MAIL = _by(room)
        living: list[int] = []
        for _ in range(kills):
            with transaction.atomic():
                for _ in range(draw.randrange(1, 12)):
                    put_message(
                        kind="told", subject="Held", text="Sign in.", moment=now(), address="a@b.example"
                    )
                    put += 1
            room.says["DATA"] = draw.choices(("", CUT, KEPT_AND_CUT), (30, 1, 1))[0]
            connections.close_all()
            while len(living) < 2:
                living.append(_worker())
            time.sleep(draw.uniform(*A_LIFE))
            _kill(living.pop(draw.randrange(2)))
        for one in living:
            _kill(one)
        room.says.clear()
        _to_the_end()
        arrived = Counter(str(mail["Message-ID"]).strip("<>").split("@")[0] for mail in room.kept)
        states = dict(Message.objects.values_list("public", "state"))
    return Kept(
        kills=kills + len(living),
        messages=put,
        states=Counter(states.values()),
        arrived=len(arrived),
        lost=sum(state == "went" and not arrived[one] for one, state in states.items()),
        doubled=sum(many > 1 for many in arrived.values()),
        waiting=sum(state in ("waiting", "being sent") for state in states.values()) + put - len(states),
        uncertain_and_arrived=sum(state == "uncertain" and arrived[one] > 0 for one, state in states.items()),
    )


def _by(room: MailRoom) -> object:
    return Namespace(
        way="smtp",
        sender="held@harbour.example",
        host="127.0.0.1",
        port=room.port,
        security="none",
        name="",
        password="",
    )


def _worker() -> int:
    """`held worker`, as a process of its own."""
    born = os.fork()
    if born:
        return born
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        from held.commands import worker

        worker.BETWEEN_ROUNDS = 0.05
        worker.run(Namespace(once=False))
    finally:
        os._exit(1)


def _kill(worker: int) -> None:
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def _to_the_end() -> None:
    """Until nothing waits: leases run out, and what was put off is tried at once."""
    from held.integrations.mail.posting import Posting
    from held.integrations.mail.way_out import way_out
    from held.record.clock import now
    from held.record.tables.messages.message import BEING_SENT, WAITING, Message

    for _ in range(200):
        Message.objects.filter(state=WAITING).update(next_attempt=now())
        Posting(way_out()).round(most=10_000)
        if not Message.objects.filter(state__in=(WAITING, BEING_SENT)).exists():
            return
        time.sleep(0.2)


def home_of(database: str, folder: Path) -> None:
    """This process's environment: a record of its own, migrated, before Django is set up."""
    from tests.postgresql import start_postgresql

    os.environ |= {"HELD_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "held.config.settings"}
    for name in ("HELD_DEMO", "HELD_HOSTS", "DATABASE_URL", "HELD_MAIL"):
        os.environ.pop(name, None)
    if database == "postgresql":
        os.environ["DATABASE_URL"] = start_postgresql()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
