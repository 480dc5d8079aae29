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
    # Versions of a pack stand in folders of their own.
    below = [str(file.parent) for file in sorted(path.glob(f"*/{PACK_FILE}"))]
    otherwise = (
        f"Give the folder of one version: {' or '.join(below)}." if below else "Give the folder of a pack."
    )
    return f"{path} has no {PACK_FILE} in it. {otherwise}"
