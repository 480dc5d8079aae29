"""What steps were told: every word that was recorded with a step, with who, when, and whether it still counts."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from held.engine.history import Answer
from held.record.reading.transitions.entries import CORRECTED, STEP_TAKEN, STRUCK
from held.record.reading.transitions.struck import sets_right, struck_among
from held.record.tables.history.happening import Happening


@dataclass(frozen=True, kw_only=True)
class SetRight:
    """That an entry was struck or corrected: by which later entry, whose, when and why. `by` is a worker's id."""

    number: int
    by: str | None
    recorded: datetime
    why: str
    is_struck: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """One step, as it was recorded; where it was corrected, as it is read now. People are their ids.

    `pack`: the content hash of the version it was recorded under, or was corrected under last. `others` are the people
    named beside the one who recorded it (role to id), `named` whom it put in roles.
    """

    number: int
    transition: str
    procedure: str
    pack: str
    run: str
    step: str
    outcome: str | None
    happened: datetime
    recorded: datetime
    by: str | None
    by_name: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    set_right: tuple[SetRight, ...] = ()

    @property
    def counts(self) -> bool:
        """Not struck."""
        return not any(right.is_struck for right in self.set_right)


def told_by(rows: Iterable[Happening]) -> tuple[Told, ...]:
    """The steps among these happenings (with words, by and transition), in their order. Destroyed words are left out."""
    kept = [row for row in rows if row.words.text is not None]
    entries, struck = [(row, json.loads(row.words.text or "")) for row in kept], struck_among(kept)
    rights: dict[int, list[SetRight]] = {}
    instead: dict[int, Mapping[str, object]] = {}
    for row, words in entries:
        number = sets_right(row)
        if number is None or row.number in struck:
            continue
        rights.setdefault(number, []).append(
            SetRight(
                number=row.number,
                by=row.by.public if row.by else None,
                recorded=row.recorded,
                why=str(words.get("why", "")),
                is_struck=row.kind == STRUCK,
            )
        )
        if row.kind == CORRECTED:
            instead[number] = {**words["instead"], **_written_with(words), "pack": row.pack_hash}
    return tuple(
        _told(row, {**words, **instead.get(row.number, {})}, tuple(rights.get(row.number, ())))
        for row, words in entries
        if row.kind == STEP_TAKEN
    )


def _written_with(correction: Mapping[str, object]) -> dict[str, object]:
    """The answers and people given with a correction: what no norm looks at stands beside what one does."""
    return {part: correction[part] for part in ("answers", "others") if part in correction}


def _told(row: Happening, words: Mapping[str, object], rights: tuple[SetRight, ...]) -> Told:
    happened = words.get("happened")
    return Told(
        number=row.number,
        transition=row.transition.public if row.transition else "",
        procedure=row.transition.procedure if row.transition else "",
        pack=str(words.get("pack", row.pack_hash)),
        run=row.run,
        step=str(words["step"]),
        outcome=str(words["outcome"]) if words["outcome"] is not None else None,
        happened=datetime.fromisoformat(happened) if isinstance(happened, str) else row.happened,
        recorded=row.recorded,
        by=row.by.public if row.by else None,
        by_name=row.by.name if row.by else "",
        answers=_answers(words.get("answers")),
        others=_texts(words.get("others")),
        named=_texts(words.get("named")),
        reasons=_texts(words.get("reasons")),
        set_right=rights,
    )


def _answers(kept: object) -> dict[str, Answer]:
    if not isinstance(kept, dict):
        return {}
    return {
        str(name): tuple(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in kept.items()
    }


def _texts(kept: object) -> dict[str, str]:
    return {str(name): str(value) for name, value in kept.items()} if isinstance(kept, dict) else {}
