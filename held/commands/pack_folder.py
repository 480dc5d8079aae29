"""The folder of a pack, as it was typed, looked at before anything is done with it."""

from pathlib import Path

from held.language.reading import PACK_FILE


def no_pack_in(path: Path) -> str:
    """A sentence that says why no pack is read there and what to type instead; empty where there is one."""
    if (path / PACK_FILE).is_file():
        return ""
    if not path.exists():
        return f"There is no folder {path}. Give the folder of a pack, with {PACK_FILE} in it."
    if not path.is_dir():
        return f"{path} is a file. Give the folder of a pack, with {PACK_FILE} in it."
    below = sorted(str(file.parent) for file in path.glob(f"*/{PACK_FILE}"))
    if below:
        return f"{path} has no {PACK_FILE} in it, but there is one in {' and in '.join(below)}. Give that folder."
    return f"{path} has no {PACK_FILE} in it. Give the folder of a pack."
