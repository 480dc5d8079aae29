"""Walks the abstraction and the engine through the same happenings, side by side."""

from datetime import timedelta

from held.engine.situation import Refused
from held.engine.taking import take
from held.language.norms import Duty
from held.language.pack import Pack
from held.proof.abstraction import model_of
from held.proof.memory import OTHER, Memory
from held.proof.numbering import Numbering
from held.proof.programs import Act
from held.proof.reducing import reduced
from held.proof.searching import BEGINNING, Reached, follow, holds
from tests.engine.building import Telling

EVERYBODY = frozenset({"hill worker", "hill manager", "harbour worker", "harbour manager"})


class Walk:
    """One procedure of a pack, begun."""

    def __init__(self, pack: Pack, procedure: str) -> None:
        self.memory = Memory(pack, pack.procedures[procedure])
        whole = model_of(pack, pack.procedures[procedure])
        may_wait = frozenset(norm.id for norm in pack.procedures[procedure].norms)
        self.model = reduced(whole, may_wait=may_wait)
        self.numbering = Numbering(self.model)
        self.reached = Reached(self.model, self.numbering)
        self.story = Telling(pack, procedure)
        self.story.names("harbour worker", "Ines")
        for known in pack.procedures[procedure].known:
            self.story.knows(known, "no")
        told_apart = [var for var in self.numbering.places if var[0] == "known"]
        begun = {
            state
            for state in self._after(self.numbering.begins, 0)
            if not any(self._bit(state, var) for var in told_apart)
        }
        self.state = self._with_the_lead(begun).pop()
        self.runs = 0

    def _after(self, program: object, state: int) -> list[int]:
        return follow(program, state, self.reached, (BEGINNING, BEGINNING))  # type: ignore[arg-type]

    def _bit(self, state: int, var: tuple[str, ...]) -> bool:
        place = self.numbering.places.get(var)
        return place is not None and bool(state >> place & 1)

    @property
    def inner_run(self) -> str:
        return f"quarrel {self.runs}"

    def tries(self, place: int, facts: dict[str, str]) -> None:
        """The act of this number is tried in both, which have to agree whether it is taken."""
        act = self.model.acts[place]
        enabled = holds(self.numbering.whens[place], self.state)
        after = self._after(self.numbering.programs[place], self.state) if enabled else []
        if act.kind == "step":
            self._step(act, facts, after)
        elif after:
            self._else(act)
            (self.state,) = self._with_the_lead(set(after))

    def _step(self, act: Act, facts: dict[str, str], after: list[int]) -> None:
        story = self.story
        step = story.pack.procedures[story.procedure].steps[act.name]
        given = {ask.name: facts[ask.name] for ask in step.asks if ask.name in facts}
        taken = story.act(act.name, act.results[0] or None, facts=given, answered=frozenset(facts), by=None)  # type: ignore[arg-type]
        answer = take(
            pack=story.pack,
            procedure=story.procedure,
            history=story.history,
            act=taken,
            acting=EVERYBODY,
            moment=story.now,
        )
        started = any(type(entry).__name__ == "StepTaken" for entry in story.history)
        begins = act.name in story.pack.procedures[story.procedure].begins_with
        if not started and not begins:
            assert not after
            return
        assert isinstance(answer, Refused) == (not after), (act, answer)
        if after:
            story.tell(taken)
            fitting = {state for state in after if self._answered(state, act.name, given)}
            (self.state,) = self._with_the_lead(fitting)

    def _with_the_lead(self, states: set[int]) -> set[int]:
        """Those in which the same person leads, and that have ended where the engine says so.

        At the end everything else is forgotten, so that other answers may have led to the same state, or to one beside it.
        """
        ended = self.story.stands().ended is not None
        states = {state for state in states if self._bit(state, ("ended",)) is ended}
        lead = {"Hana": "hill worker", "Ines": "harbour worker"}[self.story.stands().lead or ""]
        known = [var for var in self.numbering.places if var[0] == "lead"]
        led = {s for s in states if all(self._bit(s, var) is (var[1] == lead) for var in known)}
        return set(sorted(led)[:1]) if ended else led

    def _answered(self, state: int, step: str, given: dict[str, str]) -> bool:
        """Whether the answers of this state are those given, the others left as they were."""
        if self._bit(state, ("ended",)):
            return True
        for var, place in self.numbering.places.items():
            if var[0] == "answer":
                now = bool(state >> place & 1)
                if var[1] in given:
                    said = given[var[1]]
                    wanted = var[2] == (said if said in self.memory.facts[var[1]] else OTHER)
                else:
                    wanted = bool(self.state >> place & 1)
                if now is not wanted:
                    return False
        return True

    def _else(self, act: Act) -> None:
        story = self.story
        if act.kind == "late":
            story.now += timedelta(days=400)
            story.clock(act.results[0], act.name, at=story.now.strftime("%Y-%m-%d %H:%M"))
        elif act.kind == "known":
            story.knows(act.name, act.results[0])
        elif act.kind == "begin":
            self.runs += 1
            story.begins("quarrel", self.inner_run).does("say so", run=self.inner_run)
        else:
            story.does("talk", act.results[0], run=self.inner_run)

    def agrees(self) -> None:
        """What is owed, may be done and has ended is the same in both."""
        stands = self.story.stands()
        assert (stands.ended is not None) == self._bit(self.state, ("ended",))
        if stands.ended:
            return
        so = {tag: holds(found, self.state) for tag, found in self.numbering.formulas.items()}
        owed = {duty.norm.id for duty in (*stands.duties, *stands.inner_owed) if not duty.run}
        assert {tag[1] for tag, yes in so.items() if tag[0] == "binds" and yes} == owed
        musts = [d for d in (*stands.duties, *stands.inner_owed) if d.force == "must"]
        assert so["owed",] == bool(musts or any(run.result is None for run in stands.inner if not run.ended))
        assert self._with_the_lead({self.state})
        for norm in self.story.pack.procedures[self.story.procedure].norms:
            assert not isinstance(norm, Duty) or ("binds", norm.id) in so
