"""What a case system says of one thing, by its number there, as it was last taken in; and which row of ours it is."""

from django.db import models

from held.record.tables.imports.extract import Extract
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker


class CaseRow(models.Model):
    system = models.CharField(max_length=100)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    """The case system's own."""
    says = models.TextField()
    """Canonical JSON, by column: what was taken in, or what somebody here decided about."""
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="case_rows"
    )
    family = models.ForeignKey(
        Family, on_delete=models.PROTECT, null=True, blank=True, related_name="case_rows"
    )
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="case_rows"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="case_rows")
    entry = models.PositiveIntegerField(null=True, blank=True)
    """The number of the happening on the child's record with which it came."""
    first = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="+", db_index=False)
    last = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="+", db_index=False)
    """The extract that had it last."""
    gone = models.ForeignKey(
        Extract, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """The first extract without it, where it has vanished. It stays here."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "kind", "number"], name="case_row_has_one_number"),
            models.CheckConstraint(
                condition=~models.Q(system="", number=""), name="case_row_has_a_system_and_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(child__isnull=False)
                | models.Q(family__isnull=False)
                | models.Q(worker__isnull=False)
                | models.Q(team__isnull=False),
                name="case_row_is_of_something_here",
            ),
        ]
        indexes = [models.Index(fields=["number"], name="case_row_by_number")]

    def __str__(self) -> str:
        return f"{self.system} {self.number}"
