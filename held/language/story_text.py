"""A story written down as the text of its file, so that reading it gives the very same story."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from held.language.days import LONDON
from held.language.story import (
    Answer,
    BeginInner,
    EndAnyway,
    KnownTold,
    Look,
    PutAside,
    Story,
    StoryAct,
    Strike,
    TakeStep,
    Tell,
)

PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .()'’/-]*[A-Za-z0-9.)])?")
"""Words that need no quotes wherever they stand. All others are quoted."""


def written(story: Story) -> str:
    """The text of the file. What a sentence under `then:` says is written as its `words` stand."""
    lines = [f"story: {_text(story.title)}", f"procedure: {_text(story.procedure)}"]
    for key, clauses in (("keeps", story.keeps), ("breaks", story.breaks)):
        if clauses:
            lines.append(f"{key}: [{', '.join(_quoted(clause) for clause in clauses)}]")
    if story.known:
        lines.extend(_table("known", story.known))
    lines.append("tells:" if story.tells else "tells: []")
    for tell in story.tells:
        first, *rest = _line(tell)
        lines.append(f"  - {first}")
        lines.extend(f"    {line}" for line in rest)
    return "\n".join(lines) + "\n"


def _line(tell: Tell) -> Iterator[str]:
    yield f"on: {_quoted(_moment(tell.on))}"
    if tell.recorded != tell.on:
        yield f"recorded: {_quoted(_moment(tell.recorded))}"
    if tell.role:
        yield f"by: {_text(tell.role)}"
    if tell.person and tell.person != tell.role:
        yield f"person: {_text(tell.person)}"
    yield from _act(tell.act)
    if tell.names:
        yield from _table("names", tell.names)
    if tell.answers:
        yield from _table("answers", tell.answers)
    if tell.refused:
        yield f"refused: [{', '.join(_quoted(cited) for cited in sorted(tell.refused))}]"
    if tell.then:
        yield "then:"
        yield from (f"  - {_quoted(expected.words)}" for expected in tell.then)


def _act(act: StoryAct) -> Iterator[str]:
    match act:
        case TakeStep(step, outcome):
            yield f"do: {_text(_came_out(step, outcome))}"
        case BeginInner(inner, step, outcome):
            yield f"begin: {_text(inner)}"
            yield f"do: {_text(_came_out(step, outcome))}"
        case PutAside(step):
            yield f"set aside: {_text(step)}"
        case Strike(line):
            yield f"strike: {line}"
        case KnownTold(values):
            yield from _table("known", values)
        case EndAnyway(why):
            yield f"end: {_text(why)}"
        case Look():
            yield "look: yes"


def _came_out(step: str, outcome: str | None) -> str:
    return f"{step} ({outcome})" if outcome else step


def _table(key: str, values: Mapping[str, Answer]) -> Iterator[str]:
    yield f"{key}:"
    for name, value in values.items():
        if isinstance(value, str):
            yield f"  {_text(name)}: {_text(value)}"
        else:
            yield f"  {_text(name)}: [{', '.join(_quoted(one) for one in value)}]"


def _moment(moment: datetime) -> str:
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")


def _text(words: str) -> str:
    return words if PLAIN.fullmatch(words) else _quoted(words)


def _quoted(words: str) -> str:
    """In double quotes. JSON's way of it is YAML's too, but for three signs that YAML takes for the end of a line."""
    said = json.dumps(words, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda sign: f"\\u{ord(sign[0]):04x}", said)
