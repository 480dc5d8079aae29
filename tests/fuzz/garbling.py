"""Input that no author meant: bytes, YAML, packs and stories with something put wrong. The number decides which."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from held.language.reading import PACK_FILE, pack_texts
from held.language.sentences.phrases import FIXED
from tests.packs.small_pack import SMALL
from tests.procedures.packs import story_files

HARBOUR = Path(__file__).parents[1] / "procedures" / "harbour" / "2026-01"
STRANGE = (
    "\x00", "\ufeff", "\u202e", "\u200f", "\ud800", "\udfff", "\x1b[2J", "\r\n", "\r", "\t", "\u2028", "\x85", "\xa0", "’",
    "“", "é", "e\u0301", "🙂", "\U0010ffff", "&a ", "*a", "!!python/object:os.system ", "!x ", "<<: *a", "? ", "- ", "---\n",
    "...\n", "%YAML 1.1\n", "|\n", ">-\n", "{", "}", "[", "]", ": ", " #", '"', "'", "\\", "@", "`", "~", "0x1F", "yes",
)  # fmt: skip
TIMES = (
    "within 10**30 working days", f"within {'9' * 40} days", "within 0 days", "within -1 days", "within 1e9 weeks",
    "within ٣ days", "within 3.5 days", "within 3 fortnights", "by 31 February", "at once at once",
    "9999 months before the day it is looked at again", "counted from the start", "by the next by the next",
)  # fmt: skip
DAYS = (
    '"0000-01-01 00:00"',
    '"9999-12-31 23:59"',
    '"2026-02-30 10:00"',
    '"2026-03-29 01:30"',
    "-1",
    "10**30",
    "[]",
    "{}",
)


@dataclass(frozen=True)
class Garbled:
    """Files by name, in bytes as they lie on a disk; and a story in the words of the small pack, where one is tried."""

    kind: str
    files: dict[str, bytes]
    story: bytes | None = None


def garbled(seed: int, number: int) -> Garbled:
    """Input `number` of the run with this seed: the same on every machine."""
    dice = random.Random(f"{seed}/{number}")
    kind = dice.choice(sorted(KINDS))
    return KINDS[kind](dice)


@cache
def packs() -> tuple[dict[str, str], ...]:
    """The small pack thrice, because it is read quickest, and an invented authority's whole one."""
    return (*([pack_texts(SMALL)] * 3), pack_texts(HARBOUR))


@cache
def stories() -> tuple[str, ...]:
    return tuple(file.read_text(encoding="utf-8") for file in story_files(SMALL))


@cache
def words() -> tuple[str, ...]:
    """The fixed phrases, and every word of the small pack."""
    return tuple(sorted({phrase for _, phrase in FIXED} | set(" ".join(packs()[0].values()).split())))


def _encoded(files: dict[str, str]) -> dict[str, bytes]:
    return {name: text.encode("utf-8", "surrogatepass") for name, text in files.items()}


def _one_file(dice: random.Random, change: Callable[[random.Random, str], str]) -> dict[str, str]:
    files = dict(dice.choice(packs()))
    name = dice.choice(sorted(files))
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        files[name] = change(dice, files[name])
    return files


def _some_bytes(dice: random.Random) -> Garbled:
    files = _encoded(dice.choice(packs()))
    name = dice.choice(sorted(files))
    whole = files[name]
    at, length = dice.randrange(len(whole)), dice.choice((0, 1, 3, 40))
    put = dice.randbytes(dice.choice((1, 2, 7, 60)))
    files[name] = dice.randbytes(300) if dice.random() < 0.2 else whole[:at] + put + whole[at + length :]
    return Garbled("bytes", files)


def _any_yaml(dice: random.Random) -> Garbled:
    files = dict(dice.choice(packs()))
    name = dice.choice(sorted(files))
    files[name] = json.dumps(_tree(dice, 0), ensure_ascii=dice.random() < 0.5)
    if dice.random() < 0.5:
        head = "procedure: x\n" if name != PACK_FILE else "pack: x\n"
        files[name] = head + "\n".join(
            f"{dice.choice(words())}: {json.dumps(_tree(dice, 1), ensure_ascii=False)}"
            for _ in range(dice.randint(1, 8))
        )
    return Garbled("yaml", _encoded(files))


