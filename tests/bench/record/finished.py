"""Children with whom the authority has finished working: most of a record. Each was taken on, written about, and left."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from hashlib import sha256

from held.record.chain.canonical import canonical_json
from held.record.chain.salt import words_hash
from tests.bench.record.authority import Row
from tests.bench.record.many import CASELOAD, Copies, chained, other_public
from tests.bench.record.names import family_name, given_name, keys

OLDEST = timedelta(days=6 * 365)
TOGETHER = 2
"""Children of a family."""
ENTRIES = 3
"""In the history of each."""
MOST_KEYS = 20
"""Of the names of one."""
AT_ONCE = 20_000


@dataclass(frozen=True)
class Finished:
    """`many` of them from the one at `first` on, after those of `copies`. Who led and held them is drawn from all its staff;
    `moment` is when the authority was invented."""

    copies: Copies
    first: int
    many: int
    moment: datetime

    @cached_property
    def courses(self) -> "tuple[tuple[int, Course], ...]":
        """Each with its place among all that are finished."""
        return tuple((place, self._course(place)) for place in range(self.first, self.first + self.many))

    def rows(self, name: str) -> Iterator[Row]:
        """Of one table, in the order of its columns."""
        made = {
            "child": self._children,
            "family": self._families,
            "namekey": self._name_keys,
            "adult": self._adults,
            "relationship": self._relationships,
            "episode": self._episodes,
            "lead": self._leads,
            "holding": self._holdings,
            "happening": self._happenings,
            "happeningwords": self._words,
            "look": self._looks,
        }.get(name)
        if made is None:
            return
        columns = self.copies.authority.tables[name].columns
        for row in made():
            yield tuple(row.get(column, _EMPTY.get(column)) for column in columns)

    def _course(self, place: int) -> "Course":
        draw = random.Random(place)
        opened = self.moment - OLDEST * draw.random() - timedelta(days=200)
        staff, hand = draw.randrange(-(-self.copies.copies // CASELOAD)), draw.choice(self._hands())
        moved = staff * CASELOAD
        return Course(
            child=self.copies.past("child") + place,
            family=self.copies.past("family") + place // TOGETHER,
            given=given_name(draw),
            name=family_name(random.Random(f"finished {place // TOGETHER}")),
            born=(opened - timedelta(days=draw.randint(30, 16 * 365))).date().isoformat(),
            worker=self.copies.id_of("worker", hand.worker, moved),
            worker_public=other_public(hand.public, staff),
            role=hand.role,
            team=self.copies.id_of("team", hand.team, moved),
            service=hand.service,
            opened=_kept(opened),
            noted=_kept(opened + timedelta(days=7)),
            closed=_kept(opened + timedelta(days=draw.randint(20, 190))),
        )

    def _hands(self) -> "tuple[Hand, ...]":
        return _hands_of(self.copies)

    def _children(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses:
            yield {
                "id": one.child,
                "public": other_public(f"finished {place}", 1),
                "number": f"7{place:07}",
                "given_name": one.given,
                "family_name": one.name,
                "born": one.born,
                "family_id": one.family,
                "created_at": one.opened,
                "created_by_id": one.worker,
            }

    def _families(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses[::TOGETHER]:
            yield {
                "id": one.family,
                "public": other_public(f"family {place}", 1),
                "name": one.name,
                "address": f"{place % 90 + 1} Larch Close",
            }

    def _name_keys(self) -> Iterator[Mapping[str, object]]:
        number = self.copies.past("namekey") * 2 + self.first * MOST_KEYS
        for _, one in self.courses:
            for key in keys(one.given, one.name):
                number += 1
                yield {"id": number, "child_id": one.child, "key": key}

    def _adults(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses[::TOGETHER]:
            yield {
                "id": self.copies.past("adult") + place // TOGETHER,
                "public": other_public(f"adult {place}", 1),
                "given_name": "Kelly",
                "family_name": one.name,
                "phone": "07700 900 100",
                "created_at": one.opened,
                "created_by_id": one.worker,
            }

    def _relationships(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses:
            yield {
                "id": self.copies.past("relationship") + place,
                "child_id": one.child,
                "adult_id": self.copies.past("adult") + place // TOGETHER,
                "kind": "mother",
                "parental_responsibility": "yes",
                "lives_with": 1,
                "since": one.opened,
            }

    def _episodes(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses:
            yield {
                "id": self.copies.past("episode") + place,
                "child_id": one.child,
                "lead_id": one.worker,
                "opened": one.opened,
                "opened_by_id": one.worker,
                "closed": one.closed,
                "closed_by_id": one.worker,
            }

    def _leads(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses:
            yield {
                "id": self.copies.past("lead") + place,
                "child_id": one.child,
                "worker_id": one.worker,
                "role": one.role,
                "since": one.opened,
                "until": one.closed,
            }

    def _holdings(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses:
            yield {
                "id": self.copies.past("holding") + place,
                "child_id": one.child,
                "service": one.service,
                "team_id": one.team,
                "since": one.opened,
                "until": one.closed,
            }

    def _looks(self) -> Iterator[Mapping[str, object]]:
        for place, one in self.courses:
            yield {
                "id": self.copies.past("look") + place,
                "who_id": one.worker,
                "child_id": one.child,
                "page": "the child",
                "at": one.noted,
            }

    def _happenings(self) -> Iterator[Mapping[str, object]]:
        number = self.copies.past("happening") + self.first * ENTRIES
        for place, one in self.courses:
            previous = ""
            for at, (kind, happened, text) in enumerate(one.told(), start=1):
                row = {
                    "id": number,
                    "child_id": one.child,
                    "number": at,
                    "kind": kind,
                    "pack_hash": "",
                    "transition_id": None,
                    "run": "",
                    "happened": happened,
                    "recorded": happened,
                    "by_id": one.worker,
                    "words_hash": words_hash(salt=_salt(place, at), text=text),
                    "previous_hash": previous,
                }
                row["hash"] = previous = chained(row)
                number += 1
                yield row

    def _words(self) -> Iterator[Mapping[str, object]]:
        number = self.copies.past("happening") + self.first * ENTRIES
        for place, one in self.courses:
            for at, (_, _, text) in enumerate(one.told(), start=1):
                yield {"happening_id": number, "salt": _salt(place, at), "text": text}
                number += 1


@dataclass(frozen=True)
class Hand:
    """A worker of the small authority, in the first of their posts."""

    worker: int
    public: str
    role: str
    team: int
    service: str


@dataclass(frozen=True, kw_only=True)
class Course:
    """What was recorded of one child. Times as the database keeps them."""

    child: int
    family: int
    given: str
    name: str
    born: str
    worker: int
    worker_public: str
    role: str
    team: int
    service: str
    opened: str
    noted: str
    closed: str

    def told(self) -> tuple[tuple[str, str, str], ...]:
        """Each entry: its kind, when it happened, its words."""
        began = {
            "lead": self.worker_public,
            "name": "Priya Nair",
            "role": self.role,
            "service": self.service,
            "team": None,
            "reason": "The family asked for help, with the school.",
        }
        note = {"note": "Seen at home with her mother. School goes better, and she has friends to stay."}
        ended = {"reason": "What was asked for is done, and the school knows whom to ring."}
        return (
            ("episode opened", self.opened, canonical_json(began)),
            ("case note", self.noted, canonical_json(note)),
            ("episode closed", self.closed, canonical_json(ended)),
        )


@lru_cache(maxsize=1)
def _hands_of(copies: Copies) -> tuple[Hand, ...]:
    tables = copies.authority.tables
    workers, teams, posts = tables["worker"], tables["team"], tables["membership"]
    public = {row[workers.place("id")]: row[workers.place("public")] for row in workers.rows}
    service = {row[teams.place("id")]: row[teams.place("service")] for row in teams.rows}
    return tuple(
        Hand(
            row[posts.place("worker_id")],
            public[row[posts.place("worker_id")]],
            row[posts.place("role")],
            row[posts.place("team_id")],
            service[row[posts.place("team_id")]],
        )
        for row in posts.rows
    )


def _kept(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _salt(place: int, at: int) -> str:
    return sha256(f"{place} {at}".encode()).hexdigest()


_EMPTY: Mapping[str, object] = dict.fromkeys(
    (*("known_as", "flag", "address", "organisation", "email", "reached_how", "reason", "destroyed_why"),), ""
) | {"address_withheld": 0}


def finished(copies: Copies, many: int, moment: datetime) -> Iterator[Finished]:
    """All of them, so many at once."""
    for first in range(0, many, AT_ONCE):
        yield Finished(copies, first, min(AT_ONCE, many - first), moment)
