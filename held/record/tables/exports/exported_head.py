"""How far one child's history had come when an export was taken, and the numbers by which others know the child."""

from django.db import models

from held.record.tables.exports.export import Export
from held.record.tables.people.child import Child


class ExportedHead(models.Model):
    """Written where the history grew or a number changed since the child's row before: that one stands until then."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="heads", db_index=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    """Of the child's last entry."""
    child_number = models.CharField(max_length=40)
    """The authority's own reference, as it was then."""
    number_there = models.CharField(max_length=200, blank=True)
    """The child's number in the case system, as it was then; empty where none is known."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "export"], name="exported_head_once"),
        ]
        indexes = [models.Index(fields=["export", "child"], name="exported_heads_in_order")]

    def __str__(self) -> str:
        return f"{self.child_id} up to {self.number}"
