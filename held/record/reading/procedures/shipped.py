"""The packs that come with Held, to read one's own procedures beside them. They are in force nowhere by being here."""

from functools import cache
from pathlib import Path

import held
from held.language.pack import Pack
from held.language.reading import PACK_FILE, read_pack

FOLDER = Path(held.__file__).parent / "procedures"


@cache
def shipped() -> tuple[Pack, ...]:
    """In the order of their folders; read once in this process."""
    return tuple(read_pack(file.parent) for file in sorted(FOLDER.glob(f"*/*/{PACK_FILE}")))
