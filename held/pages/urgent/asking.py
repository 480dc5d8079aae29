"""What the urgent form asks: what the procedure's own step asks, and nothing of it has to be answered."""

from collections.abc import Mapping

from held.language.pack import Pack
from held.language.steps import AskKind
from held.pages.components.fields import KINDS, Field, Option
from held.pages.urgent import field_names
from held.pages.wording.phrases import capital

ASKED = frozenset(
    {AskKind.TEXT, AskKind.LONG_TEXT, AskKind.ONE_OF, AskKind.SEVERAL_OF, AskKind.YES_OR_NO, AskKind.PEOPLE}
)
"""What can be answered in a hurry; the rest can be added when there is time."""


def outcome_field(pack: Pack | None, follows: Mapping[str, str]) -> Field | None:
    if pack is None:
        return None
    step = pack.procedures[pack.urgent[0]].steps[pack.urgent[1]]
    if not step.outcomes:
        return None
    return Field(
        id=field_names.OUTCOME,
        kind="one",
        label="How did it come out?",
        hint="Until somebody says, it is treated as urgent.",
        options=tuple(
            Option(
                f"{field_names.OUTCOME}-{place}" if place else field_names.OUTCOME,
                outcome,
                capital(outcome),
                False,
                follows.get(outcome, ""),
            )
            for place, outcome in enumerate(step.outcomes)
        ),
    )


def asked_after(pack: Pack | None) -> tuple[Field, ...]:
    """Before any procedures are in force there is one question."""
    if pack is None:
        return (Field(id=field_names.SAID, kind="text", label="Who was rung, and what was said?", rows=3),)
    step = pack.procedures[pack.urgent[0]].steps[pack.urgent[1]]
    return tuple(
        Field(
            id=field_names.of_ask(ask),
            kind=KINDS[ask.kind],
            label=capital(ask.name),
            hint=ask.prompt or "",
            options=tuple(
                Option(
                    f"{field_names.of_ask(ask)}-{place}" if place else field_names.of_ask(ask),
                    value,
                    capital(value),
                )
                for place, value in enumerate(
                    ask.values or (("yes", "no") if ask.kind is AskKind.YES_OR_NO else ())
                )
            ),
            rows=3,
        )
        for ask in step.asks
        if ask.kind in ASKED
    )
