"""The rows of the rounds, which are about no child. There are some a year, so they are read at once."""

from held.record.reading.exports.between import OF_AN_EXPORT, Head, rows_between
from held.record.reading.exports.rows import OfAChild, Rows
from held.record.reading.exports.taken import Taken
from held.record.tables.exports.exported_round import ExportedRound
from held.record.tables.history.happening import Happening

NO_CHILD = OfAChild(child="", child_number="", number_there="")


def rounds_of(taken: Taken) -> Rows:
    """In the order in which they were begun. Nobody's looking is written down: no child is in them."""
    heads = _heads(taken)
    histories: dict[int, list[Happening]] = {round_: [] for round_ in heads}
    rows = (
        Happening.objects.filter(child=None, transition__in=heads, kind__in=OF_AN_EXPORT)
        .select_related("words", "by", "transition")
        .order_by("transition", "number")
    )
    for row in rows:
        assert row.transition_id is not None
        histories[row.transition_id].append(row)
    found = Rows()
    for round_, history in histories.items():
        found += rows_between(taken, heads[round_], history)
    return found


def _heads(taken: Taken) -> dict[int, tuple[Head | None, Head]]:
    """How far each round's history had come at the mark before, and at this one."""
    found: dict[int, tuple[Head | None, Head]] = {}
    rows = ExportedRound.objects.filter(export__number__lte=taken.number).select_related("export")
    for row in rows.order_by("transition", "export__number"):
        head = Head(NO_CHILD, row.number)
        before = found[row.transition_id][0] if row.transition_id in found else None
        found[row.transition_id] = (head if row.export.number <= taken.since else before, head)
    return found
