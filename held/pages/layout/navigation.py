"""Where everybody can go from every page, and where they are."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


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


def navigation(request: HttpRequest, counts: dict[str, int]) -> tuple[Shown, ...]:
    """Every place there is, with how many wait there."""
    here = request.resolver_match.url_name if request.resolver_match else None
    shown = []
    for place in PLACES:
        url = address_of(place.name)
        if url is not None:
            current = "page" if place.name == here else None
            shown.append(
                Shown(
                    url, _counted(place, place.words, counts), _counted(place, place.short, counts), current
                )
            )
    return tuple(shown)


def address_of(name: str) -> str | None:
    """The address of a page, or None where this house has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def _counted(place: Place, words: str, counts: dict[str, int]) -> str:
    """ "Team tray (3)"; a nought is said of the children whom nobody holds, and of nothing else."""
    if place.name == "nobody" and place.name in counts:
        return f"{words}: {counts[place.name]}"
    return f"{words} ({counts[place.name]})" if counts.get(place.name) else words
