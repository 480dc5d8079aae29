"""Where everybody can go from every page, and where they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from held.record.reading.work.badges import Badges
from held.record.reading.work.owed_line import MOST


@dataclass(frozen=True)
class Place:
    """A page in the navigation, by the name of its address. `short` is what a phone shows."""

    name: str
    words: str
    short: str


@dataclass(frozen=True)
class Shown:
    """A place as this page shows it. `here` is "page" on the very page and "true" on those that belong to it."""

    url: str
    words: str
    short: str
    here: str | None


PLACES = (
    Place("my work", "My work", "My work"),
    Place("team tray", "Team tray", "Tray"),
    Place("children", "Children", "Children"),
    Place("meetings", "Meetings", "Meetings"),
    Place("nobody", "Nobody holds it", "Nobody"),
    Place("procedures", "Procedures", "Procedures"),
)


def navigation(request: HttpRequest, counts: Mapping[str, str]) -> tuple[Shown, ...]:
    """Every place there is. `counts`, by the name of a place: how many wait there, where it is worth saying."""
    here = request.resolver_match.url_name if request.resolver_match else None
    return tuple(
        Shown(
            reverse(place.name),
            place.words + counts.get(place.name, ""),
            place.short + counts.get(place.name, ""),
            "page" if place.name == here else None,
        )
        for place in PLACES
    )


def counted(waiting: Badges) -> Mapping[str, str]:
    """ "Team tray (3)", and no more than "(200+)". That nobody is without somebody is said: "Nobody holds it: 0"."""
    tray = f"{MOST}+" if waiting.tray > MOST else str(waiting.tray)
    return {"team tray": f" ({tray})" if waiting.tray else "", "nobody": f": {waiting.without}"}
