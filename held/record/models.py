"""Every table, imported so that Django finds it. Nothing else belongs here."""

from held.record.tables.care.episode import Episode as Episode
from held.record.tables.care.holding import Holding as Holding
from held.record.tables.care.involvement import Involvement as Involvement
from held.record.tables.care.lead import Lead as Lead
from held.record.tables.care.level_of_need import LevelOfNeed as LevelOfNeed
from held.record.tables.care.owed import Owed as Owed
from held.record.tables.history.happening import Happening as Happening
from held.record.tables.history.seal import Seal as Seal
from held.record.tables.history.seal import SealedHead as SealedHead
from held.record.tables.history.words import HappeningWords as HappeningWords
from held.record.tables.people.adult import Adult as Adult
from held.record.tables.people.child import Child as Child
from held.record.tables.people.family import Family as Family
from held.record.tables.people.membership import Membership as Membership
from held.record.tables.people.name_key import NameKey as NameKey
from held.record.tables.people.relationship import Relationship as Relationship
from held.record.tables.people.team import Team as Team
from held.record.tables.people.worker import Worker as Worker
from held.record.tables.procedures.in_force import InForce as InForce
from held.record.tables.procedures.pack_text import PackText as PackText
from held.record.tables.transitions.transition import Transition as Transition
from held.record.tables.work.answered_key import AnsweredKey as AnsweredKey
from held.record.tables.work.cover import Cover as Cover
from held.record.tables.work.draft import Draft as Draft
from held.record.tables.work.look import Look as Look
from held.record.tables.work.notice import Notice as Notice
