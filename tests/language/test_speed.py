"""A large pack is read while its author waits, and a hostile one is refused as quickly."""

from time import process_time

import pytest

from held.language import limits
from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, changed, small_texts, with_sentence

FIRST = "after weighing the worry (move up), must {step} within 5 working days unless already done"
NEXT = (
    "after {doing}, must {step} by the next weekly panel when the child is safe tonight "
    "unless making the visit or ringing for help"
)


def sixty_more_steps() -> dict[str, str]:
    names = [f"look into part {number} of the worry" for number in range(60)]
    steps = "".join(f"  {name}:\n    by: hub worker\n" for name in names)
    sentences = [FIRST.format(step=names[0])]
    for name, before in zip(names[1:], names, strict=False):
        sentences.append(NEXT.format(step=name, doing=before.replace("look", "looking", 1)))
    texts = changed(MOVE_UP, "rules:\n", f"{steps}rules:\n")
    rules = "".join(f"      - {sentence}\n" for sentence in sentences)
    texts[MOVE_UP] = texts[MOVE_UP].replace("    means:\n", f"    means:\n{rules}", 1)
    return texts


def test_sixty_steps_are_read_within_a_second() -> None:
    texts = sixty_more_steps()
    read_text(small_texts())
    began = process_time()
    assert len(read_text(texts).procedures["move up"].steps) == 66
    assert process_time() - began < 1


def test_names_made_to_tangle_are_refused_soon() -> None:
    known = "".join(f"  {' '.join(['not'] * count)} so: {{named: hub worker}}\n" for count in range(1, 30))
    texts = changed(MOVE_UP, "known:\n", f"known:\n{known}")
    gate = f"      - make the visit only when {' and '.join(['not not not so'] * 40)}\n"
    texts[MOVE_UP] = texts[MOVE_UP].replace("    means:\n", f"    means:\n{gate}", 1)
    began = process_time()
    with pytest.raises(PackRefused):
        read_text(texts)
    assert process_time() - began < 3


def test_a_long_sentence_of_small_words_is_refused_soon() -> None:
    began = process_time()
    with pytest.raises(PackRefused):
        read_text(with_sentence("after raising a worry" + " or raising a worry" * 50))
    assert process_time() - began < 3


def test_more_sentences_than_a_pack_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NORMS", 10)
    with pytest.raises(PackRefused, match="more than 10 sentences"):
        read_text(small_texts())
