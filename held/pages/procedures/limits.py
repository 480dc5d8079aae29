"""The statutory clock of a pack as tables, and the rules whose time it gives."""

from collections.abc import Iterator, Mapping

from held.language.norms import Duty, InnerDuty
from held.language.pack import Pack, Procedure
from held.language.statutory_clock import StatutoryClock
from held.language.times import ByStatute, Certainty, Limit
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.phrases import capital, curly, sentence

KNOWN: Mapping[Certainty, str] = {
    "read in the source": "We read it there.",
    "seen on public pages": "Public pages say so; we did not read the source itself.",
    "general knowledge": "Known in the field, and not yet looked up.",
}


def limit_table(clock: StatutoryClock) -> Table:
    """A row for each value, in the order of the file."""
    rows = [row for limit in clock.limits.values() for row in _value_rows(limit)]
    return Table("Limits", ("Limit", "How long", "In force", "Where it is written"), tuple(rows))


def _value_rows(limit: Limit) -> Iterator[Row]:
    for value in limit.values:
        yield Row(
            (
                _limit(limit),
                _together(value.words),
                capital(value.when),
                _source(value.source, value.certainty),
            )
        )


def _limit(limit: Limit) -> Cell:
    return Cell(
        bold=capital(curly(limit.name)), words=f"from: {curly(limit.starts)}; to: {curly(limit.ends)}"
    )


def _together(words: str) -> str:
    """ "45 working days" stays on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _source(source: str, certainty: Certainty) -> str:
    """How surely it is known is said beside it: nobody should rely on a number that nobody looked up."""
    return f"{sentence(curly(source))} {KNOWN[certainty]}"


def no_number_table(clock: StatutoryClock) -> Table:
    rows = (
        Row(
            (
                capital(curly(limit.name)),
                sentence(curly(limit.no_number)),
                _source(limit.source, limit.certainty),
            )
        )
        for limit in clock.limits.values()
        if limit.no_number
    )
    return Table("What has no national number", ("What", "Why", "Where it is written"), tuple(rows))


def resting(pack: Pack) -> Iterator[tuple[Procedure, Duty | InnerDuty]]:
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            if isinstance(norm, Duty | InnerDuty) and isinstance(norm.time, ByStatute):
                yield procedure, norm
