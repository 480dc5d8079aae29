"""The parts under Procedures that are about the whole pack, for its sub-navigation."""

from django.urls import reverse

from held.pages.components.links import Part
from held.pages.procedures.chosen import Chosen
from held.pages.procedures.clauses import counts


def pack_parts(here: str, found: Chosen) -> tuple[Part, ...]:
    """`here`: the name of the page's address."""
    asked = counts(*found.pack.procedures.values()).questions
    clock = found.pack.statutory_clock
    clock_read = [Part("Statutory clock", found.address("statutory clock"), here == "statutory clock")]
    return (
        Part("Procedures", found.address("procedures"), here == "procedures"),
        Part("Every clause", found.address("every clause"), here == "every clause"),
        Part(f"What the text leaves open ({asked})", found.address("gaps"), here == "gaps"),
        Part("Letters", found.address("letters"), here == "letters"),
        *(clock_read if clock else ()),
        Part("Compare", reverse("compare"), here == "compare"),
    )
