"""What a version plans for later and another plans otherwise: until when each service holds the child, who leads next."""

from collections.abc import Iterator

from held.engine.situation import Situation
from held.language.norms import LeadPasses, Norm
from held.pages.moving.side import Change, Side
from held.pages.transitions.cited import cited
from held.pages.transitions.parties import Around
from held.pages.wording.phrases import capital, curly, sentence

NO_END = Side("No sentence says until when")
NOBODY_NEXT = Side("Whoever leads goes on leading: no sentence passes the lead on")


def planned_changes(now: Around, then: Around, before: Situation, after: Situation) -> Iterator[Change]:
    """Only what both versions know: a service that holds the child under both, and whom the lead passes to."""
    later = {holder.service: holder.norm for holder in after.holders}
    for holder in before.holders:
        if holder.service in later:
            is_so, would_be = _side(holder.norm, now), _side(later[holder.service], then)
            if is_so.says != would_be.says:
                yield Change(f"Until when {holder.service} holds the child", is_so, would_be)
    passes, would = _passes(now), _passes(then)
    if [each.words for each in passes] != [each.words for each in would]:
        yield Change("Whom the lead passes to", _told(passes, now), _told(would, then))


def _side(norm: Norm | None, around: Around) -> Side:
    return _told([norm], around) if norm else NO_END


def _passes(around: Around) -> list[Norm]:
    return [norm for norm in around.procedure.norms if isinstance(norm, LeadPasses)]


def _told(norms: list[Norm], around: Around) -> Side:
    if not norms:
        return NOBODY_NEXT
    says = " ".join(sentence(capital(curly(norm.words))) for norm in norms)
    return Side(says.removesuffix("."), cites=cited([norm.cites for norm in norms], around.procedure))
