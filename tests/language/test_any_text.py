"""Whatever is typed, a pack is read or refused with its faults; never anything else."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from held.language.faults import PackRefused
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_text
from held.language.sentences.phrases import FIXED
from tests.packs.small_pack import MOVE_UP, PACK, small_pack, small_texts, with_sentence
from tests.spec.stories_shown import STORY

SMALL = small_pack()
TEXTS = small_texts()
STEPS = SMALL.procedures["move up"].steps.values()
WORDS = [
    *(phrase for _, phrase in FIXED),
    *(step.name for step in STEPS),
    *(step.doing for step in STEPS),
    *(outcome for step in STEPS for outcome in step.outcomes),
    *(ask.name for step in STEPS for ask in step.asks),
    *SMALL.roles,
    *SMALL.services,
    *SMALL.papers,
    *SMALL.meetings,
    "second opinion",
    "the second opinion",
    "3",
    "daily",
    "nonsense",
]
ordinary = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_or_refused(files: dict[str, str]) -> Pack | None:
    try:
        return read_text(files)
    except PackRefused as refusal:
        refused = refusal
    assert refused.faults
    for fault in refused.faults:
        assert fault.file in files
        assert 1 <= fault.line <= files[fault.file].count("\n") + 2
        assert fault.says.strip()
    return None


@ordinary
@given(text=st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    read_or_refused({**TEXTS, MOVE_UP: text})
    read_or_refused({**TEXTS, PACK: text})


@ordinary
@given(
    file=st.sampled_from(sorted(TEXTS)),
    at=st.floats(0, 1),
    length=st.integers(0, 40),
    instead=st.text(alphabet="ab :-[]{},()'\"\n\t&*!#?|>@%yes no or and", max_size=12),
)
def test_a_file_with_a_passage_overwritten(file: str, at: float, length: int, instead: str) -> None:
    text = TEXTS[file]
    start = int(at * len(text))
    read_or_refused({**TEXTS, file: text[:start] + instead + text[start + length :]})


@ordinary
@given(
    file=st.sampled_from(sorted(TEXTS)),
    lines=st.lists(st.integers(0, 90), min_size=1, max_size=4),
    twice=st.booleans(),
)
def test_a_file_with_lines_left_out_or_written_twice(file: str, lines: list[int], twice: bool) -> None:
    times = 2 if twice else 0
    kept = [
        line * times if number in lines else line
        for number, line in enumerate(TEXTS[file].splitlines(keepends=True))
    ]
    read_or_refused({**TEXTS, file: "".join(kept)})


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_a_sentence_of_known_words_in_any_order(words: list[str]) -> None:
    read_or_refused(with_sentence(" ".join(words)))


@ordinary
@given(
    at=st.floats(0, 1),
    length=st.integers(0, 40),
    instead=st.text(alphabet="ab :-[]{},()'\"\n0129", max_size=12),
)
def test_a_story_with_a_passage_overwritten(at: float, length: int, instead: str) -> None:
    start = int(at * len(STORY))
    with suppress(PackRefused):
        read_story(STORY[:start] + instead + STORY[start + length :], "story.yaml", SMALL)
