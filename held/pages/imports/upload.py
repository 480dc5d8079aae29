"""Files that come with a form: onto the disk piece by piece, never into memory, and only where a page asks for them."""

from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.urls import reverse

from held.record.reading.people.team import rights_of

MEGABYTE = 1_000_000
LIMIT = 200 * MEGABYTE
"""Of one form with all its files: more than a million rows. What is larger goes by the command."""


class Upload(TemporaryFileUploadHandler):
    """What comes to another page, from who may not hand it in, or above the limit, is read past and thrown away."""

    taken = 0
    may: bool | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.may is None:
            self.may = self._may()
        if not self.may:
            self._skip()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.taken += len(raw_data)
        if self.taken > LIMIT:
            self._skip()
        super().receive_data_chunk(raw_data, start)

    def _may(self) -> bool:
        user = getattr(self.request, "user", None)
        if self.request.path != reverse("imports") or user is None or not user.is_authenticated:
            return False
        rights, _ = rights_of(user)
        return rights.everybody

    def _skip(self) -> None:
        self.file.close()
        raise SkipFile
