"""`held join-team`: somebody works in a team from today on, in a role of the procedures in force."""

import argparse
import sys

from held.commands.record_opened import open_the_record

NAME = "join-team"
HELP = "Put somebody into a team, in a role; the team is made if there is none of that name."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sign_in_name", metavar="SIGN-IN-NAME", help="what they type to sign in")
    parser.add_argument("--team", required=True, metavar="TEAM", help="the name of the team")
    parser.add_argument(
        "--role", required=True, metavar="ROLE", help="in the words of the procedures in force"
    )
    parser.add_argument("--phone", default="", help="the telephone of a team that is made")
    parser.add_argument("--hours", default="", help="when somebody answers there")
    parser.add_argument(
        "--duty-desk", action="store_true", help="a team that is made answers for every child"
    )
    parser.add_argument(
        "--sees-all", action="store_true", help="they answer for every child of the authority"
    )
    parser.add_argument("--by", required=True, metavar="NAME", help="the sign-in name of who decided it")


def run(options: argparse.Namespace) -> int:
    open_the_record()
    from held.record.actions.cannot import CanNot
    from held.record.actions.people.post import post
    from held.record.reading.people.signing_in_as import worker_signing_in_as

    try:
        worker = worker_signing_in_as(options.sign_in_name)
        service = post(
            by=worker_signing_in_as(options.by),
            worker=worker.public,
            team=options.team,
            role=options.role,
            phone=options.phone,
            hours=options.hours,
            is_duty_desk=options.duty_desk,
            sees_all=options.sees_all,
        )
    except (CanNot, LookupError) as refused:
        print(refused, file=sys.stderr)
        return 2
    print(f"{worker.name} works in {options.team} ({service}) as {options.role}, from today.")
    return 0
