"""A form's key, kept with its answer: a double click, or a try after a crash, is answered, not done again."""

from django.db import models

from held.record.tables.people.worker import Worker


class AnsweredKey(models.Model):
    key = models.CharField(max_length=64, primary_key=True)
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+", db_index=False)
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(key=""), name="answered_key_is_not_empty")]

    def __str__(self) -> str:
        return self.key
