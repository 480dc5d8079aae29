"""What was done to somebody's account: made, put into a team, switched off, given a password; by whom. Never changed."""

from django.db import models

from held.record.tables.people.worker import Worker


class AccountEntry(models.Model):
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, related_name="account_entries", db_index=False
    )
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    says = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(says=""), name="account_entry_says_something")
        ]
        indexes = [models.Index(fields=["worker", "id"], name="account_entry_of_a_worker")]

    def __str__(self) -> str:
        return f"{self.worker_id}: {self.says}"
