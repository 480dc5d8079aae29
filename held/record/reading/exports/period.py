"""Of a child's rows, those that a period has to do with: what was open, owed or done in it."""

from datetime import datetime

from held.record.reading.exports.rows import Rows


def within(rows: Rows, *, begins: datetime, ends: datetime) -> Rows:
    """From `begins` until just before `ends`. A transition stands for its duties and steps, so it comes with them."""

    def touches(since: datetime, until: datetime | None) -> bool:
        return since < ends and (until is None or until >= begins)

    duties = tuple(row for row in rows.duties if touches(row.asked, row.over))
    steps = tuple(row for row in rows.steps if begins <= row.happened < ends)
    with_rows = {row.of.transition for row in duties} | {row.of.transition for row in steps}
    transitions = tuple(
        row for row in rows.transitions if touches(row.began, row.ended) or row.of.transition in with_rows
    )
    return Rows(transitions, duties, steps)
