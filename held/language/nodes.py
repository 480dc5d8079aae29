"""The frame of a file: texts, lists and tables with their lines, every value as the text that was typed."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from held.language import limits
from held.language.faults import Fault


@dataclass(frozen=True)
class Text:
    words: str
    line: int


@dataclass(frozen=True)
class Listing:
    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Table:
    entries: tuple[tuple[Text, "Node"], ...]
    line: int


Node = Text | Listing | Table

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotRead(Exception):
    """The text is no frame; the fault says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass
class _Open:
    """A list or table that is still being read."""

    is_table: bool
    line: int
    found: list[Node]


def compose(text: str, file: str) -> Node:
    """Read a text into nodes. Tags, anchors, aliases, duplicate keys, several documents, deep nesting: NotRead."""
    if len(text.encode("utf-8", "surrogatepass")) > limits.BYTES_A_FILE:
        raise NotRead(
            Fault(file, 1, f"The file is larger than {limits.BYTES_A_FILE // 1_000_000} MB. Make it smaller.")
        )
    try:
        return _built(text, file)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        raise NotRead(Fault(file, mark.line + 1 if mark else 1, _in_words(broken))) from broken
    except yaml.YAMLError as broken:
        line = text.count("\n", 0, getattr(broken, "position", 0) or 0) + 1
        says = "There is a character here that no text has. Type the line again."
        raise NotRead(Fault(file, line, says)) from broken
    except UnicodeError as broken:
        says = "There is half a character in this file. Save it as UTF-8 and try again."
        raise NotRead(Fault(file, 1, says)) from broken


def _in_words(broken: yaml.MarkedYAMLError) -> str:
    problem = broken.problem or ""
    if "mapping values are not allowed" in problem:
        return "There is a colon in the middle of this text. Put the text in double quotes, or leave the colon out."
    if "cannot start any token" in problem or "character that cannot" in problem:
        return "A tab, or a sign that YAML keeps for itself, begins something here. Use spaces, or put the text in quotes."
    if "alias" in problem or "anchor" in problem:
        return "Anchors and aliases are not read. Write the text out."
    if "expected" in problem or "did not find" in problem or "could not find" in problem:
        return "The layout breaks off here. See that the lines above are indented alike and each bracket and quote is closed."
    return f"This is not laid out as YAML: {problem or 'it breaks off'}. See that lines are indented alike."


def _built(text: str, file: str) -> Node:
    open_now: list[_Open] = []
    whole: Node | None = None
    for count, event in enumerate(_events(text), start=1):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if count > limits.ENTRIES_A_FILE:
            raise NotRead(
                Fault(file, line, f"The file has more than {limits.ENTRIES_A_FILE} entries. Make it smaller.")
            )
        if isinstance(event, yaml.DocumentStartEvent) and whole is not None:
            raise NotRead(Fault(file, line, "A second document begins here. Leave out the line “---”."))
        done: Node | None = None
        if isinstance(event, yaml.AliasEvent):
            raise NotRead(Fault(file, line, "Anchors and aliases are not read. Write the text out."))
        if isinstance(event, yaml.NodeEvent):
            _plain(event, file, line)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(open_now) >= limits.NESTING:
                raise NotRead(
                    Fault(file, line, "This is nested too deeply to be a procedure. Lay it out flatter.")
                )
            open_now.append(_Open(isinstance(event, yaml.MappingStartEvent), line, []))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = _closed(open_now.pop(), file)
        elif isinstance(event, yaml.ScalarEvent):
            if len(event.value) > limits.CHARACTERS_A_TEXT:
                says = f"This text is longer than {limits.CHARACTERS_A_TEXT} characters. Make it shorter."
                raise NotRead(Fault(file, line, says))
            done = Text(event.value, line)
        if done is not None:
            if open_now:
                open_now[-1].found.append(done)
            else:
                whole = done
    if whole is None:
        raise NotRead(Fault(file, 1, "The file is empty."))
    return whole


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=LOADER)


def _plain(event: yaml.NodeEvent, file: str, line: int) -> None:
    if event.anchor is not None:
        raise NotRead(Fault(file, line, "Anchors and aliases are not read. Write the text out."))
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        raise NotRead(
            Fault(file, line, "Tags (a word after “!”) are not read. Leave it out; every value is text.")
        )


def _closed(ended: _Open, file: str) -> Node:
    if not ended.is_table:
        return Listing(tuple(ended.found), ended.line)
    entries: list[tuple[Text, Node]] = []
    first: dict[str, int] = {}
    for key, value in zip(ended.found[::2], ended.found[1::2], strict=True):
        if not isinstance(key, Text):
            raise NotRead(
                Fault(
                    file, key.line, "A list or table stands where a name should. Write a name, then a colon."
                )
            )
        if key.words in first:
            says = (
                f"“{key.words}” stands here a second time; the first is on line {first[key.words]}. Keep one."
            )
            raise NotRead(Fault(file, key.line, says))
        first[key.words] = key.line
        entries.append((key, value))
    return Table(tuple(entries), ended.line)
