"""The folder of an export as one file, for a browser. The same export gives the same bytes here too."""

import shutil
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from held.engine.calendar import LONDON
from held.record.actions.exports.write_export import write_export


def zipped(*, number: int, made: int, at: datetime, as_json: bool) -> bytes:
    """`made` is the number in the folder's name, `at` when that was taken. For few children: all is held in memory.

    Raises like `write_export`.
    """
    whole = BytesIO()
    with TemporaryDirectory(prefix="held-export-") as folder:
        for _ in write_export(number=number, inside=Path(folder), as_json=as_json):
            pass
        _fill(whole, Path(folder) / f"held-export-{made}", at)
    return whole.getvalue()


def _fill(whole: BytesIO, folder: Path, at: datetime) -> None:
    local = at.astimezone(LONDON)
    stamp = (local.year, local.month, local.day, local.hour, local.minute, local.second)
    with ZipFile(whole, "w") as archive:
        for path in sorted(folder.iterdir()):
            entry = ZipInfo(f"{folder.name}/{path.name}", stamp)
            entry.compress_type = ZIP_DEFLATED
            with path.open("rb") as file, archive.open(entry, "w") as into:
                shutil.copyfileobj(file, into)
