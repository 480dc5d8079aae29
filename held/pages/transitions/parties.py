"""Who does, owes or decides something for a child: a person by name with a telephone, not a role alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from held.engine.situation import OwedDuty, Situation
from held.language.norms import Duty, Returning
from held.language.pack import Pack, Procedure
from held.language.steps import Step
from held.pages.wording.names import and_list
from held.record.reading.people.colleagues import Colleague, Colleagues
from held.record.reading.people.who_is_read import A_FEW


@dataclass(frozen=True)
class Party:
    """`says` begins no sentence: "Martin Osei, team manager"; `phone` is empty where nobody's is known."""

    says: str
    name: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Around:
    """Whom one child's transition names, and who else there is. `teams`: those that hold the child, by their names."""

    pack: Pack
    procedure: Procedure
    situation: Situation | None
    colleagues: Colleagues
    me: str = ""
    teams: frozenset[str] = frozenset()

    def named(self, role: str) -> Colleague | None:
        """The person the record names in this role for this child."""
        named = dict(self.situation.named) if self.situation else {}
        return self.colleagues.by_id.get(named.get(role, ""))

    def lead(self) -> Colleague | None:
        return self.colleagues.by_id.get((self.situation.lead if self.situation else None) or "")

    def party(self, role: str | None) -> Party:
        """Of a role; of the lead where no role is named."""
        person = self.named(role) if role else self.lead()
        if person:
            return self.person(person, role or "")
        if role is None:
            return Party("the lead", "the lead")
        here = self._in_role(role)
        if not 0 < len(here) <= A_FEW:
            return Party(f"the {role}", f"the {role}")
        names = and_list(["you" if one.public == self.me else one.name for one in here], "or")
        phone = next((one.phone for one in here if one.phone), "") if len(here) == 1 else ""
        return Party(f"{names}, {role}", names, phone)

    def _in_role(self, role: str) -> tuple[Colleague, ...]:
        """Those of the team to which somebody sent the child, else of the teams that hold the child; of the whole service
        where none of these has anybody in the role."""
        everybody = self.colleagues.in_roles([role])
        service = self.pack.roles[role].service if role in self.pack.roles else ""
        sent_to = dict(self.situation.teams).get(service) if self.situation else None
        there = self.colleagues.in_team(sent_to, [role]) if sent_to else ()
        if there:
            return there
        near = (
            one
            for one in everybody
            if any(post.role == role and post.team in self.teams for post in one.posts)
        )
        return tuple(near) or everybody

    def person(self, person: Colleague, role: str = "") -> Party:
        if person.public == self.me:
            return Party("you", "you", person.phone)
        return Party(f"{person.name}, {role}" if role else person.name, person.name, person.phone)

    def owes(self, duty: OwedDuty) -> tuple[Party, ...]:
        """Whoever a duty is asked of: both sides of a step between two."""
        own = duty.norm.role if isinstance(duty.norm, Duty | Returning) else None
        step = self.step(duty.step)
        if own and not (step and own in step.between):
            return (self.party(own),)
        if step is None:
            return (self.party(own),)
        goes = self.situation.arrival if self.situation else None
        return (self.party(duty.role),) if goes and not step.between else self.takes(step)

    def takes(self, step: Step) -> tuple[Party, ...]:
        """Whoever may take a step: both sides, or the first role that someone is in, in a round any role that may; nobody in
        particular for anyone."""
        if step.between:
            return tuple(self.party(side) for side in step.between)
        if self.procedure.is_round and len(step.by) > 1:
            return (_either([self.party(role) for role in step.by]),)
        roles = self._first_with_somebody(step.by)
        return (self.party(roles), *(self.party(role) for role in step.accompanied_by)) if roles else ()

    def _first_with_somebody(self, roles: Sequence[str]) -> str | None:
        return next((role for role in roles if self.named(role)), roles[0] if roles else None)

    def step(self, name: str) -> Step | None:
        """Of the procedure, or of one that may run inside it."""
        for procedure in (self.procedure.name, *self.procedure.inside):
            found = self.pack.procedures[procedure].steps.get(name)
            if found:
                return found
        return None

    def who_lets(self, needs: str | None) -> Party | None:
        """Who could bring about what a refusal says is needed: a step's taker, or who names somebody in a role."""
        if needs is None:
            return None
        step = self.step(needs) or self._that_names(needs)
        parties = self.takes(step) if step else ()
        return (
            parties[-1]
            if step and step.between and parties[0].name == "you"
            else parties[0]
            if parties
            else None
        )

    def _that_names(self, known: str) -> Step | None:
        """The step whose answer puts somebody in the role that a known asks about."""
        role = self.procedure.known[known].names if known in self.procedure.known else known
        return next(
            (step for step in self.procedure.steps.values() for ask in step.asks if ask.role == role),
            None,
        )


def _either(parties: Sequence[Party]) -> Party:
    """Any of them, whoever comes to it first."""
    return Party(", or ".join(one.says for one in parties), and_list([one.name for one in parties], "or"))


def together(parties: Iterable[Party]) -> str:
    """ "Priya Nair with Martin Osei"; each once."""
    return and_list(list(dict.fromkeys(party.name for party in parties)), "and")
