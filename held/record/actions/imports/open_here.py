"""Whether an episode of a case system is open here."""

from held.record.actions.care.open_episode import OPENED
from held.record.tables.care.episode import Episode
from held.record.tables.history.happening import Happening
from held.record.tables.imports.case_row import CaseRow


def is_open_here(kept: CaseRow) -> bool:
    """As an episode of its own: not where it was never opened, because another was open."""
    entries = Happening.objects.filter(child=kept.child_id, number=kept.entry, kind=OPENED)
    opened = entries.values_list("happened", flat=True).first()
    return Episode.objects.filter(child=kept.child_id, opened=opened, closed=None).exists()
