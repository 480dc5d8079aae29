"""The tour says two sentences of each screen, and only what stands there. (That a screen still says so, a journey looks.)"""

import struct
import zlib

import pytest

from tests.journeys.screens import SCREENS
from tests.tour.__main__ import journeys_by
from tests.tour.png import SIGNATURE, smaller
from tests.tour.telling import TOUR, Stop, as_kept, picture_file, stops, words_file

STOPS = stops()
MOST_BYTES = 150_000
each = pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.screen)


def test_it_has_ten_screens_in_their_order() -> None:
    assert [stop.place for stop in STOPS] == list(range(1, 11))


@each
def test_each_is_a_screen_that_a_journey_comes_by(stop: Stop) -> None:
    assert stop.screen in SCREENS
    assert journeys_by(stop.screen)


@each
def test_two_sentences_are_said_of_it(stop: Stop) -> None:
    assert stop.sentences == 2
    assert len(stop.quoted) > 0


@each
def test_what_is_quoted_stands_there(stop: Stop) -> None:
    assert [words for words in stop.quoted if words.lower() not in stop.words.lower()] == []


@each
def test_its_picture_is_small(stop: Stop) -> None:
    assert picture_file(stop.screen).stat().st_size < MOST_BYTES


def test_nothing_else_lies_there() -> None:
    files = {path for stop in STOPS for path in (picture_file(stop.screen), words_file(stop.screen))}
    assert set(TOUR.iterdir()) == files | {TOUR / "README.md"}


def test_a_sentence_too_many_and_words_that_stand_nowhere_are_noticed() -> None:
    stop = Stop(1, "A heading", "One *thing*. Two. Three?", "", STOPS[0].screen)
    assert stop.sentences == 3
    assert stop.quoted == ("thing",)


def test_hours_are_not_compared_and_days_are() -> None:
    assert (
        as_kept("On Monday 2 March 2026,  9am\n\n at 4.30pm")
        == "On Monday 2 March 2026, o’clock\nat o’clock\n"
    )


def _png(dots: list[list[bytes]], how: int = 0) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(dots[0]), len(dots), 8, 2, 0, 0, 0)
    lines = b"".join(bytes([how]) + b"".join(row) for row in dots)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def test_a_picture_keeps_its_colours() -> None:
    found = smaller(_png([[b"\x01\x02\x03", b"\xff\xff\xff"], [b"\xff\xff\xff", b"\xff\xff\xff"]]))
    assert b"PLTE\xff\xff\xff\x01\x02\x03" in found
    assert zlib.decompress(found.split(b"IDAT")[1][:-16]) == b"\x00\x01\x00\x00\x00\x00"


@pytest.mark.parametrize(("how", "second"), [(0, 0), (1, 1), (2, 0)])
def test_a_dot_may_come_as_what_differs_from_its_neighbour(how: int, second: int) -> None:
    found = smaller(_png([[b"\x01\x01\x01", b"\x00\x00\x00"]], how))
    assert zlib.decompress(found.split(b"IDAT")[1][:-16])[2] in ({0} if second else {0, 1})


def test_a_picture_that_no_browser_makes_is_refused() -> None:
    with pytest.raises(ValueError, match="not as a browser"):
        smaller(_png([[b"\x01\x01\x01"]]).replace(b"\x08\x02", b"\x10\x02", 1))
