"""From the tree of a sentence to the norm it means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypedDict, cast

from lark import Tree

from held.language.events import Event
from held.language.norms import (
    Assurance,
    Citation,
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    Place,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)
from held.language.sentences.modifiers import read_modifiers
from held.language.sentences.parts import (
    Amiss,
    Piece,
    condition,
    condition_under,
    event,
    length,
    piece,
    pieces,
    tokens,
    word,
)
from held.language.sentences.vocabulary import Vocabulary
from held.language.times import Before


class Said(TypedDict):
    """What every norm carries."""

    id: str
    words: str
    cites: Citation
    place: Place


@dataclass(frozen=True)
class _Builder:
    said: Said
    vocabulary: Vocabulary

    def duty(self, tree: Piece) -> Norm:
        each_time = piece(tree, "each_time")
        force_piece, role = piece(tree, "force"), piece(tree, "role")
        assert force_piece is not None
        force = cast(Literal["must", "should", "may"], str(word(force_piece, "MUST", "SHOULD", "MAY")))
        modifiers = read_modifiers(tree, self.vocabulary)
        if force == "may" and (modifiers.time or modifiers.counted_from):
            raise Amiss(
                "What may be done is not owed, so it has no time. Leave the time out, or write “must”.",
                word(tree, "STEP"),
            )
        if isinstance(modifiers.time, Before) and modifiers.counted_from:
            raise Amiss(
                "A time before a date is counted from that date. Leave “counted from” out.",
                word(tree, "STEP"),
            )
        return Duty(
            **self.said,
            after=self._event(each_time if each_time is not None else piece(tree, "after")),
            step=str(word(tree, "STEP")),
            force=force,
            role=str(word(role, "ROLE")) if role is not None else None,
            time=modifiers.time,
            counted_from=modifiers.counted_from,
            when=modifiers.when,
            unless=modifiers.unless,
            each_time=each_time is not None,
            unless_already_done=modifiers.unless_already_done,
        )

    def inner_duty(self, tree: Piece) -> Norm:
        each_time, inner, role = piece(tree, "each_time"), piece(tree, "inner"), piece(tree, "role")
        assert inner is not None
        called = word(inner, "INNER", "THE_INNER")
        modifiers = read_modifiers(tree, self.vocabulary)
        if modifiers.counted_from or modifiers.unless_already_done:
            raise Amiss(
                "An inner procedure is owed with a time, “when” and “unless” only. Leave the rest out.",
                called,
            )
        return InnerDuty(
            **self.said,
            after=self._event(each_time if each_time is not None else piece(tree, "after")),
            inner=str(called),
            role=str(word(role, "ROLE")) if role is not None else None,
            time=modifiers.time,
            when=modifiers.when,
            unless=modifiers.unless,
            each_time=each_time is not None,
        )

    def opening(self, tree: Piece) -> Norm:
        opens, closes = self._span(tree)
        role = piece(tree, "role")
        return Opening(
            **self.said,
            opens=opens,
            closes=closes,
            step=str(word(tree, "STEP")),
            role=str(word(role, "ROLE")) if role is not None else None,
            anyone=bool(tokens(tree, "ANYONE")),
            for_safety=bool(tokens(tree, "FOR_SAFETY")),
        )

    def returning(self, tree: Piece) -> Norm:
        every, role = piece(tree, "length"), piece(tree, "role")
        opens, closes = pieces(tree, "event")
        assert every is not None
        return Returning(
            **self.said,
            every=length(every),
            opens=event(opens, self.vocabulary),
            closes=event(closes, self.vocabulary),
            step=str(word(tree, "STEP")),
            role=str(word(role, "ROLE")) if role is not None else None,
        )

    def only(self, tree: Piece) -> Norm:
        needs = piece(tree, "condition")
        assert needs is not None
        return Only(
            **self.said,
            step=str(word(tree, "STEP")),
            needs=condition(needs, self.vocabulary),
            unless=condition_under(tree, "unless", self.vocabulary),
            if_possible=bool(tokens(tree, "IF_POSSIBLE")),
        )

    def stop(self, tree: Piece) -> Norm:
        during, listed = piece(tree, "condition"), piece(tree, "steps")
        assert listed is not None
        opens, closes = (None, None) if during is not None else self._span(tree)
        return Stop(
            **self.said,
            steps=tuple(str(step) for step in tokens(listed, "STEP")),
            during=condition(during, self.vocabulary) if during is not None else None,
            opens=opens,
            closes=closes,
            unless=condition_under(tree, "unless", self.vocabulary),
        )

    def stands_in(self, tree: Piece) -> Norm:
        listed = piece(tree, "doings")
        assert listed is not None
        steps = tuple(str(step) for step in tokens(listed, "DOING"))
        return StandsIn(**self.said, event=self._event(tree), steps=steps)

    def holds(self, tree: Piece) -> Norm:
        opens, closes = self._span(tree)
        return Holds(**self.said, opens=opens, closes=closes, service=str(word(tree, "SERVICE")))

    def lead_passes(self, tree: Piece) -> Norm:
        return LeadPasses(**self.said, after=self._event(piece(tree, "after")), role=str(word(tree, "ROLE")))

    def tells(self, tree: Piece) -> Norm:
        return Tells(**self.said, after=self._event(piece(tree, "after")), role=str(word(tree, "ROLE")))

    def sends(self, tree: Piece) -> Norm:
        paper, service = str(word(tree, "PAPER")), str(word(tree, "SERVICE"))
        return Sends(**self.said, after=self._event(piece(tree, "after")), paper=paper, service=service)

    def recorded_as(self, tree: Piece) -> Norm:
        return RecordedAs(**self.said, step=str(word(tree, "DOING")), kind=str(word(tree, "KIND")))

    def someone_else(self, tree: Piece) -> Norm:
        step, other = tokens(tree, "DOING")
        if step == other:
            raise Amiss("Nobody can be someone other than themselves. Name two different steps.", other)
        return SomeoneElse(**self.said, step=str(step), other=str(other))

    def must_include(self, tree: Piece) -> Norm:
        taking, listed = piece(tree, "taking"), piece(tree, "asks")
        assert taking is not None
        assert listed is not None
        step = word(taking, "DOING")
        there = self.vocabulary.asks.get(str(step), ())
        for ask in tokens(listed, "ASK"):
            if str(ask) not in there:
                those = f"It asks: {', '.join(there)}." if there else "It asks nothing at all."
                raise Amiss(f"“{step}” does not ask “{ask}”. {those}", ask)
        return MustInclude(
            **self.said,
            event=event(Tree("event", [taking]), self.vocabulary),
            step=str(step),
            asks=tuple(str(ask) for ask in tokens(listed, "ASK")),
        )

    def goes_to(self, tree: Piece) -> Norm:
        when = piece(tree, "condition")
        asked = condition(when, self.vocabulary) if when is not None else None
        return GoesTo(**self.said, service=str(word(tree, "SERVICE")), when=asked)

    def ends(self, tree: Piece) -> Norm:
        begins = tokens(tree, "PROCEDURE")
        return Ends(
            **self.said,
            event=self._event(tree),
            service=str(word(tree, "SERVICE")),
            begins=str(begins[0]) if begins else None,
            whatever_is_owed=bool(tokens(tree, "WHATEVER_IS_OWED")),
            unless=condition_under(tree, "unless", self.vocabulary),
        )

    def ends_inner(self, tree: Piece) -> Norm:
        return Ends(
            **self.said,
            event=self._event(tree),
            result=str(word(tree, "RESULT")),
            whatever_is_owed=bool(tokens(tree, "WHATEVER_IS_OWED")),
            unless=condition_under(tree, "unless", self.vocabulary),
        )

    def _event(self, tree: Piece | None) -> Event:
        assert tree is not None
        inside = piece(tree, "event")
        assert inside is not None
        return event(inside, self.vocabulary)

    def _span(self, tree: Piece) -> tuple[Event, Event | None]:
        span = piece(tree, "span")
        assert span is not None
        until = piece(span, "until")
        return self._event(span), self._event(until) if until is not None else None


def build(tree: Piece, said: Said, vocabulary: Vocabulary) -> Norm:
    """The norm of a tree whose root is `norm`. Amiss where its words don't fit each other."""
    (inside,) = (child for child in tree.children if isinstance(child, Tree))
    form: Callable[[Piece], Norm] = getattr(_Builder(said, vocabulary), str(inside.data))
    return form(inside)


def assurance(tree: Piece, words: str, vocabulary: Vocabulary) -> Assurance | None:
    """What a line under `always` adds to the promise; None where it says what is built in."""
    events = [event(each, vocabulary) for each in pieces(tree, "event")]
    if not events:
        return None
    return Assurance(words, str(word(tree, "STEP")), events[0] if len(events) > 1 else None, events[-1])
