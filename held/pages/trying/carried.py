"""The story that is being tried, as its pages' addresses carry it: it lives nowhere else.

It is the text of a story file, pressed together. What comes in is believed no more than a file would be: it is read by the
packs' own reader, and refused with a sentence.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from held.engine.rehearsal import MOST_LINES, TooLong
from held.language.faults import PackRefused
from held.language.frames.telling import read_story
from held.language.pack import Pack, Procedure
from held.language.story import Story, Tell
from held.language.story_text import written

FILE = "the story"
MOST_CHARACTERS = 4_000
"""Of an address: what every browser and server on the way takes."""
MOST_UNPACKED = 60_000
LONGEST_NAME = 200
FIRST_YEAR, LAST_YEAR = 2000, 2099
BROKEN = "Part of the address is missing, or was changed on the way, so the story in it can’t be read."


class LostStory(Exception):
    """An address whose story can't be tried; its message says why, for whoever opened it."""


def carried(story: Story) -> str:
    """For an address. Raises TooLong where an address has no room for it."""
    packed = urlsafe_b64encode(zlib.compress(written(story).encode(), 9)).decode().rstrip("=")
    if len(packed) > MOST_CHARACTERS:
        raise TooLong(
            "This story is as long as an address can carry. Save it, or go back to an earlier line."
        )
    return packed


def read_carried(packed: str, pack: Pack, procedure: Procedure) -> Story:
    """The story of this procedure that an address carries. Raises LostStory."""
    try:
        story = read_story(_unpacked(packed), FILE, pack)
    except PackRefused as refused:
        fault = refused.faults[0]
        raise LostStory(f"The story in this address can’t be told: {fault.says}") from None
    if story.procedure != procedure.name:
        raise LostStory("The story in this address is about another procedure.")
    _refuse_what_no_page_makes(story)
    return story


def _unpacked(packed: str) -> str:
    if not packed.isascii() or len(packed) > MOST_CHARACTERS:
        raise LostStory(BROKEN)
    try:
        reading = zlib.decompressobj()
        pressed = urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        text = reading.decompress(pressed, MOST_UNPACKED)
        if not reading.eof:
            raise LostStory(BROKEN)
        return text.decode()
    except (ValueError, zlib.error):
        raise LostStory(BROKEN) from None


def _refuse_what_no_page_makes(story: Story) -> None:
    if len(story.tells) > MOST_LINES or len(story.title) > LONGEST_NAME:
        raise LostStory(
            f"The story in this address is too long: a story that is tried has {MOST_LINES} lines."
        )
    last: datetime | None = None
    for tell in story.tells:
        if not all(is_likely(moment) for moment in (tell.on, tell.recorded)) or not _dates_are_likely(tell):
            raise LostStory(
                f"The story in this address has a day that is not between {FIRST_YEAR} and {LAST_YEAR}."
            )
        if last and tell.recorded < last:
            raise LostStory("The story in this address goes back in time.")
        last = tell.recorded


def is_likely(moment: datetime) -> bool:
    """Whether a story may be told of that day: far enough from where calendars end."""
    return FIRST_YEAR <= moment.year <= LAST_YEAR


def _dates_are_likely(tell: Tell) -> bool:
    for answer in tell.answers.values():
        if isinstance(answer, str):
            try:
                told = datetime.fromisoformat(answer)
            except ValueError:
                continue
            if not is_likely(told):
                return False
    return True
