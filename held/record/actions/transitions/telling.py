"""Somebody is told, or sent a paper, because of what happened: a notice in their tray until it is received."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from held.engine.situation import Sending, Telling
from held.engine.wording import the_moment
from held.language.letter import Reader
from held.language.norms import Norm
from held.language.pack import Pack
from held.language.urgent_way import came_out_urgent
from held.record.actions.messages.worded import Wording
from held.record.actions.work.write_notice import write_notice
from held.record.index.owners import Around
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition

UNSAID = "It is not said how it came out: treat it as urgent until somebody says."


def what_happened(transition: Transition, happening: Happening, pack: Pack) -> str:
    """What somebody is told: "Asking for help (urgent), recorded by Priya Nair." In the pack's words.

    Of what the clock wrote: "Asking for help: went late."
    """
    words, doing = json.loads(happening.words.text or "{}"), _doing(transition, happening, pack)
    if happening.by is None:
        return f"{doing}: {happening.kind}."
    outcome = f" ({words['outcome']})" if words.get("outcome") else ""
    unsaid = f" {UNSAID}" if not outcome and _has_to_come_out(pack, transition, happening, words) else ""
    return f"{doing}{outcome}, recorded by {happening.by}.{unsaid}"


def _doing(transition: Transition, happening: Happening, pack: Pack) -> str:
    words = json.loads(happening.words.text or "{}")
    names = (transition.procedure, *pack.procedures[transition.procedure].inside)
    steps = [pack.procedures[name].steps.get(words.get("step", "")) for name in names]
    doing: str = next((step.doing for step in steps if step), words.get("known") or happening.kind)
    return f"{doing[:1].upper()}{doing[1:]}"


def _about(
    transition: Transition, happening: Happening, norm: Norm, pack: Pack, **more: str
) -> dict[str, str]:
    """What a mail may say of it: neither how a step came out nor what anybody typed."""
    title = pack.procedures[transition.procedure].title
    said = {"the procedure": title, "the clause": norm.cites.words, "when": the_moment(happening.happened)}
    return said | {name.replace("_", " "): value for name, value in more.items()}


def _has_to_come_out(
    pack: Pack, transition: Transition, happening: Happening, words: Mapping[str, object]
) -> bool:
    """Whether this is an urgent call that can come out one way or another."""
    procedure, step = pack.urgent
    can_come_out = bool(pack.procedures[procedure].steps[step].outcomes)
    return can_come_out and _is_a_call(pack, transition, happening, words)


def _is_a_call(pack: Pack, transition: Transition, happening: Happening, words: Mapping[str, object]) -> bool:
    return (transition.procedure, happening.run, words.get("step")) == (pack.urgent[0], "", pack.urgent[1])


def _is_urgent(pack: Pack, transition: Transition, happening: Happening) -> bool:
    words = json.loads(happening.words.text or "{}")
    return _is_a_call(pack, transition, happening, words) and came_out_urgent(pack, words.get("outcome"))


def tell_and_send(
    child: Child | None,
    transition: Transition,
    told: Iterable[Telling],
    sent: Iterable[Sending],
    people: Around,
    happening: Happening,
    moment: datetime,
) -> None:
    """What an entry sets off, each to whoever `people` says. Within the caller's transaction."""
    for telling in told:
        _tell(child, transition, telling, people, happening, moment)
    for sending in sent:
        _send(child, transition, sending, people, happening, moment)


def _tell(
    child: Child | None,
    transition: Transition,
    telling: Telling,
    people: Around,
    happening: Happening,
    moment: datetime,
) -> None:
    owner = people.owner(telling.role)
    write_notice(
        child=child,
        transition=transition,
        worker=owner.worker,
        team=owner.team,
        role=telling.role,
        says=what_happened(transition, happening, people.pack),
        cites=telling.norm.cites.words,
        because=happening.number,
        sent=moment,
        is_urgent=_is_urgent(people.pack, transition, happening),
        wording=Wording(
            Reader.TOLD,
            people.pack,
            telling.role,
            _about(
                transition,
                happening,
                telling.norm,
                people.pack,
                the_step=_doing(transition, happening, people.pack)
                + (" is late" if not happening.by else ""),
                the_role=telling.role,
            ),
        ),
    )


def _send(
    child: Child | None,
    transition: Transition,
    sending: Sending,
    people: Around,
    happening: Happening,
    moment: datetime,
) -> None:
    team = people.team_of_service(sending.service)
    by = f", sent by {happening.by}" if happening.by else ": sent"
    write_notice(
        child=child,
        transition=transition,
        team=team,
        paper=sending.paper,
        says=f"{sending.paper[:1].upper()}{sending.paper[1:]}{by}.",
        cites=sending.norm.cites.words,
        because=happening.number,
        sent=moment,
        wording=Wording(
            Reader.SENT,
            people.pack,
            sending.paper,
            _about(
                transition,
                happening,
                sending.norm,
                people.pack,
                the_paper=sending.paper,
                the_service=sending.service,
            ),
        ),
    )
