"""What is made to break a reader is refused, or read, while its author waits."""

from time import process_time

import pytest

from held.language import limits
from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, PACK, changed, small_texts

SOON = 5
"""Seconds of the processor's time."""
LAST = "      - after making the visit, must close the hub's part\n"

HOSTILE = {
    "deep lists": ("procedure: " + "[" * 400_000, "nested too deeply"),
    "deep tables": ("{a: " * 100_000, "nested too deeply"),
    "deep lines": ("".join(f"{' ' * deep}a:\n" for deep in range(1_300)), "nested too deeply"),
    "a billion laughs": ("a: &a [x, x]\n" + "b: [*a, *a]\n" * 9, "Anchors and aliases are not read."),
    "a tag": ("procedure: !!python/object:os.system x\n", "Tags (a word after “!”) are not read."),
    "a key twice": ("procedure: x\nprocedure: y\n", "stands here a second time"),
    "a huge text": ("procedure: " + "x" * 900_000, "longer than 4000 characters"),
    "four million characters": ("#" * 4_000_000, "larger than 1 MB"),
    "too many entries": ("rules:\n" + "- x\n" * 60_000, "more than 40000 entries"),
    "thousands of keys": ("".join(f"k{key}: x\n" for key in range(19_000)), "has no key “k0”"),
    "thousands of entries": ("rules:\n" + "- x\n" * 39_000, "takes a table"),
    "a NUL": ("procedure: a\x00b\n", "There is a character here that no text has."),
    "half a character": ("procedure: a\ud800b\n", "half a character"),
    "a key that is a list": ("[a, b]: c\n", "A list or table stands where a name should."),
    "a key that is kept for merging": ("<<: {procedure: x}\n", "has no key “<<”"),
    "two documents": ("procedure: x\n---\nprocedure: y\n", "A second document begins here."),
    "nothing": ("", "The file is empty."),
    "only a comment": ("# later\n", "The file is empty."),
    "a tab for an indent": ("steps:\n\tring: {by: anyone}\n", "A tab, or a sign that YAML keeps for itself"),
}


@pytest.mark.parametrize(("text", "says"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_soon_and_in_words(text: str, says: str) -> None:
    began = process_time()
    with pytest.raises(PackRefused) as refused:
        read_text({**small_texts(), MOVE_UP: text})
    assert process_time() - began < SOON
    assert any(fault.file == MOVE_UP and says in fault.says for fault in refused.value.faults), str(
        refused.value
    )
    assert len(refused.value.faults) <= limits.FAULTS_SHOWN + 1


@pytest.mark.parametrize("sign", ["\ufeff", "\r\n"])
def test_a_byte_order_mark_and_other_line_ends_change_nothing(sign: str) -> None:
    texts = small_texts()
    text = f"{sign}{texts[PACK]}" if sign == "\ufeff" else texts[PACK].replace("\n", sign)
    assert read_text({**texts, PACK: text}).clauses == read_text(texts).clauses


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066"])
def test_a_sign_that_nobody_sees_is_in_no_name(sign: str) -> None:
    """It could make a sentence read otherwise than it stands."""
    with pytest.raises(PackRefused, match="a sign that can't be seen"):
        read_text(changed(MOVE_UP, "  make the visit:\n", f"  make{sign} the visit:\n"))


@pytest.mark.parametrize(
    ("time", "says"),
    [
        ("within 10**30 working days", "This time can't be read."),
        (f"within {'9' * 40} days", "A time is from 1 to 3650 of its units."),
        ("within 3651 days", "A time is from 1 to 3650 of its units."),
        ("within -3 days", "This time can't be read."),
        ("within 1.5 days", "This time can't be read."),
        ("within ٣ days", "This time can't be read."),
    ],
)
def test_a_time_nobody_can_mean(time: str, says: str) -> None:
    with pytest.raises(PackRefused) as refused:
        read_text(changed(MOVE_UP, LAST, LAST.replace("part\n", f"part {time}\n")))
    assert [says in fault.says for fault in refused.value.faults] == [True], str(refused.value)


def many_sentences(count: int) -> dict[str, str]:
    steps = "".join(f"  look into part {number}:\n    by: hub worker\n" for number in range(count))
    owed = "".join(
        f"      - after raising a worry, must look into part {number}\n" for number in range(count)
    )
    return changed(MOVE_UP, LAST, owed + LAST, changed(MOVE_UP, "rules:\n", f"{steps}rules:\n"))


def test_ten_thousand_sentences_are_refused_before_any_is_read() -> None:
    with_many = changed(MOVE_UP, LAST, LAST * 10_000)
    began = process_time()
    with pytest.raises(PackRefused, match=f"more than {limits.NORMS} sentences|stands twice"):
        read_text(with_many)
    with pytest.raises(PackRefused, match="more than"):
        read_text(many_sentences(9_000))
    assert process_time() - began < 2 * SOON


def test_thousands_of_sentences_are_read_soon() -> None:
    texts = many_sentences(2_000)
    began = process_time()
    assert len(read_text(texts).procedures["move up"].norms) > 2_000
    assert process_time() - began < SOON


def test_thousands_of_wrong_sentences_are_told_soon() -> None:
    texts = many_sentences(2_000)
    texts[MOVE_UP] = texts[MOVE_UP].replace("must look into part", "must lok into prt")
    began = process_time()
    with pytest.raises(PackRefused, match="And 140 or more"):
        read_text(texts)
    assert process_time() - began < SOON


def test_a_pack_as_large_as_its_files_would_let_it_be() -> None:
    texts = {f"{number}.yaml": "#" * 900_000 for number in range(20)}
    with pytest.raises(PackRefused, match="The pack is larger than 5 MB"):
        read_text({**small_texts(), **texts})
