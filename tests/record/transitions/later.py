"""A later version of the invented authority's procedures, with passages changed, put in force from a day on."""

from datetime import date

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.record.transitions.harbour import PACK, Harbour

SLOWER = (
    "bureau officer must introduce the officer within 4 working days",
    "bureau officer must introduce the officer within 12 working days",
)
THE_DAY = date(2026, 3, 9)


def put_later(
    harbour: Harbour, *changes: tuple[str, str], version: str = "2026-04", on: date = THE_DAY
) -> str:
    """Its content hash. Each passage must stand there once."""
    texts = pack_texts(PACK)
    for old, new in (("version: 2026-01", f"version: {version}"), *changes):
        (file,) = [name for name, text in texts.items() if text.count(old) == 1]
        texts[file] = texts[file].replace(old, new)
    return put_in_force(files=texts, from_date=on, by=harbour.workers["hub guide"])
