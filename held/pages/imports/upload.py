"""Files that come with a form: onto the disk piece by piece, never into memory, and only where a page asks for them."""

from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.urls import reverse

MEGABYTE = 1_000_000
LIMIT = 200 * MEGABYTE
"""Of one form with all its files: more than a million rows. What is larger goes by the command."""


class Upload(TemporaryFileUploadHandler):
    """What comes to another page, from who is not signed in, or above the limit, is read past and thrown away."""

    taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if self.request.path != reverse("imports") or user is None or not user.is_authenticated:
            self._skip()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.taken += len(raw_data)
        if self.taken > LIMIT:
            self._skip()
        super().receive_data_chunk(raw_data, start)

    def _skip(self) -> None:
        self.file.close()
        raise SkipFile
