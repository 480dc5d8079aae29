"""An extract of a case system that somebody handed in: first read and shown, then taken in with their name and the date."""

from django.db import models

from held.record.tables.people.worker import Worker
from held.record.tables.public_id import LENGTH, new_public_id


class Extract(models.Model):
    class State(models.TextChoices):
        READING = "being read"
        WEIGHING = "being compared"
        READY = "ready"
        REFUSED = "refused"
        TAKING_IN = "being taken in"
        TAKEN_IN = "taken in"
        GIVEN_UP = "given up"

    public = models.CharField(max_length=LENGTH, unique=True, default=new_public_id, editable=False)
    system = models.CharField(max_length=100)
    """The name of the case system, as people call it."""
    of = models.DateField()
    """The day on which the system gave it out."""
    state = models.CharField(max_length=20, choices=State.choices, default=State.READING)
    handed_in = models.DateTimeField()
    handed_in_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    over = models.DateTimeField(null=True, blank=True)
    """When it was taken in, refused or given up."""
    done = models.PositiveIntegerField(default=0)
    """Rows that are through what is being done now, as far as somebody has said."""
    told = models.TextField(blank=True)
    """JSON: what would come of it, or came, as it is shown; the first of each list. Empty until it is compared."""
    read_by = models.CharField(max_length=LENGTH, blank=True)
    """Which process works on it, by a word of its own; whoever comes later leaves it alone while that one is alive."""
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(system=""), name="extract_names_its_system"),
            models.CheckConstraint(
                condition=models.Q(begun__isnull=True, begun_by__isnull=True)
                | models.Q(begun__isnull=False, begun_by__isnull=False),
                name="extract_begun_by_somebody_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["being taken in", "taken in"]) | models.Q(begun__isnull=False),
                name="extract_taken_in_when_begun",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system}, {self.of}"
