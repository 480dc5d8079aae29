"""The story in an address is believed no more than a file that somebody sends: whatever it is, the answer is a sentence."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from hashlib import sha512

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from held.engine.rehearsal import TooLong, rehearse
from held.language.pack import Pack, Procedure
from held.language.reading import read_pack
from held.language.story import Story, TakeStep, Tell
from held.pages.trying.carried import LostStory, carried, read_carried
from tests.engine.building import london
from tests.pages.trying.stage import Stage
from tests.record.transitions.harbour import PACK as HARBOUR

PACK: Pack = read_pack(HARBOUR)
CROSSING: Procedure = PACK.procedures["crossing"]
STORY = """\
story: A child
procedure: crossing
tells:
  - on: "2026-03-02 09:00"
    by: hub guide
    do: raise a concern
    answers: {what worries you: "A bruise."}
"""


def packed(text: str) -> str:
    return urlsafe_b64encode(zlib.compress(text.encode())).decode().rstrip("=")


def told(so_far: str) -> str:
    with pytest.raises(LostStory) as lost:
        read_carried(so_far, PACK, CROSSING)
    return str(lost.value)


def test_what_a_page_carries_is_read_again() -> None:
    story = read_carried(packed(STORY), PACK, CROSSING)
    assert read_carried(carried(story), PACK, CROSSING) == story


@pytest.mark.parametrize(
    "so_far",
    ["", "x", "é", "%00", "=" * 9, "A" * 5_000, packed(STORY)[:-9], urlsafe_b64encode(b"\xff\xfe").decode()],
)
def test_what_is_no_story_at_all(so_far: str) -> None:
    assert told(so_far) == (
        "Part of the address is missing, or was changed on the way, so the story in it can’t be read."
    )


def test_a_little_that_unpacks_to_very_much_is_not_unpacked() -> None:
    bomb = urlsafe_b64encode(zlib.compress(b"a" * 2_000_000)).decode()
    assert len(bomb) < 4_000
    assert "can’t be read" in told(bomb)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "do: raise a concern",
            "do: launch a rocket",
            "“launch a rocket” is no step of this story's procedure.",
        ),
        ("procedure: crossing", "procedure: quarrel", "“quarrel” is no procedure of this pack."),
        ("by: hub guide", "by: wizard", "“wizard” is no role of this pack."),
        ("2026-03-02", "1950-01-01", "a day that is not between 2000 and 2099"),
        ("2026-03-02", "9999-12-31", "“9999-12-31 09:00” is no moment"),
        ("story: A child", f"story: {'A' * 201}", "is too long"),
        ("tells:", "tells: &a", "can’t be told"),
    ],
)
def test_what_no_page_makes(old: str, new: str, says: str) -> None:
    assert says in told(packed(STORY.replace(old, new)))


def test_a_story_that_goes_back_in_time_or_on_for_ever() -> None:
    look = '  - on: "2026-03-0{}"\n    look: yes\n'
    assert "goes back in time" in told(packed(STORY + look.format("1 10:00")))
    assert "is too long" in told(packed(STORY + look.format("3 10:00") * 60))


def test_what_an_address_has_no_room_for() -> None:
    moment = london("2026-03-02 10:00")
    lines = tuple(
        Tell(
            line=0,
            on=moment,
            recorded=moment,
            act=TakeStep("raise a concern"),
            role="hub guide",
            person=f"{sha512(b'a%d' % number).hexdigest()}{sha512(b'b%d' % number).hexdigest()}",
        )
        for number in range(40)
    )
    with pytest.raises(TooLong, match="as long as an address can carry"):
        carried(Story("A child", "x.yaml", "crossing", lines))


@pytest.mark.parametrize("page", ["story", "line", "file"])
def test_every_page_answers_with_a_sentence(stage: Stage, short: str, page: str) -> None:
    for so_far in ("", "%00%ff", "A" * 5_000, packed("a: [" * 500), packed(STORY.replace("hub guide", "a"))):
        stage.opens(f"/procedures/version/{short}/crossing/try/{page}?do=end&so-far={so_far}")
        assert stage.page.status_code == 400
        assert "This story can’t be opened" in stage.says
        assert "Begin another" in stage.says


def test_a_story_without_a_line_leads_to_where_it_begins(stage: Stage, short: str) -> None:
    so_far = packed("story: A child\nprocedure: crossing\ntells: []\n")
    for page in ("story", "file"):
        answer = stage.desk.get(f"/procedures/version/{short}/crossing/try/{page}?so-far={so_far}")
        assert answer["Location"] == f"/procedures/version/{short}/crossing/try"
    assert (
        stage.desk.get(
            f"/procedures/version/{short}/crossing/try/line?do=step&step=raise-a-concern&so-far={so_far}"
        ).status_code
        == 200
    )


def test_what_is_to_be_tried_is_one_of_the_things_there_are(raised: Stage, short: str) -> None:
    line = raised.at.replace("/story?", "/line?")
    for do in ("", "do=x&", "do=step&", "do=step&step=no-such&", "do=step&step=raise-a-concern&inner=x&"):
        assert raised.opens(line.replace("?", f"?{do}")).page.status_code == 404
    assert raised.opens(f"/procedures/version/{short}/nothing/try/story?so-far=x").page.status_code == 404
    assert raised.opens("/procedures/version/abcdefabcdef/crossing/try").page.status_code == 404


def test_a_form_that_no_page_made(raised: Stage) -> None:
    line = raised.at.replace("/story?", "/line?")
    for fields in ({"do": "look", "when": "999"}, {"do": "look", "when": "²"}, {"do": "look", "when": "-1"}):
        assert raised.desk.send(line, {**fields, "so-far": raised.so_far}).status_code == 302
    wrong = {"do": "step", "step": "weigh-the-evidence", "outcome": "\x00", "role": "x", "typed": "\x00"}
    assert raised.desk.send(line, {**wrong, "so-far": raised.so_far}).status_code == 422
    for back in ("²", "-1", "99999999999999999999", "x"):
        answer = raised.desk.send(raised.at, {"so-far": raised.so_far, "back": back})
        assert answer.status_code in (200, 302)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.data())
def test_a_byte_changed_anywhere_is_a_story_or_a_sentence(data: some.DataObject) -> None:
    text = packed(STORY) if data.draw(some.booleans()) else STORY
    place = data.draw(some.integers(0, len(text) - 1))
    sign = data.draw(some.characters(exclude_categories=("Cs",)))
    changed = text[:place] + sign + text[place + 1 :]
    with suppress(LostStory):
        story = read_carried(packed(changed) if text is STORY else changed, PACK, CROSSING)
        assert rehearse(PACK, story).situation


def test_the_packed_story_is_no_secret() -> None:
    assert zlib.decompress(urlsafe_b64decode(packed(STORY) + "===")) == STORY.encode()
