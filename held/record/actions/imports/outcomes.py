"""How rows of an extract came out is kept, in a statement for each outcome; and, where there is any, what would change."""

from collections.abc import Iterable

from held.record.tables.imports.extract_row import ExtractRow


def keep_outcomes(rows: Iterable[ExtractRow], *, is_done: bool) -> None:
    """Within the caller's transaction."""
    by_outcome: dict[str, list[int]] = {}
    for row in rows:
        if row.differences:
            ExtractRow.objects.filter(pk=row.pk).update(differences=row.differences)
        by_outcome.setdefault(row.outcome, []).append(row.pk)
    for outcome, ids in by_outcome.items():
        ExtractRow.objects.filter(pk__in=ids).update(outcome=outcome, is_done=is_done)
