"""Every table, imported so that Django finds it. Nothing else belongs here."""

from held.record.tables.history.happening import Happening as Happening
from held.record.tables.history.seal import Seal as Seal
from held.record.tables.history.seal import SealedHead as SealedHead
from held.record.tables.history.words import HappeningWords as HappeningWords
from held.record.tables.people.child import Child as Child
from held.record.tables.people.family import Family as Family
from held.record.tables.people.membership import Membership as Membership
from held.record.tables.people.team import Team as Team
from held.record.tables.people.worker import Worker as Worker
from held.record.tables.procedures.in_force import InForce as InForce
from held.record.tables.procedures.pack_text import PackText as PackText
from held.record.tables.transitions.transition import Transition as Transition
