"""A norm in plain words: every form there is, as somebody would read it aloud."""

from pathlib import Path
from typing import get_args

import pytest

from held.language.norms import Norm
from held.language.pack import Pack
from held.language.reading import read_text
from held.pages.procedures.sentences import Said, say
from tests.packs.small_pack import CLOCK, small_texts
from tests.procedures.packs import HARBOUR, PACKS, the_pack

EXTRA = """\
  - clause: A7
    says: Everything else a sentence can say.
    means:
      - every 2 weeks from the start until introducing the officer, hub guide must sound the lamp line
      - every 1 week from the start until introducing the officer, hub coordinator must weigh the evidence
      - introducing the officer is done by someone other than the one raising a concern
      - after raising a concern, must sound the lamp line at once
      - after raising a concern, hub guide should sound the lamp line when the girl or boy was heard
      - after weighing the evidence (postponed), may sound the lamp line
      - after weighing the evidence is late, bureau officer must introduce the officer at once
      - from raising a concern until introducing the officer, do not weigh the evidence
      - on arrival when the girl or boy was heard, goes to shore bureau
      - after raising a concern, must begin quarrel within 1 working day
      - while not quarrel is open and the girl or boy was heard, do not raise a concern or weigh the evidence
      - after the quarrel (carry on), hub guide must sound the lamp line counted from raising a concern
      - after weighing the evidence (postponed) or the start, hub guide must sound the lamp line unless already done
      - after raising a concern, must sound the lamp line within the statutory time limit
        for the answer to a worry counted from the start
always:
"""
INNER = """\
procedure: quarrel
title: A quarrel
inner: yes
begins with: [speak up]
endings: [carry on]
steps:
  speak up: {by: anyone, asks: {why: long text}}
rules:
  - clause: A7
    says: It ends at once.
    means:
      - speaking up ends it as carry on
"""
AS_READ = {
    "every 2 weeks": "Every 2 weeks from the start until introducing the officer, the hub guide **must** sound the lamp "
    "line.",
    "every 1 week": "Every week from the start until introducing the officer, the hub coordinator and the bureau principal "
    "**must** weigh the evidence.",
    "introducing the officer is done": "Introducing the officer is done by **someone other** than the one raising a concern.",
    "must sound the lamp line at once": "After raising a concern, the lead **must** sound the lamp line at once.",
    "should sound": "After raising a concern, the hub guide **should** sound the lamp line (no time is given: we look again "
    "after 3 working days), when the girl or boy was heard.",
    "(postponed), may sound": "After weighing the evidence (“postponed”), anyone **may** sound the lamp line.",
    "is late": "After weighing the evidence is late, the bureau officer **must** introduce the officer at once.",
    "from raising a concern until": "From raising a concern until introducing the officer, **do not** weigh the evidence.",
    "on arrival": "On arrival, when the girl or boy was heard, it **goes** to shore bureau.",
    "must begin quarrel": "After raising a concern, the quarrel **must begin** within 1 working day.",
    "while not quarrel": "While no quarrel is open and the girl or boy was heard, **do not** raise a concern or weigh the "
    "evidence.",
    "counted from": "After the end of the quarrel (“carry on”), the hub guide **must** sound the lamp line ("
    "no time is given: "
    "we look again after 3 working days), counted from raising a concern.",
    "or the start": "After weighing the evidence (“postponed”) or the start, the hub guide **must** sound the lamp line (no "
    "time is given: we look again after 3 working days), unless that is done already.",
    "raising a concern must include": "Raising a concern **must include** “what worries you”.",
    "tell bureau principal": "After raising a concern, the bureau principal **is told**.",
    "the concern sheet goes": "After raising a concern, concern sheet **goes** to shore bureau.",
    "is recorded as": "Weighing the evidence **is recorded** as a circle note.",
    "hub continues": "Weighing the evidence (“hub continues”) **ends** the crossing and leaves the child with harbour hub.",
    "only after": "The bureau officer may introduce the officer **only after** weighing the evidence (“bureau joins”), "
    "unless "
    "sounding the lamp line came out “immediate danger”.",
    "if possible": "If possible, the bureau officer may introduce the officer **only when** the girl or boy was heard, "
    "unless "
    "sounding the lamp line came out “immediate danger”; otherwise with a reason.",
    "anyone may": "From the start until introducing the officer, anyone **may** sound the lamp line, for safety: "
    "nothing else "
    "stops it.",
    "stands in for": "Sounding the lamp line (“immediate danger”) **stands in for** weighing the evidence.",
    "harbour hub holds": "From the start until introducing the officer, harbour hub **holds** the child.",
    "the statutory time limit": "After raising a concern, the lead **must** sound the lamp line within the statutory time "
    "limit for the answer to a worry (5 working days from 1 April 2020 until 31 March 2026; 3 working days from 1 April "
    "2026), counted from the start.",
    "the lead passes": "After introducing the officer, the lead **passes** to the bureau officer.",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    files = dict(the_pack(HARBOUR).text)
    files["crossing.yaml"] = (
        files["crossing.yaml"]
        .replace("always:\n", EXTRA, 1)
        .replace("\nfrom:", "\ninside: [quarrel]\nfrom:", 1)
    )
    files["pack.yaml"] = files["pack.yaml"].replace(
        '  "A7":\n    heading: Kindness\n    nothing to encode, because: it is an aim\n', '  "A7": Kindness\n'
    )
    return read_text({**files, "quarrel.yaml": INNER, CLOCK: small_texts()[CLOCK]})


def marked(said: Said) -> str:
    return "".join(f"**{part.text}**" if part.is_strong else part.text for part in said.parts)


@pytest.mark.parametrize("written", AS_READ)
def test_a_sentence_reads_well(pack: Pack, written: str) -> None:
    crossing = pack.procedures["crossing"]
    norm = next(norm for norm in crossing.norms if written in norm.words)
    assert marked(say(norm, crossing, pack)) == AS_READ[written]


def test_every_form_of_sentence_is_tried_here(pack: Pack) -> None:
    crossing = pack.procedures["crossing"]
    tried = {type(norm) for norm in crossing.norms if any(words in norm.words for words in AS_READ)}
    assert tried == set(get_args(Norm))


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_every_sentence_of_a_shipped_pack_can_be_read_aloud(path: Path) -> None:
    pack = the_pack(path)
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            said = say(norm, procedure, pack)
            assert said.plain[0].isupper(), said.plain
            assert said.plain.endswith("."), said.plain
            assert "  " not in said.plain, said.plain
            assert sum(part.is_strong for part in said.parts) == 1, said.plain
            assert said.written == norm.words
