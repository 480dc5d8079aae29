"""Every address, joined from each piece of work's own list."""

from held.pages.account.urls import addresses as account
from held.pages.children.urls import addresses as children
from held.pages.exports.urls import addresses as exports
from held.pages.finding.urls import addresses as finding
from held.pages.imports.urls import addresses as imports
from held.pages.layout import problems
from held.pages.layout.urls import addresses as layout
from held.pages.letters.urls import addresses as letters
from held.pages.meetings.urls import addresses as meetings
from held.pages.messages.urls import addresses as messages
from held.pages.moving.urls import addresses as moving
from held.pages.my_work.urls import addresses as my_work
from held.pages.nobody.urls import addresses as nobody
from held.pages.papers.urls import addresses as papers
from held.pages.people.urls import addresses as people
from held.pages.procedures.urls import addresses as procedures
from held.pages.rounds.urls import addresses as rounds
from held.pages.setting_right.urls import addresses as setting_right
from held.pages.sign_in.urls import addresses as sign_in
from held.pages.transitions.urls import addresses as transitions
from held.pages.tray.urls import addresses as tray
from held.pages.trying.urls import addresses as trying
from held.pages.urgent.urls import addresses as urgent

# Looked through in this order: what is opened most stands first.
urlpatterns = [
    *transitions,
    *my_work,
    *children,
    *layout,
    *tray,
    *finding,
    *account,
    *exports,
    *imports,
    *letters,
    *meetings,
    *messages,
    *moving,
    *nobody,
    *papers,
    *people,
    *procedures,
    *rounds,
    *setting_right,
    *sign_in,
    *trying,
    *urgent,
]

handler400 = problems.not_understood
handler403 = problems.not_allowed
handler404 = problems.not_found
handler500 = problems.went_wrong
