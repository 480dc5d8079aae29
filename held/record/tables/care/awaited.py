"""An act that somebody's duty waits for, by when at the latest: worked out by the engine, kept here beside what is owed."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


class Awaited(models.Model):
    """One act that may be done now, for one duty that can't be done yet. Whether it is too late is not kept: it is too late
    when `latest` has passed."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="awaited")
    """Empty: in a round, which is about no child."""
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, related_name="awaited", db_index=False
    )
    run = models.CharField(max_length=200, blank=True)
    norm = models.CharField(max_length=100)
    """With `run`, the duty that waits."""
    waiting = models.CharField(max_length=200)
    """The step of that duty."""
    due = models.DateTimeField()
    place = models.PositiveSmallIntegerField()
    """Its place on the way, the first 1."""
    step = models.CharField(max_length=200)
    inner = models.CharField(max_length=200, blank=True)
    """The inner procedure that the act belongs to."""
    outcomes = models.CharField(max_length=500, blank=True)
    """What it has to come out as, in words; empty where that does not matter."""
    role = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="awaited")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="awaited")
    """Whose tray it would stand in while nobody is named."""
    latest = models.DateTimeField()
    meets = models.DateTimeField(null=True, blank=True)
    """When the meeting begins at which it is taken; empty where it is taken at none."""
    cites = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "awaited"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | models.Q(team__isnull=False),
                name="awaited_of_a_worker_or_a_team",
            ),
            models.CheckConstraint(condition=~models.Q(step=""), name="awaited_says_what"),
            models.CheckConstraint(
                condition=models.Q(latest__lte=models.F("due")), name="awaited_before_it_is_due"
            ),
        ]
        indexes = [
            models.Index(fields=["transition", "run", "norm"], name="awaited_by_a_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.step} for {self.child_id} by {self.latest:%d %B %Y}"
