"""The words of a happening. They may be destroyed under it, with who and why; the chain still verifies."""

from django.db import models

from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker


class HappeningWords(models.Model):
    happening = models.OneToOneField(
        Happening, on_delete=models.PROTECT, primary_key=True, related_name="words"
    )
    salt = models.CharField(max_length=64, null=True, blank=True)
    """Sixty-four random letters and figures. Empty, like the text, once destroyed."""
    text = models.TextField(null=True, blank=True)
    """Canonical JSON, kept as the very characters that were hashed."""
    destroyed_at = models.DateTimeField(null=True, blank=True)
    destroyed_by = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    destroyed_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    salt__isnull=False,
                    text__isnull=False,
                    destroyed_at__isnull=True,
                    destroyed_by__isnull=True,
                    destroyed_why="",
                )
                | (
                    models.Q(
                        salt__isnull=True,
                        text__isnull=True,
                        destroyed_at__isnull=False,
                        destroyed_by__isnull=False,
                    )
                    & ~models.Q(destroyed_why="")
                ),
                name="words_kept_or_destroyed_by_whom_when_why",
            )
        ]

    def __str__(self) -> str:
        return self.text or f"destroyed: {self.destroyed_why}"
