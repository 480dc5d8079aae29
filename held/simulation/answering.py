"""Answers to whatever a step asks, by the kind of each question."""

import random
from collections.abc import Mapping
from datetime import datetime

from held.engine.history import Answer
from held.language.pack import Pack
from held.language.steps import Ask, AskKind, Step
from held.simulation.invented.texts import WHO_DID_IT, words_about
from held.simulation.staff import Hand


def answers_to(
    step: Step,
    *,
    pack: Pack,
    hands: tuple[Hand, ...],
    by: Hand,
    moment: datetime,
    draw: random.Random,
    years: int,
) -> dict[str, Answer]:
    """Every question answered, but now and then one of the long ones left empty, as people do. `years`: the child's age."""
    return {
        ask.name: answer
        for ask in step.asks
        if (answer := answer_to(ask, pack=pack, hands=hands, by=by, moment=moment, draw=draw, years=years))
    }


def answer_to(
    ask: Ask,
    *,
    pack: Pack,
    hands: tuple[Hand, ...],
    by: Hand,
    moment: datetime,
    draw: random.Random,
    years: int,
) -> Answer:
    match ask.kind:
        case AskKind.TEXT if ask.name in WHO_DID_IT:
            return f"{by.worker.name}, {by.role}"
        case AskKind.LONG_TEXT | AskKind.TEXT:
            return words_about(ask.name, draw, years=years)
        case AskKind.DATE:
            return moment.date().isoformat()
        case AskKind.DATE_AND_TIME:
            return moment.isoformat()
        case AskKind.YES_OR_NO:
            return draw.choice(("yes", "yes", "no"))
        case AskKind.ONE_OF:
            return draw.choice(ask.values)
        case AskKind.SEVERAL_OF:
            return tuple(draw.sample(ask.values, k=draw.randint(1, len(ask.values))))
        case AskKind.LEVEL:
            highest = sorted(level.number for level in pack.levels)[-2:]
            return str(draw.choice(highest))
        case AskKind.WORKER:
            found = [hand for hand in hands if hand.role == ask.role]
            return draw.choice(found).worker.public if found else ""
        case AskKind.TEAM:
            teams = sorted({hand.team_name for hand in hands if hand.service == ask.service})
            return draw.choice(teams) if teams else ""
        case AskKind.PEOPLE:
            return (f"{by.worker.name}, {by.role}",)


def the_others(step: Step, *, by: Hand, hands: tuple[Hand, ...], draw: random.Random) -> Mapping[str, str]:
    """The other side of a step between two, and who comes along: role to worker's id."""
    roles = [role for role in (*step.between, *step.accompanied_by) if role != by.role]
    return {
        role: draw.choice(found).worker.public
        for role in roles
        if (found := [hand for hand in hands if hand.role == role])
    }
