"""The table of refusals: facts, allowed or not, the exact sentence and its clause. Every sentence that stops is in it."""

from pathlib import Path

import pytest

from tests.procedures.packs import CARELINE, EVERY_PACK, LUTON, the_pack
from tests.procedures.refusals import gates, refusals, tries

FOLDERS = [pytest.param(folder, id=f"{folder.parent.name}-{folder.name}") for folder in EVERY_PACK]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sentence_that_stops_somebody_has_a_refusal_under_its_clause(folder) -> None:  # type: ignore[no-untyped-def]
    said = {cites for refused, _ in refusals(folder) for _, cites in refused.sentences}
    missing = [
        norm.words
        for norm in gates(the_pack(folder))
        if norm.cites.words not in said and not getattr(norm, "if_possible", False)
    ]
    assert missing == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_refused_was_allowed_at_another_time(folder) -> None:  # type: ignore[no-untyped-def]
    assert any(allowed is not None for _, allowed in refusals(folder))
    never = {refused.what for refused, allowed in refusals(folder) if allowed is None}
    ever = {one.what for one in tries(folder) if one.is_allowed}
    assert never.isdisjoint(ever)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_refusal_says_what_would_let_it_go_ahead(folder) -> None:  # type: ignore[no-untyped-def]
    for refused, _ in refusals(folder):
        for says, cites in refused.sentences:
            assert says.count(".") >= 2, says
            assert cites, says


@pytest.mark.parametrize(
    ("folder", "what", "sentence", "cites"),
    [
        (
            LUTON,
            "hold the transfer meeting (step up)",
            "This can go ahead only after holding the initial discussion.",
            "5.2",
        ),
        (
            LUTON,
            "close early help's part",
            "This can go ahead only when a social worker is named.",
            "our reading of 5.7, 5.7a",
        ),
        (
            CARELINE,
            "keep the child with early help",
            "This can go ahead only after consulting the head of service.",
            "4.5b",
        ),
        (
            CARELINE,
            "request the assessment",
            "This can go ahead only after holding the case discussion (ratified). "
            "That is not needed if ringing the duty team manager (alerted or nobody answered) has happened.",
            "2.3a",
        ),
    ],
)
def test_the_exact_words(folder: Path, what: str, sentence: str, cites: str) -> None:
    said = [
        (says, clause)
        for refused, _ in refusals(folder)
        if refused.what == what
        for says, clause in refused.sentences
    ]
    assert any(says.startswith(sentence) and clause == cites for says, clause in said), said
