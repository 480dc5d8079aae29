"""How far a round's history had come when an export was taken."""

from django.db import models

from held.record.tables.exports.export import Export
from held.record.tables.transitions.transition import Transition


class ExportedRound(models.Model):
    """Written where the history grew since the round's row before: that one stands until then."""

    export = models.ForeignKey(Export, on_delete=models.PROTECT, related_name="rounds", db_index=False)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    """Of the round's last entry."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transition", "export"], name="exported_round_once"),
        ]

    def __str__(self) -> str:
        return f"round {self.transition_id} up to {self.number}"
