"""Every table, imported so that Django finds it. Nothing else belongs here."""

from held.record.tables.people.membership import Membership as Membership
from held.record.tables.people.team import Team as Team
from held.record.tables.people.worker import Worker as Worker
