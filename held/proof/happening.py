"""What each thing that may happen sets off, in the engine's own order, written as a program."""

from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.norms import Duty, InnerDuty, Opening, Returning
from held.proof.formulas import NO, YES, Bit, Formula, Var, both, either, nay, variables
from held.proof.memory import Fires, Memory
from held.proof.programs import Assign, Choose, Instruction, Mark, Need, Program, Values

ENDED = Bit(("ended",))
STARTED = Bit(("started",))
OWING = ("owing",)
COMES = ("an ending comes by this",)
FOR_SAFETY = ("by the way for safety",)
HELD_UP = ("held up",)
WAITS = "waits"


def key_of(occurrence: Occurrence) -> tuple[str, str]:
    """What has to happen, whatever comes of it."""
    match occurrence:
        case Start():
            return "start", ""
        case Taking(step):
            return "step", step
        case Lateness(step):
            return "late", step
        case InnerEnd(inner):
            return "inner", inner


def hears(occurrence: Occurrence, key: tuple[str, str], result: str) -> bool:
    """Whether this happening, with this result, is what the occurrence speaks of."""
    if key_of(occurrence) != key:
        return False
    match occurrence:
        case Taking(_, named) | InnerEnd(_, named):
            return not named or result in named
        case _:
            return True


class Happening:
    """One happening while its program is written, line by line."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.lines: list[Instruction] = []
        self.may_be_refused = False

    def let(self, when: Formula, *values: tuple[Var, bool], settled: bool = False) -> None:
        if when != NO:
            self.lines.append(Assign(when, values, settled))

    def choose(self, *options: Values) -> None:
        self.lines.append(Choose(options))

    # The parts of one happening

    def _remember_what_was_owed(self, step: str) -> None:
        """An act that would end it is refused while something is owed that was owed before it."""
        self.may_be_refused = True
        self.let(self.memory.safe(step), (FOR_SAFETY, True))
        for norm in self.memory.musts():
            before = (
                Bit(("during", norm.id))
                if isinstance(norm, Returning)
                else both(self.memory.asked(norm), self.memory.awake(norm))
            )
            self.let(before, (("owed before", norm.id), True))

    def take(self, step: str, result: str) -> None:
        """The step is written down, and discharges what asked for it."""
        ends = (each for ending in self.memory.ends for each in ending.event.any_of)
        if any(hears(each, ("step", step), result) for each in ends):
            self._remember_what_was_owed(step)
        self.let(YES, (STARTED.var, True))
        self.let(YES, *self.memory.set_latest(step, result))
        for norm in self.memory.duties:
            if isinstance(norm, Duty) and norm.step == step:
                self.forget(norm)
        for period in self.memory.periods:
            during = Bit(("during", period.id))
            if isinstance(period, Opening) and period.step == step:
                self.let(during, (("used", period.id), True))
            elif isinstance(period, Returning) and period.step == step:
                self.let(during, (("late", period.id), False))

    def forget(self, norm: Fires) -> None:
        """The duty is done, or lapses."""
        gone = [(cause, False) for cause in self.memory.causes(norm)]
        self.let(YES, *gone, (("late", norm.id), False), (("owed before", norm.id), False))

    def occur(self, key: tuple[str, str], result: str) -> None:
        """Everything that listens hears of it."""
        self._lapse(key, result)
        self._periods(key, result)
        for passing in self.memory.passings:
            if self._heard(passing.after, key, result):
                self._pass_the_lead(passing.role, key)
        for norm in self.memory.duties:
            self._fire(norm, key, result)
        for ending in self.memory.ends:
            for place, occurrence in enumerate(ending.event.any_of):
                if hears(occurrence, key, result):
                    waits = self.memory.waits(ending)
                    comes = tuple((wait, index == place) for index, wait in enumerate(waits))
                    self.let(nay(self.memory.so(ending.unless)), *comes, (COMES, True))

    def _pass_the_lead(self, role: str, key: tuple[str, str]) -> None:
        """A step that nobody could lead after is refused; anything else happens, and the lead stays where it was."""
        passed = tuple((("lead", each), each == role) for each in leads(self.memory))
        if key[0] == "step" and self.memory.safe(key[1]) == NO:
            self.let(YES, *passed)
        else:
            self.choose(passed, ())

    def _heard(self, event: Event | None, key: tuple[str, str], result: str) -> bool:
        return event is not None and any(hears(each, key, result) for each in event.any_of)

    def _lapse(self, key: tuple[str, str], result: str) -> None:
        if key[0] not in ("step", "inner"):
            return
        for norm in self.memory.duties:
            gone = [
                cause
                for cause, occurrence in zip(self.memory.causes(norm), norm.after.any_of, strict=True)
                if key_of(occurrence) == key and not hears(occurrence, key, result)
            ]
            if gone:
                self.let(YES, *((cause, False) for cause in gone))
                lapsed = nay(self.memory.asked(norm))
                self.let(lapsed, (("late", norm.id), False), (("owed before", norm.id), False))
        for ending in self.memory.ends:
            for wait, occurrence in zip(self.memory.waits(ending), ending.event.any_of, strict=True):
                if key_of(occurrence) == key and not hears(occurrence, key, result):
                    self.let(YES, (wait, False))

    def _periods(self, key: tuple[str, str], result: str) -> None:
        for norm in self.memory.periods:
            if self._heard(norm.closes, key, result):
                gone = ("during", "used", "late", "owed before")
                self.let(YES, *(((each, norm.id), False) for each in gone))
        for norm in self.memory.periods:
            if self._heard(norm.opens, key, result):
                self.let(YES, (("during", norm.id), True), (("used", norm.id), False))
        for assured in self.memory.procedure.assured:
            if self._heard(assured.closes, key, result):
                self.let(YES, (("assured", assured.words), False))
            if key[0] == "start" if assured.opens is None else self._heard(assured.opens, key, result):
                self.let(YES, (("assured", assured.words), True))

    def _fire(self, norm: Fires, key: tuple[str, str], result: str) -> None:
        for cause, occurrence in zip(self.memory.causes(norm), norm.after.any_of, strict=True):
            if hears(occurrence, key, result):
                if isinstance(norm, InnerDuty):
                    asks = nay(Bit(("open", norm.inner)))
                else:
                    asks = nay(self.memory.counts(norm.step)) if norm.unless_already_done else YES
                self.let(asks, (cause, True))

    def settle(self) -> None:
        """What is asked for again counts as not done; what sleeps is not late."""
        again: dict[str, Formula] = {}
        memory = self.memory
        for norm in memory.duties:
            if isinstance(norm, Duty) and norm.force != "may":
                asks = memory.binds(norm)
                again[norm.step] = either(again.get(norm.step, NO), asks)
                if not norm.each_time and not norm.unless_already_done:
                    done = both(asks, memory.counts(norm.step))
                    self.lines.append(Mark(done, ("asked again", norm.id), settled=True))
        for _ in range(_passes(memory, tuple(again))):
            for step, asks in again.items():
                self.let(asks, (("again", step), True), settled=True)
            for step in again:
                self.let(Bit(("again", step)), *memory.ask_again(step), (("again", step), False))
        for norm in memory.duties:
            self.let(nay(memory.awake(norm)), (("late", norm.id), False), settled=True)

    def end(self) -> None:
        """The end comes once nothing is owed that it waits for; an act that would be kept from ending it is refused."""
        memory = self.memory
        musts = memory.musts()
        self.let(either(*musts.values(), memory.inner_open()), (OWING, True))
        ready: dict[str, Formula] = {}
        for ending in memory.ends:
            comes = either(*map(Bit, memory.waits(ending)))
            owes_nothing = YES if ending.whatever_is_owed else nay(Bit(OWING))
            now = both(comes, nay(memory.so(ending.unless)), owes_nothing)
            for other, earlier in ready.items():
                self.lines.append(Mark(both(now, earlier), ("two endings", other, ending.id)))
            self.let(both(now, nay(ENDED)), (("ended by", ending.id), True), (ENDED.var, True))
            ready[ending.id] = now
        if self.may_be_refused:
            owed_before = [both(Bit(("owed before", norm.id)), owed) for norm, owed in musts.items()]
            held_up = both(Bit(COMES), nay(ENDED), either(*owed_before, memory.inner_open()))
            self.let(both(held_up, nay(Bit(FOR_SAFETY))), (HELD_UP, True))
            self.lines.append(Need(nay(Bit(HELD_UP))))
        for ending in memory.ends:
            ended = Bit(("ended by", ending.id))
            for norm, owed in musts.items():
                self.lines.append(Mark(both(ended, owed), ("left owed", ending.id, norm.id)))
            goes_on_waiting = both(nay(ENDED), either(*map(Bit, memory.waits(ending))))
            self.lines.append(Mark(goes_on_waiting, (WAITS, ending.id)))

    def program(self) -> Program:
        """What was written, with what happens at every happening's close."""
        self.settle()
        self.end()
        return tuple(self.lines)


def leads(memory: Memory) -> tuple[str, ...]:
    """Every role that may lead."""
    start = (memory.procedure.lead_at_start,) if memory.procedure.lead_at_start else ()
    return tuple(dict.fromkeys((*start, *(passing.role for passing in memory.passings))))


def _passes(memory: Memory, steps: tuple[str, ...]) -> int:
    """How often what is asked again has to be looked at, until it can no longer ask for anything else again."""
    looked_at = {var for step in steps for var, _ in memory.ask_again(step)}
    depends = any(
        looked_at & set(variables(memory.awake(norm))) for norm in memory.duties if isinstance(norm, Duty)
    )
    return len(steps) if depends else 1
