"""Every procedure of a shipped pack can be tried, those inside others among them: each of its stories opens on screen."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from held.engine.rehearsal import back_to, rehearse
from held.language.frames.telling import read_story
from held.language.reading import pack_texts, read_text
from held.pages.trying.carried import carried
from held.pages.wording.phrases import anchor
from held.record.actions.procedures.put_in_force import put_in_force
from tests.pages.transitions.desk import Desk, words_of
from tests.record.transitions.harbour import Harbour

LUTON = Path("held/procedures/luton/2015-10")
SHIPPED = sorted(path.parent for path in Path("held/procedures").glob("*/*/pack.yaml"))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.parent.name + path.name)
def test_every_story_opens_and_every_step_of_it_can_be_tried(
    guide: Desk, harbour: Harbour, folder: Path
) -> None:
    files = pack_texts(folder)
    put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    pack = read_text(files)
    forms: dict[tuple[str, str], str] = {}
    for file in sorted((folder / "stories").glob("*.yaml")):
        story = read_story(file.read_text(encoding="utf-8"), file.name, pack)
        base = f"/procedures/version/{pack.hash[:12]}/{anchor(story.procedure)}/try"
        page = guide.get(f"{base}/story?so-far={carried(story)}")
        assert page.status_code == 200, file.name
        situation = rehearse(pack, story).situation
        assert ("It has ended" in words_of(page)) == (situation.ended is not None), file.name
        for link in re.findall(r'href="([^"]*/try/line[^"]*)"', page.content.decode()):
            tried = unescape(link).partition("so-far=")[0]
            forms.setdefault((story.procedure, tried), unescape(link))
    for link in forms.values():
        assert guide.get(link).status_code == 200, link
    for procedure in pack.procedures.values():
        start = guide.get(f"/procedures/version/{pack.hash[:12]}/{anchor(procedure.name)}/try")
        assert ("it is tried inside one" in words_of(start)) == (
            procedure.is_inner and not procedure.is_round
        )
    outer = [
        procedure for procedure in pack.procedures.values() if procedure.is_round or not procedure.is_inner
    ]
    steps = {(one.name, step) for one in outer for step in one.steps}
    tried = {(name, words) for name, words in forms}
    missing = [
        key
        for key in steps
        if not any(key[0] == name and f"step={anchor(key[1])}&" in words for name, words in tried)
    ]
    assert missing == [], "No page leads to the form of these."


def test_a_stopped_step_shows_the_way_and_where_each_act_is_tried(guide: Desk, harbour: Harbour) -> None:
    """Consent is withdrawn while the assessment is owed: it is asked for again, by whoever leads (2.5)."""
    files = pack_texts(LUTON)
    put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    pack = read_text(files)
    text = (LUTON / "stories" / "consent_taken_back.yaml").read_text(encoding="utf-8")
    story = back_to(read_story(text, "consent_taken_back.yaml", pack), 7)
    page = guide.get(
        f"/procedures/version/{pack.hash[:12]}/{anchor(story.procedure)}/try/story?so-far={carried(story)}"
    )
    said = words_of(page).partition("What would let it go ahead:")[2]
    assert re.search(
        r"<ol[^>]*held-way[^>]*>\s*<li><a[^>]*/try/line\?do=step&(amp;)?step=ask-for-consent", said
    )
    assert "The universal worker can." in said
    assert "whoever does it judges that" in said
