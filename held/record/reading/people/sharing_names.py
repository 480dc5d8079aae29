"""Children whose names share words with what was typed, the likeliest first, however many share one of them."""
# ruff: noqa: S608 - the SQL is our own words; what was typed goes in as parameters

from collections.abc import Iterator, Sequence
from itertools import combinations

from django.db import connection

from held.record.names import Near, keys_of_pair, keys_of_word
from held.record.tables.people.child import Child

COMPARED = ("id", "number", "given_name", "family_name", "known_as", "born")
MOST_READ = 500
"""Children of one key. A name that more have in common than this narrows nothing by itself; with a second it does."""
MOST_WORDS = 6

Key = tuple[str, int, int]
"""The key, its weight, and which of the typed words it stands for: a sum of powers of two."""


def sharing_names(words: Sequence[str], *, most: int) -> list[Child]:
    """At most so many. First whoever shares most of the words; of these whose are written so, before those that sound so,
    before those that begin so. Only what is compared is read of each."""
    typed = list(dict.fromkeys(words))[:MOST_WORDS]
    keys = list(_keys(typed))
    each = " UNION ALL ".join(
        f"SELECT child_id, {weight} AS weight, {stands_for} AS words FROM (SELECT child_id FROM record_namekey "
        f'WHERE "key" = %s ORDER BY child_id LIMIT {MOST_READ}) AS of_key_{place}'
        for place, (_, weight, stands_for) in enumerate(keys)
    )
    covered = " + ".join(f"MAX(words / {2**place} %% 2)" for place in range(len(typed)))
    likeliest = (
        f"SELECT child_id FROM ({each}) AS shared GROUP BY child_id "
        f"ORDER BY {covered} DESC, MAX(weight) DESC, COUNT(*) DESC, child_id LIMIT %s"
    )
    columns = ", ".join(f"child.{column}" for column in COMPARED)
    sql = (
        f"SELECT {columns} FROM ({likeliest}) AS likeliest JOIN record_child AS child ON child.id = child_id"
    )
    with connection.kept_cursor() as cursor:
        cursor.execute(sql, [*(key for key, _, _ in keys), most])
        found = cursor.fetchall()
    return [Child.from_db(connection.alias, COMPARED, row) for row in found]


def _keys(words: Sequence[str]) -> Iterator[Key]:
    for place, word in enumerate(words):
        for near, key in keys_of_word(word).items():
            yield key, near, 2**place
    for (one, first), (other, second) in combinations(enumerate(words), 2):
        for near, key in keys_of_pair(first, second).items():
            yield key, near + len(Near), 2**one + 2**other
