"""The invented authority so many times over: other children under other names, each with a chain that verifies."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from held.record.chain.header import Header
from held.record.chain.salt import words_hash
from held.record.tables.public_id import ALPHABET, LENGTH
from tests.bench.record.authority import ONE_FOR_ALL, Authority, Row, Table
from tests.bench.record.names import family_name, given_name, keys

CASELOAD = 6
"""Whoever leads three children in the small authority leads eighteen in a big one: so many copies share their workers."""
OF_STAFF = frozenset({"team", "worker", "membership", "cover", "accountentry"})
PUBLIC = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def other_public(public: str, copy: int) -> str:
    """Another id of the same kind; the first copy keeps its own."""
    if not copy:
        return public
    drawn = sha256(f"{public} {copy}".encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:LENGTH])


@dataclass(frozen=True, eq=False)
class Copies:
    authority: Authority
    copies: int
    whose: Mapping[str, str] = field(default_factory=dict)
    """By public id in the small authority, the table it belongs to."""

    def rows(self, name: str) -> Iterator[Row]:
        """Of one table, of every copy."""
        if name == "namekey":
            yield from self._name_keys()
            return
        table = self.authority.tables[name]
        for copy in range(self._how_many(name)):
            if name in ("happening", "happeningwords"):
                yield from self._chains(copy, of_words=name == "happeningwords")
            else:
                changed = self._changing(name, table, copy)
                for row in table.rows:
                    yield changed(row)

    def id_of(self, name: str, number: int, copy: int) -> int:
        """What the id of a row of the small authority has become in this copy."""
        staffed = copy // CASELOAD if name in OF_STAFF else copy
        return number + staffed * self.authority.tables[name].past

    def past(self, name: str) -> int:
        """A number above every id of the table."""
        return self.authority.tables[name].past * (self._how_many(name) + 1)

    def _how_many(self, name: str) -> int:
        if name in ONE_FOR_ALL:
            return 1
        return -(-self.copies // CASELOAD) if name in OF_STAFF else self.copies

    def _changing(self, name: str, table: Table, copy: int) -> Callable[[Row], Row]:
        """A row of the small authority as it is in this copy. Of staff, `copy` counts the staffs."""
        as_staff = copy * CASELOAD if name in OF_STAFF else copy
        shifts = [
            self.id_of(target, 0, as_staff) if target else 0
            for target in (
                name if column == table.key and column not in table.refers else table.refers.get(column, "")
                for column in table.columns
            )
        ]
        words = self._own_words(name, table, copy)

        def changed(row: Row) -> Row:
            moved = [
                value + shift if shift and value is not None else value
                for value, shift in zip(row, shifts, strict=True)
            ]
            for place, word in words:
                moved[place] = word(row, moved)
            return tuple(moved)

        return changed

    def _own_words(
        self, name: str, table: Table, copy: int
    ) -> list[tuple[int, Callable[[Row, list], object]]]:
        """What is unique in a table, and the names of people."""
        if not copy:
            return []
        found: list[tuple[int, Callable[[Row, list], object]]] = []
        if "public" in table.columns:
            place = table.place("public")
            found.append((place, lambda row, _: other_public(row[place], copy)))
        if name == "team":
            found.append((table.place("name"), lambda row, _: f"{row[table.place('name')]} {copy + 1}"))
        if name == "worker":
            at = table.place("sign_in_name")
            found.append((at, lambda row, _: f"{row[at]}-{copy}"))
        if name == "child":
            family, own = table.place("family_id"), table.place("id")
            found.append((table.place("number"), lambda _, moved: f"9{moved[own]:07}"))
            found.append((table.place("family_name"), lambda row, _: _family(copy, row[family] or row[own])))
            found.append((table.place("given_name"), lambda row, _: _given(copy, row[own])))
        if name == "family":
            own = table.place("id")
            found.append((table.place("name"), lambda row, _: _family(copy, row[own])))
        return found

    def _name_keys(self) -> Iterator[Row]:
        """In the order of the table's columns: id, child, key."""
        children, number = self.authority.tables["child"], 0
        known_as = children.place("known_as")
        for copy in range(self.copies):
            changed = self._changing("child", children, copy)
            for row in map(changed, children.rows):
                names = (row[children.place("given_name")], row[children.place("family_name")], row[known_as])
                for key in keys(*names):
                    number += 1
                    yield number, row[children.place("id")], key

    def _chains(self, copy: int, *, of_words: bool) -> Iterator[Row]:
        entries, words = self.authority.tables["happening"], self.authority.tables["happeningwords"]
        changed = self._changing("happening", entries, copy)
        worded = self._changing("happeningwords", words, copy)
        text_at, salt_at = words.place("text"), words.place("salt")
        others = {
            public: other_public(public, copy // CASELOAD if whose in OF_STAFF else copy)
            for public, whose in self.whose.items()
        }
        for of_child in self.authority.happenings.values():
            previous = ""
            for entry, said in of_child:
                told = list(worded(said))
                told[text_at] = PUBLIC.sub(lambda one: others.get(one[0], one[0]), told[text_at])
                if of_words:
                    yield tuple(told)
                    continue
                row = dict(zip(entries.columns, changed(entry), strict=True))
                row["words_hash"] = words_hash(salt=told[salt_at], text=told[text_at])
                row["previous_hash"] = previous
                row["hash"] = previous = chained(row)
                yield tuple(row[column] for column in entries.columns)


def chained(row: Mapping[str, object]) -> str:
    """The hash of an entry, from its row as the database keeps it."""
    return Header(
        chain=row["child_id"],
        number=row["number"],
        kind=row["kind"],
        pack_hash=row["pack_hash"],
        transition=row["transition_id"],
        run=row["run"],
        happened=datetime.fromisoformat(str(row["happened"])).replace(tzinfo=UTC),
        recorded=datetime.fromisoformat(str(row["recorded"])).replace(tzinfo=UTC),
        by=row["by_id"],
        words_hash=row["words_hash"],
        previous_hash=row["previous_hash"],
    ).hash()


def copies_of(authority: Authority, copies: int) -> Copies:
    whose = {
        row[table.place("public")]: name
        for name, table in authority.tables.items()
        if "public" in table.columns
        for row in table.rows
    }
    return Copies(authority, copies, whose)


def _family(copy: int, family: int) -> str:
    return family_name(random.Random(f"family {copy} {family}"))


def _given(copy: int, child: int) -> str:
    return given_name(random.Random(f"child {copy} {child}"))
