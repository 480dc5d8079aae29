"""`held add-worker`: an account for somebody real, the first one too. Their password is asked for, out of sight."""

import argparse
import getpass
import sys

from held.commands.record_opened import open_the_record

NAME = "add-worker"
HELP = (
    "Give somebody an account. Their password is asked for; from a script it is the first line that is read."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sign_in_name", metavar="SIGN-IN-NAME", help="what they type to sign in")
    parser.add_argument("--name", required=True, metavar="NAME", help="their name, as colleagues read it")
    parser.add_argument("--phone", default="", help="where they can be rung")
    parser.add_argument("--email", default="", help="where they can be written to")
    parser.add_argument(
        "--by",
        default="",
        metavar="NAME",
        help="the sign-in name of who decided it; not for the first account",
    )


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from held.record.actions.people.add_worker import CanNotAddWorker, add_worker
    from held.record.reading.people.signing_in_as import worker_signing_in_as

    try:
        worker = add_worker(
            by=worker_signing_in_as(options.by) if options.by else None,
            name=options.name,
            sign_in_name=options.sign_in_name,
            password=_password(),
            phone=options.phone,
            email=options.email,
        )
    except (CanNotAddWorker, LookupError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(f"{worker.name} signs in as {worker.sign_in_name}.")
    return 0


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")
