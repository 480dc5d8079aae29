"""The invented authority with two desks on the far side: whoever raises a concern says which of them has the child."""

from datetime import date

from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import put_later

ASKS = (
    "      what worries you: long text\n",
    "      what worries you: long text\n      which desk: a team of shore bureau\n",
)
INSISTS = (
    "      - raising a concern must include what worries you\n",
    "      - raising a concern must include what worries you, which desk\n",
)
LAGOON = "Lagoon desk"


def with_two_desks(harbour: Harbour) -> None:
    """From today; a principal and an officer work at the second one."""
    guide = harbour.workers["hub guide"]
    lagoon = add_team(by=guide, name=LAGOON, service="shore bureau", phone="01632 960 198")
    for name, role in (("Lana Reed", "bureau principal"), ("Oren Pike", "bureau officer")):
        harbour.workers[name] = add_worker(
            by=None, name=name, sign_in_name=name, password="otter-kite-lantern", invented=True
        )
        join_team(
            by=guide, worker=harbour.workers[name].public, team=lagoon, role=role, since=date(2026, 1, 1)
        )
    put_later(harbour, ASKS, INSISTS, version="2026-02", on=date(2026, 2, 1))
