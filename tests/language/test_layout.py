"""How a file is laid out, before any of its words are looked at."""

import pytest

from held.language.limits import BYTES_A_FILE, CHARACTERS_A_TEXT
from held.language.nodes import Listing, NotRead, Table, Text, compose


def test_every_value_is_the_text_that_was_typed() -> None:
    node = compose("a: yes\nb: 5.10\nc: 2026-03-02\nd: [no, 007]\n", "x.yaml")
    assert node == Table(
        (
            (Text("a", 1), Text("yes", 1)),
            (Text("b", 2), Text("5.10", 2)),
            (Text("c", 3), Text("2026-03-02", 3)),
            (Text("d", 4), Listing((Text("no", 4), Text("007", 4)), 4)),
        ),
        1,
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "“a” stands here a second time; the first is on line 1. Keep one."),
        ("a: &x 1\n", 1, "Anchors and aliases are not read. Write the text out."),
        ("a: 1\nb: *x\n", 2, "Anchors and aliases are not read. Write the text out."),
        ("a: !!int 1\n", 1, "Tags (a word after “!”) are not read. Leave it out; every value is text."),
        ("a: !mine 1\n", 1, "Tags (a word after “!”) are not read. Leave it out; every value is text."),
        ("", 1, "The file is empty."),
        ("# only a remark\n", 1, "The file is empty."),
        ("a: 1\n---\nb: 2\n", 2, "A second document begins here. Leave out the line “---”."),
        ("[a, b]: 1\n", 1, "A list or table stands where a name should. Write a name, then a colon."),
        (
            "a: after this: that\n",
            1,
            "There is a colon in the middle of this text. Put the text in double quotes, or leave the colon out.",
        ),
        (
            "a: [1, 2\nb: 3\n",
            2,
            "The layout breaks off here. See that the lines above are indented alike and each bracket and quote is closed.",
        ),
        (
            "a:\n\t- b\n",
            2,
            "A tab, or a sign that YAML keeps for itself, begins something here. Use spaces, or put the text in quotes.",
        ),
        ("a: '\x00'\n", 1, "There is a character here that no text has. Type the line again."),
        ("a: 1\nb: '\ud800'\n", 1, "There is half a character in this file. Save it as UTF-8 and try again."),
        ("a: " + "[" * 50_000, 1, "This is nested too deeply to be a procedure. Lay it out flatter."),
        ("{" * 50_000, 1, "This is nested too deeply to be a procedure. Lay it out flatter."),
        (
            "a: " + "x" * (CHARACTERS_A_TEXT + 1),
            1,
            f"This text is longer than {CHARACTERS_A_TEXT} characters. Make it shorter.",
        ),
        ("# " + "x" * BYTES_A_FILE, 1, "The file is larger than 1 MB. Make it smaller."),
        ("- a\n" * 50_000, 40_000, "The file has more than 40000 entries. Make it smaller."),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_no_plain_layout_is_refused(text: str, line: int, says: str) -> None:
    with pytest.raises(NotRead) as refused:
        compose(text, "x.yaml")
    assert refused.value.fault.says == says
    assert refused.value.fault.file == "x.yaml"
    assert abs(refused.value.fault.line - line) <= 3


def test_lines_are_counted_from_one() -> None:
    node = compose("a:\n  - b\n  - >-\n    c\n    d\n", "x.yaml")
    assert isinstance(node, Table)
    (_, listing), *_ = node.entries
    assert listing == Listing((Text("b", 2), Text("c d", 3)), 2)
