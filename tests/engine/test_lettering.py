"""Which letter words a thing, and how it reads with what there is to say."""

import pytest

from held.engine.lettering import letter_to, written
from held.language.letter import Reader
from held.language.pack import Pack
from held.language.reading import read_text
from held.language.standard_letters import standard_letters
from tests.packs.small_pack import with_sentence
from tests.spec.chapters.letters import lettered_texts

PAPER = {"the reader": "Amy Stone", "the service": "social work", "link": "https://held.example/x"}


def lettered() -> Pack:
    return read_text(lettered_texts())


def test_the_letter_for_this_paper_goes_before_that_for_all() -> None:
    own = "to: whoever is sent a paper\npapers: [the worry note]\nsubject: Mine\n---\n{link}\n"
    pack = read_text({**lettered_texts(), "letters/own.md": own})
    assert letter_to(Reader.SENT, pack, "the worry note").name == "own"
    assert letter_to(Reader.SENT, pack, "another").name == "worry_note"


def test_the_letter_for_this_role_goes_before_that_for_all() -> None:
    own = "to: whoever is told\nroles: [duty manager]\nsubject: Mine\n---\n{link}\n"
    texts = with_sentence("after raising a worry, tell duty manager") | {"letters/duty.md": own}
    assert letter_to(Reader.TOLD, read_text(texts), "duty manager").name == "duty"
    assert letter_to(Reader.TOLD, read_text(texts), "hub manager") is standard_letters()[Reader.TOLD]


def test_a_family_is_given_nothing_that_the_authority_did_not_write() -> None:
    texts = {name: text for name, text in lettered_texts().items() if "decided" not in name}
    with pytest.raises(KeyError):
        letter_to(Reader.FAMILY, read_text(texts))


def test_a_letter_is_filled_in() -> None:
    said = written(letter_to(Reader.SENT, lettered(), "the worry note"), PAPER)
    assert said.heading == "A worry note has come to social work"
    assert said.text.splitlines()[:4] == [
        "Hello Amy Stone,",
        "",
        "The hub has written a worry down for social work to read.",
        "Read it here, after signing in: https://held.example/x",
    ]


def test_a_line_with_nothing_to_say_is_left_out() -> None:
    said = written(standard_letters()[Reader.TOLD], {"the reader": "Amy Stone", "link": "x", "the role": ""})
    assert "You are told as" not in said.text
    assert "\n\n\n" not in said.text
    assert "{" not in said.text


def test_a_mail_takes_no_word_about_a_child() -> None:
    with pytest.raises(KeyError, match="has no word the child"):
        written(standard_letters()[Reader.TOLD], {"the child": "Mira"})


def test_what_is_filled_in_is_not_read_again() -> None:
    said = written(standard_letters()[Reader.TOLD], {"the reader": "{link}", "link": "x"})
    assert "Hello {link}," in said.text


def test_a_subject_is_one_line() -> None:
    said = written(letter_to(Reader.SENT, lettered(), "the worry note"), {"the service": "a\r\nBcc: b"})
    assert said.heading == "A worry note has come to a Bcc: b"
