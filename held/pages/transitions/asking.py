"""A step's form as it is shown: a field for each thing asked, with what was typed, what is known and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from held.language.steps import Ask, AskKind
from held.pages.choosing.by_name import by_name, in_their_post, line_of, offered
from held.pages.components.fields import KINDS, ByName, Field, Option, SameTick
from held.pages.transitions import field_names
from held.pages.transitions.choices import of_ask
from held.pages.transitions.clauses import may_have_to_include
from held.pages.transitions.known import known_before
from held.pages.transitions.opened import FormChild, Opened
from held.pages.transitions.others import ask_for, others_to_name
from held.pages.transitions.words import Words
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import day_of, full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.who_is_read import Choice


@dataclass(frozen=True, kw_only=True)
class ChildCard:
    """What is asked for one child apart. `ticks` are by the id of the field they would fill."""

    public: str
    name: str
    called: str
    beside: str
    seen: str
    is_chosen: bool
    outcome: Field | None
    fields: tuple[Field, ...]
    ticks: Mapping[str, SameTick] = field(default_factory=dict)


def cards(
    form: Opened, words: Words, errors: Mapping[str, str], follows: Mapping[str, Mapping[str, str]]
) -> tuple[ChildCard, ...]:
    """One for each child. `follows`: by child and outcome, what would follow."""
    chosen = words.many(field_names.WHO) or (form.own.public,)
    return tuple(
        _card(form, child, words, errors, follows[child.public], child.public in chosen)
        for child in form.children
    )


def shared(form: Opened, words: Words, errors: Mapping[str, str]) -> tuple[Field, ...]:
    """What is the same for all children: the people named, then what is asked, and last when it happened."""
    return (
        *(ask_for(form, role, words, errors) for role in others_to_name(form)),
        *_with_headings(tuple((ask, _of_ask(form, form.own, ask, words, errors)) for ask in form.together)),
        _happened(form, words, errors),
    )


def levels_of(asked: tuple[ChildCard, ...]) -> tuple[Option, ...]:
    """The levels with their indicators, once, to stand open beside the choice; none where no level is asked."""
    return next(
        (shown.options for shown in asked[0].fields if any(option.points for option in shown.options)), ()
    )


def _card(
    form: Opened,
    child: FormChild,
    words: Words,
    errors: Mapping[str, str],
    follows: Mapping[str, str],
    is_chosen: bool,
) -> ChildCard:
    fields = _with_headings(tuple((ask, _of_ask(form, child, ask, words, errors)) for ask in form.apart))
    who = child.who
    return ChildCard(
        public=child.public,
        name=who.name,
        called=who.called,
        beside=beside_name(who.called, who.born, who.expected, day_of(form.moment)),
        seen=words.one(field_names.of_seen(child.public)) or str(child.seen),
        is_chosen=is_chosen,
        outcome=_outcome(form, child, words, errors, follows) if form.step.outcomes else None,
        fields=fields,
        ticks=_ticks(form, child, words),
    )


def _ticks(form: Opened, child: FormChild, words: Words) -> dict[str, SameTick]:
    if child is form.own:
        return {}
    return {
        field_names.of_ask(ask, child.public): SameTick(
            field_names.of_same(ask, child.public),
            f"The same as for {form.own.called}",
            bool(words.one(field_names.of_same(ask, child.public))),
            f"What is written for {form.own.called} is recorded for {child.called} too, in place of what stands here. "
            f"You are told before it is recorded if it names another child.",
        )
        for ask in form.apart
        if ask.kind is AskKind.LONG_TEXT
    }


def _outcome(
    form: Opened, child: FormChild, words: Words, errors: Mapping[str, str], follows: Mapping[str, str]
) -> Field:
    field_id = field_names.of_outcome(child.public)
    typed = words.one(field_id)
    return Field(
        id=field_id,
        kind="one",
        label=f"How did it come out for {child.called}?"
        if len(form.children) > 1
        else "How did it come out?",
        options=tuple(
            Option(
                f"{field_id}-{place}" if place else field_id,
                outcome,
                capital(outcome),
                outcome == typed,
                follows.get(outcome, ""),
            )
            for place, outcome in enumerate(form.step.outcomes)
        ),
        error=errors.get(field_id, ""),
    )


def _of_ask(form: Opened, child: FormChild, ask: Ask, words: Words, errors: Mapping[str, str]) -> Field:
    field_id = field_names.of_ask(ask, child.public)
    known = None if words else known_before(child, form.step, ask)
    answer = known.answer if known else ()
    if ask.kind is AskKind.TEAM and not words:
        answer = _chosen_already(form, child, ask)
    chosen = words.many(field_id) if words else answer if isinstance(answer, tuple) else (answer,)
    demanded = may_have_to_include(form.runs_in, form.step.name).get(ask.name)
    several = len(form.children) > 1 and ask.apart
    return Field(
        id=field_id,
        kind=KINDS[ask.kind],
        label=f"{capital(ask.name)}, for {child.called}" if several else capital(ask.name),
        hint=ask.prompt or _hint(ask),
        typed="\n".join(chosen) if ask.kind is AskKind.PEOPLE else next(iter(chosen), ""),
        options=_options(form, ask, field_id, tuple(chosen), words),
        error=errors.get(field_id, ""),
        origin=known.origin if known else "",
        needed=demanded.cites.words if demanded else "",
        rows=3 if ask.kind is AskKind.PEOPLE or several else 4,
        by_name=_by_name(form, ask, field_id, words, errors),
    )


def _by_name(form: Opened, ask: Ask, field_id: str, words: Words, errors: Mapping[str, str]) -> ByName | None:
    choice = of_ask(form.pack, ask)
    name = words.one(line_of(field_id))
    return by_name(form.colleagues, choice, field_id, form.called, name, errors) if choice else None


def _hint(ask: Ask) -> str:
    match ask.kind:
        case AskKind.PEOPLE:
            return "One name on each line, with what they are."
        case AskKind.DATE:
            return "For example, 3 March 2026."
        case AskKind.DATE_AND_TIME:
            return "For example, 3 March 2026, 4pm."
        case _:
            return ""


def _options(
    form: Opened, ask: Ask, field_id: str, chosen: tuple[str, ...], words: Words
) -> tuple[Option, ...]:
    def option(place: int, value: str, label: str, hint: str = "", points: tuple[str, ...] = ()) -> Option:
        return Option(
            f"{field_id}-{place}" if place else field_id, value, label, value in chosen, hint, points
        )

    choice = of_ask(form.pack, ask)
    if choice:
        values = offered(form.colleagues, choice, chosen, words.one(line_of(field_id)))
        return tuple(option(place, value, _called(form, choice, value)) for place, value in enumerate(values))
    match ask.kind:
        case AskKind.YES_OR_NO:
            return tuple(option(place, value, capital(value)) for place, value in enumerate(("yes", "no")))
        case AskKind.ONE_OF | AskKind.SEVERAL_OF:
            return tuple(option(place, value, capital(value)) for place, value in enumerate(ask.values))
        case AskKind.LEVEL:
            return tuple(
                option(
                    place, str(level.number), f"{level.number}: {level.name}", level.means, level.indicators
                )
                for place, level in enumerate(form.pack.levels)
            )
        case _:
            return ()


def _called(form: Opened, choice: Choice, value: str) -> str:
    """A person or a team as the list names them."""
    if choice.service:
        return _team_and_manager(form, value, choice.service)
    return in_their_post(form.colleagues.by_id[value], choice.roles)


def _team_and_manager(form: Opened, team: str, service: str) -> str:
    """ "Northfield team (Martin Osei, team manager)"; the team alone where none or several manage it."""
    roles = {role.name for role in form.pack.roles.values() if role.service == service and role.manages}
    managers = form.colleagues.in_team(team, roles)
    if len(managers) != 1:
        return team
    role = next(post.role for post in managers[0].posts if post.team == team and post.role in roles)
    return f"{team} ({managers[0].name}, {role})"


def _chosen_already(form: Opened, child: FormChild, ask: Ask) -> str:
    """The only team there is; else the one of that service to which the child was sent, or that holds them."""
    teams = form.colleagues.teams_of(ask.service or "")
    if len(teams) == 1:
        return teams[0]
    sent = dict(child.situation.teams).get(ask.service or "", "") if child.situation else ""
    holding = (team for team in teams if team in form.teams.get(child.public, ()))
    return sent or next(holding, "")


def _happened(form: Opened, words: Words, errors: Mapping[str, str]) -> Field:
    return Field(
        id=field_names.HAPPENED,
        kind="date",
        label="When did it happen?",
        hint="Dates count from here, not from when you record it.",
        typed=words.one(field_names.HAPPENED) if words else full_time(form.moment),
        error=errors.get(field_names.HAPPENED, ""),
    )


def _with_headings(asked: tuple[tuple[Ask, Field], ...]) -> tuple[Field, ...]:
    """A heading stands over the first of its group."""
    fields, last = [], ""
    for ask, shown in asked:
        heading = ask.heading or ""
        fields.append(shown if heading == last else replace(shown, heading=heading))
        last = heading
    return tuple(fields)
