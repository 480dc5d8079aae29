"""How the words of a child's names are written, sound and begin: what the search box looks for, by equality in an index."""

from django.db import models

from held.record.tables.people.child import Child


class NameKey(models.Model):
    """One row for each key of a word of a name, or of two of its words (`held.record.names`), written with the name."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="name_keys")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "child"], name="name_key_stands_once"),
            models.CheckConstraint(condition=~models.Q(key=""), name="name_key_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.key
