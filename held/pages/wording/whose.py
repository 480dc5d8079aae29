"""Whose answer to a gap in the text it is: said in front of it, so that no reading of ours passes for a decision."""

from held.language.settled import Settled
from held.pages.wording.phrases import capital, curly


def whose(settled: Settled) -> str:
    """ "Our reading, until the authority decides", or "Decided by the board on 2 March 2026"."""
    said = capital(curly(settled.whose))
    return f"{said}, until the authority decides" if settled.is_ours else said
