"""Workers to choose from, one for each post of theirs, with how much each has to do."""

from dataclasses import dataclass

from held.record.reading.people.colleagues import Colleague, Colleagues, Post
from held.record.reading.people.who_is_read import Choice


@dataclass(frozen=True)
class WorkerLine:
    """One worker in one role of one team. `leads` is how many children, `owes` how many duties, `is_away` whether
    somebody covers for them today."""

    public: str
    name: str
    phone: str
    role: str
    team: str
    team_public: str
    service: str
    leads: int
    owes: int
    is_away: bool


def in_posts(people: Colleagues, choice: Choice) -> tuple[WorkerLine, ...]:
    """Whoever was read with their work and can be rung, in each post that counts for the choice. By name, team and role."""
    lines = (_line(one, post) for one, post in people.of(choice))
    return tuple(sorted((line for line in lines if line), key=lambda line: (line.name, line.team, line.role)))


def _line(one: Colleague, post: Post) -> WorkerLine | None:
    if one.work is None:
        return None
    return WorkerLine(
        public=one.public,
        name=one.name,
        phone=one.phone,
        role=post.role,
        team=post.team,
        team_public=post.team_public,
        service=post.service,
        leads=one.work.leads,
        owes=one.work.owes,
        is_away=one.work.is_away,
    )
