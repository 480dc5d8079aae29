"""A letter is read, or refused with its file, its line and a sentence; and a mail has no word that names a child."""

from pathlib import Path

import pytest

from held.language.faults import PackRefused
from held.language.letter import NEEDED, WORDS, Reader
from held.language.pack import Pack
from held.language.reading import pack_texts, read_pack, read_text
from held.language.standard_letters import standard_letters
from tests.packs.small_pack import changed, small_texts
from tests.spec.chapters.letters import NOTE, lettered_texts


def lettered() -> Pack:
    return read_text(lettered_texts())


OWN = "to: whoever is sent a paper\npapers: [the worry note]\nsubject: Mine\n---\n{link}\n"
HELLO = "to: whoever is told\nsubject: Hello\n---\n{link}\n"


def refused(texts: dict[str, str]) -> str:
    with pytest.raises(PackRefused) as found:
        read_text(texts)
    return str(found.value)


def test_a_letter_is_read_whole() -> None:
    letter = lettered().letters["worry_note"]
    assert (letter.reader, letter.only) == (Reader.SENT, ())
    assert letter.heading == "A worry note has come to {the service}"
    assert letter.lines[0] == "Hello {the reader},"
    own = {**lettered_texts(), "letters/own.md": OWN}
    assert read_text(own).letters["own"].only == ("the worry note",)
    given = lettered().letters["what_was_decided"]
    assert (given.procedure, given.steps) == ("move up", ("weigh the worry", "take the child on"))


def test_a_changed_letter_is_another_version() -> None:
    assert (
        read_text(changed(NOTE, "The hub has written", "The hub wrote", lettered_texts())).hash
        != lettered().hash
    )


def test_letters_come_from_the_folder_of_the_pack(tmp_path: Path) -> None:
    for name, text in lettered_texts().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert pack_texts(tmp_path) == lettered_texts()
    assert read_pack(tmp_path).hash == lettered().hash


def test_a_pack_needs_none() -> None:
    assert read_text(small_texts()).letters == {}


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader.by_mail])
@pytest.mark.parametrize("word", sorted(set(WORDS[Reader.FAMILY])))
def test_no_mail_can_say_anything_of_a_child(reader: Reader, word: str) -> None:
    if word in WORDS[reader]:
        assert word in {"authority", "when"}
        return
    texts = {
        **lettered_texts(),
        "letters/more.md": f"to: {reader.value}\nsubject: Hello\n---\n{{link}}\n{{{word}}}\n",
    }
    assert refused(texts).startswith("letters/more.md, line 5: A mail names no child")


@pytest.mark.parametrize("reader", [reader for reader in Reader if reader.by_mail])
def test_one_comes_with_held_for_every_mail(reader: Reader) -> None:
    letter = standard_letters()[reader]
    assert any(f"{{{NEEDED[reader]}}}" in line for line in letter.lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("to: whoever is told\nsubject: Hello\n", "line 1: A letter has a line of three hyphens"),
        ("[\n---\n{link}\n", "line 2: The layout breaks off"),
        ("hello\n---\n{link}\n", "line 1: The letter begins with no key"),
        ("subject: Hello\n---\n{link}\n", "line 1: The letter has no “to:”. Add it."),
        ("to: whoever is tolld\nsubject: a\n---\n{link}\n", "Did you mean “whoever is told”?"),
        ("to: whoever is told\n---\n{link}\n", "line 1: The letter has no “subject:”. Add it."),
        (
            "to: whoever is told\nsubject: a\ntitle: a\n---\n{link}\n",
            "line 3: The letter has no key “title”.",
        ),
        ("to: whoever is told\nsubject: a\n---\n\n", "line 4: The letter says nothing."),
        (HELLO + "one { alone\n", "line 5: A curly bracket stands alone here."),
        ("to: whoever is told\nsubject: about {the child}\n---\n{link}\n", "line 2: A mail names no child"),
        (HELLO + "x" * 4001 + "\n", "line 5: This line is longer than 4000 characters."),
        (
            "to: the family\ntitle: a\nprocedure: move up\n---\n{the worker}\n",
            "line 1: Say after which steps it is given",
        ),
        (
            "to: the family\ntitle: a\nprocedure: move\nafter: [make the visit]\n---\n{the worker}\n",
            "line 3: “move” is no procedure of this pack. Did you mean “move up”?",
        ),
        (
            "to: the family\ntitle: a\nprocedure: move up\nafter: [make a visit]\n---\n{the worker}\n",
            "line 4: “make a visit” is no step of “move up”. Did you mean “make the visit”?",
        ),
        (
            "to: whoever is told\nsubject: a\nroles: [hub manager]\n---\n{link}\n",
            "line 3: “hub manager” is told by no sentence.",
        ),
    ],
)
def test_what_is_wrong_in_a_letter_is_told_with_its_line(text: str, told: str) -> None:
    said = refused({**lettered_texts(), "letters/more.md": text})
    assert said.startswith("letters/more.md, line ")
    assert told in said
    assert "\nletters" not in said, "one thing is wrong, so one thing is told"


def test_two_letters_are_not_for_the_same() -> None:
    twins = {**lettered_texts(), "letters/a.md": HELLO, "letters/b.md": HELLO}
    assert "The letter “a” is to whoever is told already. Keep one." in refused(twins)
    again = {**lettered_texts(), "letters/z.md": lettered_texts()[NOTE]}
    assert "The letter “worry_note” is to whoever is sent a paper already." in refused(again)


def test_line_ends_and_a_closing_blank_change_nothing() -> None:
    texts = lettered_texts()
    texts[NOTE] = texts[NOTE].replace("\n", "\r\n") + "\r\n\r\n"
    assert read_text(texts).letters["worry_note"] == lettered().letters["worry_note"]
