"""A look: who opened which page about which child, when, and why if they had to say. Never changed."""

from django.db import models

from held.record.tables.exports.export import Export
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


class Look(models.Model):
    who = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="looks")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="looks", db_index=False)
    page = models.CharField(max_length=100)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    """Why somebody who doesn't work with this child looks. It opens the record to them for an hour."""

    export = models.ForeignKey(
        Export, on_delete=models.PROTECT, null=True, blank=True, related_name="looks", db_index=False
    )
    """Where the child was among those of an export, which says why. Unlike a reason it opens nothing."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(page=""), name="look_names_a_page")]
        indexes = [
            models.Index(fields=["child", "id"], name="look_at_a_child"),
            models.Index(
                fields=["who", "child", "at"], condition=~models.Q(reason=""), name="look_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who_id} looked at {self.child_id}, {self.page}"
