"""A happening: one entry of a child's history, or of a round's. This row is the header that is chained, its words apart."""

from django.db import models

from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

WRITTEN_BY_THE_CLOCK = ("began", "known changed", "named", "went late")
"""The kinds that may have nobody's name, on a transition: what came to be because a day came, by no act of anybody's."""
WORDS_DESTROYED = "words destroyed"
"""The kind whose own words are never destroyed: they say which others were, and why."""


class Happening(models.Model):
    """Written by `held.record.actions.history.append` alone, and never changed: docs/record.md."""

    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, null=True, blank=True, related_name="happenings", db_index=False
    )
    """Empty: it is about no child, and stands on the chain of its transition, which is a round."""
    number = models.PositiveIntegerField()
    """Its place on its chain, from 1, without a gap."""
    kind = models.CharField(max_length=60)
    pack_hash = models.CharField(max_length=64, blank=True)
    transition = models.ForeignKey(
        Transition, on_delete=models.PROTECT, null=True, blank=True, related_name="happenings"
    )
    run = models.CharField(max_length=200, blank=True)
    """Which run of an inner procedure it belongs to; empty for the transition itself."""
    happened = models.DateTimeField()
    recorded = models.DateTimeField()
    by = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    words_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    """The hash of the entry before this one on its chain; empty on the first."""
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child", "number"], name="happening_has_one_place"),
            models.UniqueConstraint(
                fields=["transition", "number"],
                condition=models.Q(child__isnull=True),
                name="happening_has_one_place_in_a_round",
            ),
            models.CheckConstraint(
                condition=models.Q(child__isnull=False) | models.Q(transition__isnull=False),
                name="happening_of_a_child_or_a_round",
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="happening_numbered_from_one"),
            models.CheckConstraint(condition=~models.Q(kind=""), name="happening_says_its_kind"),
            models.CheckConstraint(
                condition=models.Q(happened__lte=models.F("recorded")),
                name="happening_not_in_the_future",
            ),
            models.CheckConstraint(
                condition=models.Q(by__isnull=False)
                | models.Q(kind__in=WRITTEN_BY_THE_CLOCK, transition__isnull=False),
                name="happening_has_a_name",
            ),
            models.CheckConstraint(
                condition=models.Q(run="") | models.Q(transition__isnull=False),
                name="happening_run_within_a_transition",
            ),
        ]
        indexes = [models.Index(fields=["by", "id"], name="happening_by_a_worker")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.number})"
