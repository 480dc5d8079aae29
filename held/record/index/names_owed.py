"""Somebody whom the record named is gone in the middle of a transition, and its procedure looks whether anybody is named:
somebody else has to be named. No clause says so; the promise does."""

from collections.abc import Iterator

from held.engine.history import History, KnownChanged, Named, StepTaken
from held.engine.rereading import as_it_counts
from held.engine.situation import Situation
from held.language.pack import Known, Pack
from held.language.steps import AskKind
from held.record.index.owners import Around
from held.record.index.promised import look_again_due, promised
from held.record.reading.transitions.unheard import NO, YES
from held.record.tables.care.owed import NAME_ANOTHER, Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def names_owed(
    *, child: Child | None, transition: Transition, situation: Situation, around: Around, history: History
) -> Iterator[Owed]:
    """By whoever may take the step that names somebody, where one is open; else by the tray of the role's own team.

    Within the pack's own days for a duty to which no clause gives a time.
    """
    for known, left in gone(around.pack, transition.procedure, history):
        step, role = naming_step(around.pack, situation, transition.procedure, known.names)
        yield promised(
            child=child,
            transition=transition,
            step=step or f"{NAME_ANOTHER}{known.names}",
            role=role,
            owner=around.owner(role),
            since=left.happened,
            due=look_again_due(around.pack, left.happened),
            because=left.number,
            why=f"Whoever was named as {known.names} no longer is, and nobody else is named.",
        )


def gone(pack: Pack, procedure: str, history: History) -> Iterator[tuple[Known, KnownChanged]]:
    """Each known that was so and no longer is, with the entry that says so."""
    counted = as_it_counts(history)
    for known in pack.procedures[procedure].known.values():
        told = [entry for entry in history if isinstance(entry, KnownChanged) and entry.known == known.name]
        if known.running or not told or told[-1].value != NO:
            continue
        named = any(
            (isinstance(entry, Named) and entry.role == known.names)
            or (isinstance(entry, StepTaken) and known.names in entry.named)
            for entry in counted
        )
        # Who was named by a step that was struck never was; who was named as it began is in no step.
        if told[0].value == YES or (named and any(entry.value == YES for entry in told)):
            yield known, told[-1]


def naming_step(pack: Pack, situation: Situation, procedure: str, role: str) -> tuple[str, str]:
    """The open step that names somebody in this role, and the first role that may take it. With none open, no step,
    and the role itself."""
    steps = pack.procedures[procedure].steps
    for standing in situation.steps:
        step = steps.get(standing.step) if not standing.run else None
        if step and standing.state == "open":
            for ask in step.asks:
                if ask.kind is AskKind.WORKER and ask.role == role:
                    return step.name, next(iter((*step.between, *step.by)), role)
    return "", role
