"""A citation as a page shows it: its words, and where the clause can be read in the procedure."""

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse

from held.language.norms import Citation
from held.language.pack import Procedure
from held.pages.components.links import Cited
from held.pages.wording.phrases import anchor


def cited(citations: Iterable[Citation], procedure: Procedure | None = None) -> tuple[Cited, ...]:
    """Each once, in the order given."""
    found = dict.fromkeys((citation.words, citation.clauses) for citation in citations)
    return tuple(Cited(words, clause_address(procedure, clauses)) for words, clauses in found)


def clause_address(procedure: Procedure | None, clauses: tuple[str, ...]) -> str:
    """Empty for what no clause says."""
    if procedure is None or not clauses:
        return ""
    address = procedure_address(procedure)
    return f"{address}#{anchor(clauses[0])}" if address else ""


def procedure_address(procedure: Procedure) -> str:
    """Where the procedure is read; empty where this house has no such page."""
    try:
        return reverse("procedure", kwargs={"slug": anchor(procedure.name)})
    except NoReverseMatch:
        return ""
