"""Who may change teams and accounts: a manager for the teams they manage, whoever answers for every child for all.

The right is read from the posts of today, their own and those they cover for; taken away, it is gone at the next
request. Nobody but who answers for every child changes the account of somebody who does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from held.language.pack import Pack


@dataclass(frozen=True)
class PostHeld:
    """A post of today, of whoever asks or of somebody they cover for. `team` by its id."""

    team: str
    role: str
    sees_all: bool


@dataclass(frozen=True)
class Managing:
    """`teams` by their ids."""

    everybody: bool
    teams: frozenset[str]

    @property
    def anybody(self) -> bool:
        return self.everybody or bool(self.teams)

    def of_team(self, team: str) -> bool:
        return self.everybody or team in self.teams

    def of_person(self, teams: Iterable[str], *, answers_for_all: bool) -> bool:
        """The account of somebody who works, or will, in these teams and no other.

        All of them have to be theirs: else a manager could take somebody into their team, and with that their account.
        Who is in none is for whoever answers for all.
        """
        theirs = set(teams)
        return self.everybody or (not answers_for_all and bool(theirs) and theirs <= self.teams)


def managing(posts: Iterable[PostHeld], pack: Pack | None) -> Managing:
    """`pack`: the procedures in force, which say which roles manage; None where none are."""
    held = list(posts)
    roles = pack.roles if pack else {}
    return Managing(
        everybody=any(post.sees_all for post in held),
        teams=frozenset(post.team for post in held if post.role in roles and roles[post.role].manages),
    )
