"""Which pack holds from which day on, put in force by whom and why.

The one with the latest day, not after the day asked about, holds; of two for one day, the later recorded.
"""

from django.db import models

from held.record.tables.people.worker import Worker
from held.record.tables.procedures.pack_text import PackText


class InForce(models.Model):
    pack_text = models.ForeignKey(PackText, on_delete=models.PROTECT, related_name="in_force")
    from_date = models.DateField()
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["-from_date", "-id"], name="in_force_latest_first")]

    def __str__(self) -> str:
        return f"{self.pack_text} from {self.from_date}"
