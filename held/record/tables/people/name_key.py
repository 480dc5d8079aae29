"""How the words of a child's name sound: what the search box looks for, found by equality in an index."""

from django.db import models

from held.record.tables.people.child import Child


class NameKey(models.Model):
    """One row for each word of a name and each way it sounds. Written by the action that writes the name."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="name_keys")
    sound = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sound", "child"], name="name_key_stands_once"),
            models.CheckConstraint(condition=~models.Q(sound=""), name="name_key_has_a_sound"),
        ]

    def __str__(self) -> str:
        return self.sound
