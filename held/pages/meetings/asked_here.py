"""What is asked in a child's turn: the step's own questions, who is there, and what was said, for the minutes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from held.engine.situation import Reason
from held.pages.components.fields import Field
from held.pages.meetings.opening_words import PRESENT, asks_who_is_there, said_of
from held.pages.transitions import field_names
from held.pages.transitions.asking import ChildCard, cards, levels_of, shared
from held.pages.transitions.expecting import follows_by_outcome
from held.pages.transitions.opened import Opened
from held.pages.transitions.words import Words
from held.pages.wording.phrases import sentence


@dataclass(frozen=True)
class AskedHere:
    """`said` by child. `reasons` are asked for where the procedure would rather have something otherwise."""

    cards: tuple[ChildCard, ...]
    said: Mapping[str, Field]
    shared: tuple[Field, ...]
    reasons: tuple[Field, ...]
    has_levels: bool


def asked_here(
    form: Opened, words: Words, errors: Mapping[str, str], departures: Sequence[Reason]
) -> AskedHere:
    follows = {child.public: follows_by_outcome(form, child) for child in form.children}
    asked = tuple(_decided(card) for card in cards(form, words, errors, follows))
    same = shared(form, words, errors)
    if not asks_who_is_there(form):
        same = (*same, _present(words))
    return AskedHere(
        cards=asked,
        said={child.public: _said(form, child.public, child.called, words) for child in form.children},
        shared=same,
        reasons=tuple(_reason(reason, words, errors) for reason in departures),
        has_levels=bool(levels_of(asked)),
    )


def _decided(card: ChildCard) -> ChildCard:
    if card.outcome is None:
        return card
    return replace(card, outcome=replace(card.outcome, label=f"What was decided for {card.called}?"))


def _said(form: Opened, child: str, called: str, words: Words) -> Field:
    return Field(
        id=said_of(child),
        kind="text",
        label=f"What was said about {called}, for the minutes",
        hint=f"Kept as a note on {called}’s own record, with who was there. May stay empty.",
        typed=words.one(said_of(child)),
        rows=3,
    )


def _present(words: Words) -> Field:
    return Field(
        id=PRESENT,
        kind="text",
        label="Who was there?",
        hint="One name on each line, with what they are.",
        typed=words.one(PRESENT),
        rows=3,
    )


def _reason(reason: Reason, words: Words, errors: Mapping[str, str]) -> Field:
    field_id = field_names.of_reason(reason.norm)
    return Field(
        id=field_id,
        kind="text",
        label="Why does it go ahead without?",
        hint=f"{sentence(reason.says)} ({reason.cites.words})",
        typed=words.one(field_id),
        error=errors.get(field_id, ""),
        rows=2,
    )
