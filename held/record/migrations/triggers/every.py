"""Every trigger that stands in the database now. A migration that takes one away takes it from here too."""

from held.record.migrations.triggers.accounts import ACCOUNTS
from held.record.migrations.triggers.episodes import EPISODES, KEPT
from held.record.migrations.triggers.exports import EXPORTED_ROUNDS, EXPORTS
from held.record.migrations.triggers.held_together import HELD_TOGETHER
from held.record.migrations.triggers.history import HISTORY
from held.record.migrations.triggers.invitations import INVITATIONS
from held.record.migrations.triggers.messages import MESSAGES, WHAT_ABOUT_KEPT
from held.record.migrations.triggers.named_together import NAMED_TOGETHER
from held.record.migrations.triggers.people import PEOPLE
from held.record.migrations.triggers.promise_kept import PROMISE_KEPT
from held.record.migrations.triggers.versions import VERSIONS

EVERY = (
    *HISTORY,
    *PEOPLE,
    *ACCOUNTS,
    *EPISODES,
    *KEPT,
    *VERSIONS,
    *MESSAGES,
    *WHAT_ABOUT_KEPT,
    *EXPORTS,
    *EXPORTED_ROUNDS,
    *INVITATIONS,
)
WRITTEN_BY_ITSELF = (*PROMISE_KEPT, *HELD_TOGETHER, *NAMED_TOGETHER)
