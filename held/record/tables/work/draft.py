"""A draft: what a worker has typed and not yet recorded. Nobody else's, and not in the chain."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


class Draft(models.Model):
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="drafts")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    """Empty: of a round's step, which is about no child."""
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    """Empty for a note, and for the step that begins a transition."""
    run = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=200)
    """The step, or what else is being written."""
    words = models.TextField()
    """What was typed, as JSON: the name of each question to its answer."""
    seen = models.PositiveIntegerField()
    """How far the child's history stood when the form was opened: the number of its last happening."""
    saved = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "child", "transition", "run", "step"],
                condition=models.Q(transition__isnull=False),
                name="draft_one_a_step",
            ),
            models.UniqueConstraint(
                fields=["worker", "child", "run", "step"],
                condition=models.Q(transition__isnull=True),
                name="draft_one_a_beginning",
            ),
            models.UniqueConstraint(
                fields=["worker", "transition", "run", "step"],
                condition=models.Q(child__isnull=True, transition__isnull=False),
                name="draft_one_a_step_of_a_round",
            ),
            models.UniqueConstraint(
                fields=["worker", "run", "step"],
                condition=models.Q(child__isnull=True, transition__isnull=True),
                name="draft_one_a_beginning_of_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft of {self.step}"
