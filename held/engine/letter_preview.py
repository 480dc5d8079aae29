"""Each letter of a pack as it would read, with the sentences that it words: for an invented child and an invented worker."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from held.engine.lettering import Written, letter_to, written
from held.engine.wording import capital, listed, the_day, the_moment, the_occurrence
from held.language.events import Occurrence, Taking
from held.language.letter import WORDS, Letter, Reader, step_and_outcome
from held.language.norms import LeadPasses, Norm, Sends, Tells
from held.language.pack import Pack, Procedure
from held.language.standard_letters import standard_letters

READER, CHILD, WORKER, ANOTHER = "Amy Stone", "Mira", "Amy Stone", "Joel Adeyemi"
PHONE = "01632 960114"


@dataclass(frozen=True)
class Previewed:
    """`words_these`: the sentences that it words, in the order of the pack; for a family's letter the steps it follows.
    `is_own`: the authority's; else it comes with Held."""

    letter: Letter
    reads: Written
    words_these: tuple[str, ...]
    is_own: bool


def previews(pack: Pack, *, authority: str, link: str, moment: datetime) -> tuple[Previewed, ...]:
    """The letters that something of this pack is worded by, those to families last."""
    about = {"authority": authority, "link": link, "when": the_moment(moment), "the reader": READER}
    mails = [_mail(letter, about, used, pack) for letter, used in _used(pack)]
    families = [letter for letter in pack.letters.values() if letter.reader is Reader.FAMILY]
    invites = tuple(_inviting(pack))
    inviting = [
        _invitation(letter_to(reader, pack), about, invites)
        for reader in (Reader.INVITED, Reader.UNINVITED)
        if invites
    ]
    return (*mails, *inviting, *(_family(letter, authority, moment, pack) for letter in families))


def _inviting(pack: Pack) -> Iterator[tuple[str, str]]:
    """What somebody is invited to, and how the pack says so: appointments, and the weekly meetings."""
    for procedure in pack.procedures.values():
        for step in procedure.steps.values():
            for ask in step.asks:
                if ask.invites:
                    yield ask.invites_to, f"{ask.name}: invites {listed(ask.invites)} to {ask.invites_to}"
    for meeting in pack.meetings.values():
        if meeting.invites:
            yield meeting.name, f"{meeting.name}, every week: invites {listed(meeting.invites)}"


def _invitation(letter: Letter, about: dict[str, str], invites: tuple[tuple[str, str], ...]) -> Previewed:
    asked = set(WORDS[letter.reader])
    said = {word: says for word, says in about.items() if word in asked}
    said["the appointment"] = capital(invites[0][0])
    is_own = letter is not standard_letters()[letter.reader]
    return Previewed(letter, written(letter, said), tuple(says for _, says in invites), is_own)


Used = tuple[Procedure, Tells | Sends]


def _used(pack: Pack) -> Iterator[tuple[Letter, list[Used]]]:
    """Each letter that words a sentence, with those that it words."""
    found: dict[str, tuple[Letter, list[Used]]] = {}
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            letter = _for(norm, pack)
            if letter and isinstance(norm, Tells | Sends):
                found.setdefault(f"{letter.reader} {letter.name}", (letter, []))[1].append((procedure, norm))
    yield from found.values()


def _for(norm: Norm, pack: Pack) -> Letter | None:
    match norm:
        case Tells():
            return letter_to(Reader.TOLD, pack, norm.role)
        case Sends():
            return letter_to(Reader.SENT, pack, norm.paper)
        case _:
            return None


def _mail(letter: Letter, about: dict[str, str], used: list[Used], pack: Pack) -> Previewed:
    procedure, norm = used[0]
    said = about | {"the procedure": procedure.title, "the clause": norm.cites.words}
    if isinstance(norm, Tells):
        said |= {
            "the step": capital(_what(procedure, norm.after.any_of[0])),
            "the role": norm.role,
        }
    else:
        said |= {"the paper": norm.paper, "the service": norm.service}
    is_own = letter is not standard_letters()[letter.reader]
    return Previewed(letter, written(letter, said), tuple(norm.words for _, norm in used), is_own)


def _what(procedure: Procedure, occurrence: Occurrence) -> str:
    """How a step came out is in no mail."""
    if isinstance(occurrence, Taking):
        return procedure.steps[occurrence.step].doing
    return the_occurrence(procedure, occurrence)


def _family(letter: Letter, authority: str, moment: datetime, pack: Pack) -> Previewed:
    service = _leads_then(letter, pack)
    others = [each for each in pack.services if each != service]
    said = {
        "the child": CHILD,
        "authority": authority,
        "when": the_day(moment),
        "the worker": WORKER,
        "the worker's phone": PHONE,
        "the worker's service": service,
        "since when": f"from {the_day(moment)}",
        "who helps": f"{ANOTHER}, {others[-1]}" if others else "",
        "today": the_day(moment),
    }
    return Previewed(letter, written(letter, said), letter.steps, is_own=True)


def _leads_then(letter: Letter, pack: Pack) -> str:
    """The service whose worker leads after the letter's first step: the one it passes to, else the one it began with."""
    procedure = pack.procedures[letter.procedure]
    step, outcome = step_and_outcome(letter.steps[0])
    for norm in procedure.norms:
        if isinstance(norm, LeadPasses) and any(
            isinstance(one, Taking) and one.step == step and (outcome in one.outcomes or not one.outcomes)
            for one in norm.after.any_of
        ):
            return pack.roles[norm.role].service
    return procedure.comes_from or next(iter(pack.services))
