"""A try to sign in that was not right: under which name and from where, neither of them readable, and when.

Kept for an hour. A name is kept as a hash because people type their password into the wrong field.
"""

from django.db import models


class WrongTry(models.Model):
    whose = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    is_known = models.BooleanField()
    """Whether that name had signed in from this very browser before."""
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["whose", "at"], name="wrong_try_under_a_name"),
            models.Index(fields=["place", "at"], name="wrong_try_from_a_place"),
            models.Index(fields=["at"], name="wrong_try_by_age"),
        ]

    def __str__(self) -> str:
        return f"a wrong try at {self.at}"
