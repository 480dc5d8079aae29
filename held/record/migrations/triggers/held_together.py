"""What the database writes by itself: until when two services may hold a child at once (migration 0020)."""

from held.record.migrations.triggers.promise_kept import NOT_YET
from held.record.migrations.triggers.writing import Kept, of_rows

_SECOND = (
    "SELECT child_id, COALESCE(until, {not_yet}) FROM record_holding WHERE child_id = {child} "
    "ORDER BY until IS NOT NULL, until DESC LIMIT 1 OFFSET 1"
)
"""Of the holding that ends last but one: after that moment no two are left."""
_WRITTEN = """
DELETE FROM record_heldtogether WHERE child_id = {child};
INSERT INTO record_heldtogether (child_id, until) {second};
"""


def _not_yet(vendor: str) -> str:
    return f"'{NOT_YET}'" if vendor == "sqlite" else f"TIMESTAMPTZ '{NOT_YET}+00'"


def _row_written(child: str, vendor: str) -> str:
    return _WRITTEN.format(child=child, second=_SECOND.format(child=child, not_yet=_not_yet(vendor)))


_KEPT = Kept(
    name="held_together",
    says="Until when two services hold a child at once is written down whenever a holding changes.",
    written=_row_written,
)

HELD_TOGETHER = of_rows(_KEPT, "record_holding", "since, until")


def every_child_held_together(vendor: str) -> str:
    """The statement that fills the table from nothing."""
    return (
        "INSERT INTO record_heldtogether (child_id, until) SELECT child_id, until FROM ("  # noqa: S608 - our own words
        f"SELECT child_id, COALESCE(until, {_not_yet(vendor)}) AS until, ROW_NUMBER() OVER "
        "(PARTITION BY child_id ORDER BY until IS NOT NULL, until DESC) AS place FROM record_holding"
        ") AS placed WHERE place = 2"
    )
