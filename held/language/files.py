"""The text of one file, or why it can't be had: never an error of the machine's."""

from pathlib import Path

from held.language.faults import Fault, PackRefused
from held.language.limits import BYTES_A_FILE


def text_of(file: Path, called: str) -> str:
    """The text as it lies on the disk, line ends and all. PackRefused, under the name `called`, where there is none."""
    try:
        if not file.is_file():
            raise _refused(called, 1, "This is no file. Put a text file here, or take it away.")
        if file.stat().st_size > BYTES_A_FILE:
            raise _refused(
                called, 1, f"The file is larger than {BYTES_A_FILE // 1_000_000} MB. Make it smaller."
            )
        written = file.read_bytes()
    except OSError as broken:
        said = f"The file can't be opened: {_why(broken)}. See who may read it, and try again."
        raise _refused(called, 1, said) from broken
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as broken:
        line = written.count(b"\n", 0, broken.start) + 1
        raise _refused(
            called, line, "This is not text in UTF-8. Save the file as UTF-8 and try again."
        ) from broken


def files_in(folder: Path, ending: str) -> list[Path]:
    """What lies in the folder with this ending, by name. PackRefused where the folder can't be looked into."""
    try:
        if not folder.is_dir():
            raise _refused(
                str(folder), 1, "There is no such folder. Give the folder that has pack.yaml in it."
            )
        return sorted(file for file in folder.iterdir() if file.suffix == ending)
    except OSError as broken:
        said = f"The folder can't be looked into: {_why(broken)}. See who may read it, and try again."
        raise _refused(str(folder), 1, said) from broken


def _why(broken: OSError) -> str:
    return (broken.strerror or "the machine does not say why").lower()


def _refused(called: str, line: int, says: str) -> PackRefused:
    return PackRefused((Fault(called, line, says),))
