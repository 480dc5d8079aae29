"""Who could cover for somebody: everybody at work, those of the same teams first, each once."""

from collections.abc import Iterable

from held.record.reading.people.person import Person
from held.record.reading.people.workers import WorkerLine


def deputies(person: Person, people: Iterable[WorkerLine]) -> tuple[tuple[str, str, str], ...]:
    """For a field to choose from: the id, the words and a hint, each."""
    teams = {post.team_public for post in person.posts}
    already = {line.deputy.public for line in person.always_covered_by()}
    once: dict[str, WorkerLine] = {}
    for one in sorted(people, key=lambda one: (one.team_public not in teams, one.is_away, one.name)):
        if one.public not in already and one.public != person.public:
            once.setdefault(one.public, one)
    return tuple(
        (one.public, f"{one.name}, {one.role}, {one.team}{'. Away now' if one.is_away else ''}", "")
        for one in once.values()
    )
