"""What was read of an extract, and is not wanted any more, is removed: it is about families, and stands nowhere twice."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from held.record.reading.imports.came_of_it import CameOfIt, files_seen, written
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_fault import ExtractFault
from held.record.tables.imports.extract_row import ExtractRow
from held.record.tables.public_id import new_public_id

IN_ONE_GO = 5_000


def folder() -> Path:
    """Where files lie that were sent through a page, until they are read."""
    return Path(settings.HELD_HOME) / "imports"


def kept_aside() -> Path:
    """Where the next of them goes: a name of its own, that nobody else on the machine reads."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder() / new_public_id()


def forget(extract: Extract) -> None:
    """All but the counts: its rows, what was told of them, what was wrong with them, and the files that a page kept."""
    for _ in rows_removed(extract):
        pass
    ExtractFault.objects.filter(file__extract=extract).delete()
    files = CameOfIt(files=files_seen(extract))
    Extract.objects.filter(pk=extract.pk).update(told=written(files))
    remove_files(extract)


def count_taken(extract: Extract) -> None:
    """How many of the rows of each file were taken in by now."""
    for file in extract.files.exclude(kind=""):
        rows = ExtractRow.objects.filter(file=file, is_done=True).order_by().values_list("outcome")
        many = dict(rows.annotate(many=Count("pk")))
        file.new, file.changed = many.get("new", 0), many.get("changed", 0)
        file.disputed = many.get("disputed", 0)
        file.same, file.vanished = 0, 0
        file.save()


def rows_removed(extract: Extract, **which: object) -> Iterator[int]:
    """Those of its rows, some thousands at a time; how many are gone, after each."""
    gone = 0
    while True:
        with transaction.atomic():
            rows = ExtractRow.objects.filter(extract=extract, **which).order_by("pk")
            ids = list(rows.values_list("pk", flat=True)[:IN_ONE_GO])
            if not ids:
                return
            ExtractRow.objects.filter(pk__gte=ids[0], pk__lte=ids[-1], extract=extract, **which).delete()
        gone += len(ids)
        yield gone


def remove_files(extract: Extract) -> None:
    """Those alone that a page kept: what lies elsewhere is whoever's who named it."""
    for file in extract.files.exclude(path=""):
        lies = Path(file.path)
        if folder() in lies.parents:
            lies.unlink(missing_ok=True)
        file.path = ""
        file.save(update_fields=["path"])
