"""A notice: a paper that was sent, or what somebody is told. It stands in a tray until received."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

RECEIVED = "notice received"
"""The happening by which somebody says that they have it."""


class Notice(models.Model):
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    """Empty: of a round, which is about no child."""
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    worker = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="notices"
    )
    role = models.CharField(max_length=200, blank=True)
    """The role that is told, where it is a role; whoever is in it in that team may receive it."""
    paper = models.CharField(max_length=200, blank=True)
    """The name of the paper, where one was sent."""
    says = models.TextField()
    cites = models.CharField(max_length=200, blank=True)
    because = models.PositiveIntegerField(null=True, blank=True)
    """The number of the happening that sent it."""
    sent = models.DateTimeField()
    received = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(child__isnull=False) | models.Q(transition__isnull=False),
                name="notice_about_a_child_or_a_round",
            ),
            models.CheckConstraint(
                condition=models.Q(team__isnull=False) | models.Q(worker__isnull=False),
                name="notice_goes_to_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(received__isnull=True, received_by__isnull=True)
                | models.Q(received__isnull=False, received_by__isnull=False),
                name="notice_received_by_somebody_at_a_time",
            ),
            models.CheckConstraint(condition=~models.Q(says=""), name="notice_says_something"),
        ]
        indexes = [
            models.Index(
                fields=["team", "sent", "id"],
                condition=models.Q(received__isnull=True),
                name="notice_in_a_tray",
            ),
            models.Index(
                fields=["worker", "sent", "id"],
                condition=models.Q(received__isnull=True),
                name="notice_for_a_worker",
            ),
        ]

    def __str__(self) -> str:
        return self.says
