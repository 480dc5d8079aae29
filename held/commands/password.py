"""`held password`: a one-time password for somebody who can't sign in, where nobody at a screen can give one."""

import argparse
import sys

from held.commands.record_opened import open_the_record

NAME = "password"
HELP = "Give somebody a one-time password, with which they choose their own. Opens their account again if it was closed."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sign_in_name", metavar="SIGN-IN-NAME", help="what they type to sign in")
    parser.add_argument(
        "--by",
        required=True,
        metavar="NAME",
        help="the sign-in name of who decided it; their own, where nobody else is left who could",
    )


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from django.conf import settings
    from django.utils import timezone

    from held.record.actions.cannot import CanNot
    from held.record.actions.people.let_in import let_in_again
    from held.record.reading.people.signing_in_as import anybody_signing_in_as

    try:
        given = let_in_again(
            by=anybody_signing_in_as(options.by),
            worker=anybody_signing_in_as(options.sign_in_name).public,
        )
    except (CanNot, LookupError) as refused:
        print(refused, file=sys.stderr)
        return 2
    until = timezone.localtime(given.until)
    print(f"{given.name} signs in as {given.sign_in_name} with: {given.password}")
    print(
        f"It is good until {until:%H:%M} on {until.day} {until:%B %Y} ({settings.TIME_ZONE}), for choosing their own."
    )
    return 0
