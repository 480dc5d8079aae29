"""`held serve`: Held on this machine's port, for browsers."""

import argparse
import atexit
import os
import socket
import subprocess
import sys

from held.commands.record_opened import open_the_record

NAME = "serve"
HELP = "Open Held for browsers at an address of this machine."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, metavar="N", help="the port to listen on (8000)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (127.0.0.1, this machine alone)"
    )
    parser.add_argument("--with-worker", action="store_true", help="also run held worker beside the pages")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    if _is_taken(options.host, options.port):
        print(
            f"Something else is using port {options.port}. Choose another: held serve --port {options.port + 1}",
            file=sys.stderr,
        )
        return 2

    from django.db import connection
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # Two writing processes on SQLite wait on each other by polling: one process, many threads.
    cores = os.cpu_count() or 1
    workers = 1 if connection.vendor == "sqlite" else cores
    connection.close()
    if options.with_worker:
        beside = subprocess.Popen([sys.executable, "-m", "held", "worker"])
        atexit.register(beside.terminate)
    print(f"Held is open at http://{options.host}:{options.port}  (Ctrl+C closes it)", flush=True)
    Granian(
        "held.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=min(8, 2 * cores + 1),
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()
    return 0


def _is_taken(host: str, port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError:
            return True
    return False
