"""Which family a new child belongs to: one found by a brother or sister's name, or a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from held.pages.children.form import Form
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import day_of
from held.pages.wording.names import and_list
from held.record.reading.people.brothers_and_sisters import brothers_and_sisters
from held.record.reading.people.search import search


@dataclass(frozen=True)
class FamilyChoice:
    """`families`: by id, whom it is known by: "Aaliyah Benson, 9 and Jayden Benson, 12". `says`: what the search came to."""

    families: Mapping[str, str]
    says: str = ""

    def is_known(self, family: str) -> bool:
        return family in self.families


def family_choice(form: Form) -> FamilyChoice:
    """The family that is chosen already, and those of the children whom the search for one finds. At most four queries."""
    families: dict[str, str] = {}
    today = day_of(form.moment)
    chosen = form.word("family")
    if chosen:
        known = brothers_and_sisters(chosen)
        if known:
            families[chosen] = and_list(
                [beside_name(one.name, one.born, one.expected, today) for one in known]
            )
    sought = form.word("sibling")
    if not sought:
        return FamilyChoice(families)
    hits = [hit for hit in search(sought).hits if hit.family]
    together: dict[str, list[str]] = {}
    for hit in hits:
        together.setdefault(hit.family, []).append(beside_name(hit.name, hit.born, hit.expected, today))
    families |= {family: and_list(names) for family, names in together.items() if family not in families}
    return FamilyChoice(families, "" if hits else f"No family in the record has a child like “{sought}”.")
