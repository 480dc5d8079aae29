"""A number changed in a copy of the pack changes the dates that rest on it, and nothing else; a gate taken away is missed."""

from held.engine.stories import run_story
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_text
from tests.procedures.packs import LUTON, the_pack

TEN_DAYS = "after transferring the case, must complete the assessment within 10 working days"
NAMED_FIRST = "close early help's part only when a social worker is named"
STOPPED_MEANWHILE = (
    "      - while disagreement is open, do not transfer the case or close early help's part"
    " or send the updated assessment\n"
)


def luton_with(old: str, new: str) -> Pack:
    text = dict(the_pack(LUTON).text)
    assert text["step_up.yaml"].count(old) == 1, f"The pack has no sentence “{old.strip()}” any more."
    text["step_up.yaml"] = text["step_up.yaml"].replace(old, new)
    return read_text(text)


def failures(pack: Pack, story: str) -> list[str]:
    text = (LUTON / f"stories/{story}.yaml").read_text(encoding="utf-8")
    return [words for _, words in run_story(pack, read_story(text, story, pack)).failed]


def test_seven_working_days_for_ten_change_that_date_and_nothing_else() -> None:
    assert failures(luton_with(TEN_DAYS, TEN_DAYS.replace("10", "7")), "planned") == [
        "owed: complete the assessment, by MASH worker, until 2026-03-23 23:59: "
        "it is owed by MASH worker until 2026-03-18 23:59."
    ]


def test_another_number_is_another_pack() -> None:
    assert luton_with(TEN_DAYS, TEN_DAYS.replace("10", "7")).hash != the_pack(LUTON).hash


def test_a_gate_that_only_advises_lets_early_help_close_too_soon() -> None:
    advice = NAMED_FIRST.replace(" only", ", if possible, only")
    (missed, *_) = failures(luton_with(NAMED_FIRST, advice), "social_worker_leaves")
    assert missed == "not open: close early help's part: it is open."


def test_without_the_stop_a_disagreement_would_stop_nothing() -> None:
    missed = failures(
        luton_with(STOPPED_MEANWHILE, "      - after the disagreement, tell MASH manager\n"),
        "disagreement_before_transfer_stays",
    )
    assert missed[0] == "transfer the case: this is taken, and not refused citing “D1, D2, D3, D4”."
