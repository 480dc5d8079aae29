"""`held serve`: Held on this machine's port, for browsers."""

import argparse
import atexit
import errno
import socket
import sys

from held.commands.numbers import port
from held.commands.record_opened import open_the_record
from held.commands.worker_beside import WorkerBeside

NAME = "serve"
HELP = "Open Held for browsers at an address of this machine."

FORMS_ON_THEIR_WAY = 32
"""So many slow lines, and whoever waits for their page, are listened to at once."""
TO_CLOSE = 5
"""Seconds that what somebody has asked may still take when the pages close. Whoever only holds a line open, and asks
nothing, would else keep them open."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=port, default=8000, metavar="N", help="the port to listen on (8000)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (127.0.0.1, this machine alone)"
    )
    parser.add_argument("--with-worker", action="store_true", help="also run held worker beside the pages")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    why_not = _why_not(options.host, options.port)
    if why_not:
        print(why_not, file=sys.stderr)
        return 2

    from django.db import connection
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connection.close()
    if options.with_worker:
        atexit.register(WorkerBeside().stop)
    print(f"Held is open at http://{options.host}:{options.port}  (Ctrl+C closes it)", flush=True)
    Granian(
        "held.config.serving.front:opened",
        factory=True,
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=FORMS_ON_THEIR_WAY,
        log_level=LogLevels.error,
        websockets=False,
        workers_kill_timeout=TO_CLOSE,
    ).serve()
    return 0


def _why_not(host: str, port: int) -> str:
    """A sentence where nothing can listen there; empty where it can."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                other = port + 1 if port < 65535 else 8000
                return f"Something else is using port {port}. Choose another: held serve --port {other}"
            return f"Nothing can listen at {host}, port {port}: {error.strerror}. Look at --host and --port."
    return ""
