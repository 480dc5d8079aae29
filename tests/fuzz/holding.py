"""What holds of every input: it is read, or it is refused with file, line and a sentence, and soon."""

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from held.engine.stories import run_story
from held.language.faults import Fault, PackRefused
from held.language.files import text_of
from held.language.frames.telling import read_story
from held.language.reading import read_pack
from held.language.sentences.phrases import CALLED, FIXED
from tests.fuzz.garbling import Garbled

PATIENCE = 5.0
"""Seconds of the processor's time that reading anything may take."""
LONGEST = 900
STORY = "story.yaml"
NAMES_OF_TOKENS = re.compile(
    "|".join(
        rf"(?<![A-Za-z_]){name}(?![A-Za-z_])"
        for name in sorted({*CALLED, *(name for name, _ in FIXED), "$END"})
        if "_" in name
    )
)


@dataclass(frozen=True)
class Tried:
    """How it went: read or refused, how long it took, and what was not as it must be (empty where all was)."""

    read: bool
    seconds: float
    amiss: str


def tried(garbled: Garbled) -> Tried:
    """Read it from a folder, as a command does. An error that is no refusal is what this is here to find."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, written in garbled.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(written)
        if garbled.story is not None:
            (folder / STORY).write_bytes(garbled.story)
            shutil.move(folder / STORY, folder / "story")
        began = process_time()
        faults, amiss = _read(folder, garbled)
        seconds = process_time() - began
    amiss = amiss or next((wrong for fault in faults if (wrong := wrong_with(fault, garbled))), "")
    if seconds > PATIENCE:
        amiss = amiss or f"it took {seconds:.1f} seconds"
    return Tried(not faults, seconds, amiss)


def _read(folder: Path, garbled: Garbled) -> tuple[tuple[Fault, ...], str]:
    try:
        pack = read_pack(folder)
        if garbled.story is not None:
            run_story(pack, read_story(text_of(folder / "story", STORY), STORY, pack))
    except PackRefused as refused:
        return refused.faults, "" if refused.faults else "it is refused for nothing"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told with the input's number
        return (), f"{type(error).__name__}: {error}"[:300]
    return (), ""


def wrong_with(fault: Fault, garbled: Garbled) -> str:
    """What this refusal lacks: a file of the input, a line of it, a sentence in words. Empty where it lacks nothing."""
    files = garbled.files | ({STORY: garbled.story} if garbled.story is not None else {})
    if fault.file not in files:
        return f"no such file: {fault}"
    if (
        not 1
        <= fault.line
        <= len(re.split(rb"\r\n|\r|\n|\xe2\x80[\xa8\xa9]|\xc2\x85", files[fault.file])) + 1
    ):
        return f"no such line: {fault}"
    if not fault.says.rstrip("”)").endswith((".", "?", "…")) or len(fault.says) > LONGEST:
        return f"no sentence, or one too long: {fault}"
    if NAMES_OF_TOKENS.search(fault.says.split("“")[0]):
        return f"the name of a token: {fault}"
    return ""
