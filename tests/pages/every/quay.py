"""What stands in the addresses of one day at the invented quay."""

from dataclasses import dataclass, field

from held.record.tables.messages.message import FAILED, Message
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk
from tests.record.transitions.harbour import Harbour

PASSWORD = "otter-kite-lantern"
ROUND_STEP = "/rounds/looking-back/steps/pick-the-cases"


@dataclass
class Quay:
    """What stands in the addresses. Both children's crossings were begun, and a call was made about the older one."""

    harbour: Harbour
    desks: dict[str, Desk] = field(default_factory=dict)
    transition: str = ""
    entry: int = 0
    key: str = ""
    urgent_key: str = ""
    version: str = ""
    export: int = 0
    extract: str = ""
    step: str = "weigh-the-evidence"
    round_key: str = ""
    sample: int = 0

    @property
    def guide(self) -> str:
        """Who leads both children."""
        return str(self.harbour.workers["hub guide"].public)

    @property
    def team(self) -> str:
        return str(Team.objects.get(name="Quay team").public)

    @property
    def notice(self) -> int:
        """A paper that lies at the shore desk."""
        found = Notice.objects.filter(paper="concern sheet", received=None, team__name="Shore desk").first()
        assert found is not None
        return int(found.pk)

    @property
    def message(self) -> str:
        """One that failed."""
        return str(Message.objects.filter(state=FAILED).order_by("id")[0].public)

    @property
    def round(self) -> str:
        return str(Transition.objects.get(child=None).public)

    @property
    def child(self) -> str:
        return str(self.harbour.older.public)