def _tree(dice: random.Random, depth: int) -> object:
    kind = dice.randrange(6) if depth < 5 else 0
    if kind < 3:
        return dice.choice(
            (
                dice.choice(words()),
                dice.choice(STRANGE),
                "x" * dice.choice((0, 200, 5000)),
                10**30,
                None,
                True,
            )
        )
    if kind == 3:
        return [_tree(dice, depth + 1) for _ in range(dice.randrange(5))]
    return {dice.choice(words()): _tree(dice, depth + 1) for _ in range(dice.randrange(6))}


def _overwritten(dice: random.Random, text: str) -> str:
    at, length = dice.randrange(len(text) + 1), dice.choice((0, 0, 1, 5, 40))
    put = dice.choice((dice.choice(STRANGE), dice.choice(words()), f" {dice.choice(words())} "))
    return text[:at] + put + text[at + length :]


def _lines_moved(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if len(lines) < 2:
        return text
    here, there = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(5):
        case 0:
            del lines[here]
        case 1:
            lines.insert(there, lines[here])
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = " " * dice.randrange(6) + lines[here].lstrip()
        case _:
            del lines[min(here, there) : max(here, there)]
    return "".join(lines)


def _words_changed(dice: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at = dice.randrange(len(lines))
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    spoken = lines[at].split()
    if not spoken:
        return text
    place = dice.randrange(len(spoken))
    match dice.randrange(4):
        case 0:
            del spoken[place]
        case 1:
            spoken.insert(place, dice.choice(words()))
        case 2:
            spoken[place] = dice.choice(words())
        case _:
            spoken = [*spoken[:place], dice.choice(TIMES), *spoken[place + 1 :]]
    lines[at] = f"{indent}{' '.join(spoken)}\n"
    return "".join(lines)


def _a_sentence(dice: random.Random) -> Garbled:
    files = dict(packs()[0])
    name = dice.choice([name for name in sorted(files) if "\n      - after " in files[name]])
    spoken = " ".join(dice.choice((*words(), *TIMES)) for _ in range(dice.randint(1, 16)))
    lines = files[name].splitlines(keepends=True)
    means = [at for at, line in enumerate(lines) if line.strip().startswith("- after")]
    lines.insert(dice.choice(means), f"      - {spoken}\n")
    files[name] = "".join(lines)
    return Garbled("sentence", _encoded(files))


def _a_story(dice: random.Random) -> Garbled:
    change = dice.choice((_overwritten, _lines_moved, _words_changed, _days_changed))
    text = dice.choice(stories())
    for _ in range(dice.choice((1, 1, 2, 4))):
        text = change(dice, text)
    return Garbled("story", _encoded(packs()[0]), text.encode("utf-8", "surrogatepass"))


def _days_changed(dice: random.Random, text: str) -> str:
    quoted = text.split('"2026-')
    place = dice.randrange(1, len(quoted)) if len(quoted) > 1 else 0
    if place == 0:
        return text
    rest = quoted[place].partition('"')[2]
    return (
        '"2026-'.join(quoted[:place])
        + dice.choice(DAYS)
        + rest
        + "".join(f'"2026-{each}' for each in quoted[place + 1 :])
    )


KINDS: dict[str, Callable[[random.Random], Garbled]] = {
    "bytes": _some_bytes,
    "lines": lambda dice: Garbled("lines", _encoded(_one_file(dice, _lines_moved))),
    "passage": lambda dice: Garbled("passage", _encoded(_one_file(dice, _overwritten))),
    "sentence": _a_sentence,
    "story": _a_story,
    "words": lambda dice: Garbled("words", _encoded(_one_file(dice, _words_changed))),
    "yaml": _any_yaml,
}
