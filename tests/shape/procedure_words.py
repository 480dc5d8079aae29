"""The words that belong to a procedure: read from every pack's own files, as plainly as can be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from held.language.gerunds import doing

CLOSED_KINDS = {"yes or no", "one of", "several of", "named"}


@dataclass(frozen=True)
class ProcedureWord:
    words: str
    belongs_to: str

    def occurs(self) -> re.Pattern[str]:
        """Several words anywhere, in any case; an acronym as it is written; any other word only as a whole string."""
        words = r"\s+".join(re.escape(word) for word in self.words.split())
        if " " in self.words:
            return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)
        if len(self.words) > 1 and self.words.isupper():
            return re.compile(rf"\b{words}\b")
        return re.compile(rf"""(["'])\s*{words}\s*\1""")


def packs(*folders: Path) -> list[Path]:
    """The folders that are packs."""
    return sorted(path.parent for folder in folders for path in folder.rglob("pack.yaml"))


def words_of(pack: Path) -> set[ProcedureWord]:
    """Every step (as it is to be done and as it happens), role, service, outcome and fact it names."""
    frame = _read(pack / "pack.yaml")
    found = {(name, "service") for name in _names(frame.get("services"))}
    found |= {(name, "role") for name in _names(frame.get("roles"))}
    for path in sorted(pack.glob("*.yaml")):
        procedure = _read(path)
        found |= {(name, "fact") for part in ("facts", "known") for name in _names(procedure.get(part))}
        for step, says in (procedure.get("steps") or {}).items():
            found |= {(step, "step"), (doing(step), "step")}
            found |= set(_in_step(says))
    return {ProcedureWord(name, f"a {kind} of {frame['pack']}") for name, kind in found}


def _in_step(says: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(says, dict):
        return
    if isinstance(says.get("as"), str):
        yield says["as"], "step"
    for outcome in _names(says.get("outcomes")):
        yield outcome, "outcome"
    yield from ((name, "fact") for name in _facts(says.get("asks")))


def _facts(asks: Any) -> Iterator[str]:
    """Answers with a closed list, also those asked under a heading."""
    for name, says in asks.items() if isinstance(asks, dict) else ():
        if isinstance(says, dict) and "asks" in says:
            yield from _facts(says["asks"])
        elif (
            isinstance(says, list)
            or says == "yes or no"
            or (isinstance(says, dict) and (CLOSED_KINDS & says.keys() or says.get("kind") in CLOSED_KINDS))
        ):
            yield name


def _names(part: Any) -> Iterable[str]:
    return [str(name) for name in part or ()]


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return read
