"""A citation as a page shows it: its words, and where the clause can be read in the procedure."""

from collections.abc import Iterable

from django.urls import reverse

from held.language.norms import Citation
from held.language.pack import Procedure
from held.pages.components.links import Cited
from held.pages.wording.phrases import anchor
from held.record.reading.procedures.versions import SHORT


def cited(citations: Iterable[Citation], procedure: Procedure | None = None) -> tuple[Cited, ...]:
    """Each once, in the order given."""
    found = dict.fromkeys((citation.words, citation.clauses) for citation in citations)
    return tuple(Cited(words, clause_address(procedure, clauses)) for words, clauses in found)


def clause_address(procedure: Procedure | None, clauses: tuple[str, ...]) -> str:
    """Empty for what no clause says."""
    if procedure is None or not clauses:
        return ""
    return f"{procedure_address(procedure)}#{anchor(clauses[0])}"


def procedure_address(procedure: Procedure) -> str:
    """Where the procedure is read in the words it has here, whichever are in force; those of no pack, in force."""
    slug = anchor(procedure.name)
    if not procedure.pack:
        return reverse("procedure", kwargs={"slug": slug})
    return reverse("procedure of a version", kwargs={"short": procedure.pack[:SHORT], "slug": slug})
