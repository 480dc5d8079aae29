"""Words that must go, and what stays."""

import pytest
from django.db import IntegrityError, transaction

from held.record.actions.history.destroy_words import destroy_words
from held.record.tables.history.words import HappeningWords


def test_words_and_salt_go_and_who_when_and_why_stay(child, happens, worker) -> None:
    happening = happens(child)
    entry = destroy_words(happening=happening, by=worker, why="a court asked for it")
    words = HappeningWords.objects.get(happening=happening)
    assert (words.text, words.salt) == (None, None)
    assert (words.destroyed_by, words.destroyed_why) == (worker, "a court asked for it")
    assert words.destroyed_at == entry.recorded
    assert (entry.number, entry.kind) == (2, "words destroyed")
    assert entry.words.text == '{"number":1,"why":"a court asked for it"}'


@pytest.mark.parametrize("why", ["", "  "])
def test_a_reason_is_needed(child, happens, worker, why: str) -> None:
    with pytest.raises(ValueError, match="say why"):
        destroy_words(happening=happens(child), by=worker, why=why)


def test_they_go_once(child, happens, worker) -> None:
    happening = happens(child)
    destroy_words(happening=happening, by=worker, why="a court asked for it")
    with pytest.raises(ValueError, match="destroyed already"):
        destroy_words(happening=happening, by=worker, why="again")
    assert child.happenings.count() == 2


def test_the_reason_itself_is_never_destroyed(child, happens, worker) -> None:
    entry = destroy_words(happening=happens(child), by=worker, why="a court asked for it")
    with pytest.raises(IntegrityError, match="never destroyed"), transaction.atomic():
        destroy_words(happening=entry, by=worker, why="to hide the reason")
    assert child.happenings.count() == 2
