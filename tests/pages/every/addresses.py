"""Every address there is, from the list of addresses itself, and which words stand in it for one day at the quay."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.pages.every.quay import ROUND_STEP, Quay

Said = Callable[[Quay], str]

WORDS: dict[str, Said] = {
    "rounds/<str:procedure>/steps/<str:step>": lambda quay: ROUND_STEP.removeprefix("/"),
    "rounds/recorded/<str:key>": lambda quay: f"rounds/recorded/{quay.round_key}",
    "rounds/<str:public>/entries/<int:number>": lambda quay: f"rounds/{quay.round}/entries/3",
    "rounds/<str:public>/samples/<int:sample>/cases/<int:case>": lambda quay: (
        f"rounds/{quay.round}/samples/{quay.sample}/cases/1"
    ),
    "rounds/<str:public>": lambda quay: f"rounds/{quay.round}",
    "children/<str:public>": lambda quay: f"children/{quay.child}",
    "transitions/<str:public>": lambda quay: f"transitions/{quay.transition}",
    "messages/<str:public>": lambda quay: f"messages/{quay.message}",
    "mail/<str:public>": lambda quay: f"mail/{quay.message}",
    "people/teams/<str:public>": lambda quay: f"people/teams/{quay.team}",
    "people/<str:public>": lambda quay: f"people/{quay.guide}",
    "imports/<str:public>": lambda quay: f"imports/{quay.extract}",
    "exports/<int:number>": lambda quay: f"exports/{quay.export}",
    "entries/<int:number>": lambda quay: f"entries/{quay.entry}",
    "steps/<str:procedure>/<str:step>": lambda quay: f"steps/crossing/{quay.step}",
    "urgent/recorded/<str:key>": lambda quay: f"urgent/recorded/{quay.urgent_key}",
    "recorded/<str:key>": lambda quay: f"recorded/{quay.key}",
    "papers/<str:paper>": lambda quay: "papers/concern-sheet",
    "letters/<str:letter>": lambda quay: "letters/family",
    "meetings/<str:slug>": lambda quay: "meetings/tuesday-circle",
    "told/<int:number>": lambda quay: f"told/{quay.notice}",
    "version/<str:short>": lambda quay: f"version/{quay.version}",
    "procedures/<str:slug>": lambda quay: "procedures/crossing",
    "/<str:slug>": lambda quay: "/crossing",
}
"""A part of an address with its blanks, the longer part first, and what stands in it. A new kind of blank needs a line."""


@dataclass(frozen=True)
class Address:
    name: str
    route: str

    def at(self, quay: Quay) -> str:
        """Raises LookupError where nobody has said what stands in a blank."""
        filled = self.route
        for blank, word in WORDS.items():
            filled = filled.replace(blank, word(quay))
        if "<" in filled:
            raise LookupError(
                f"“{self.name}” ({self.route}): say in tests/pages/every/addresses.py what stands in its blanks."
            )
        return f"/{filled}"


def every_address() -> list[Address]:
    return [Address(str(one.name), str(one.pattern)) for one in _each(get_resolver().url_patterns)]


def _each(patterns: Iterable[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _each(pattern.url_patterns)
        else:
            yield pattern
