"""What single sentences mean, each on the smallest procedure that shows it."""

from held.engine.situation import Refused, Taken
from held.language.norms import Duty, Ends, Norm, Only, Opening, StandsIn, Stop
from held.language.steps import Ask, AskKind
from tests.engine.building import (
    START,
    Sentences,
    Telling,
    all_of,
    any_of,
    cited,
    done,
    pack,
    procedure,
    so,
    step,
    taking,
)
from tests.engine.crossing import QUARREL

WARM = Ask("it is warm", AskKind.YES_OR_NO)
STEPS = [
    step("knock", "knocking", outcomes=("heard", "not heard")),
    step("enter", "entering", asks=(WARM,)),
    step("sit", "sitting"),
    step("speak", "speaking"),
    step("leave", "leaving"),
]


class House:
    """A procedure of these sentences, with everything but what they say left open from the start."""

    def __init__(self) -> None:
        self.say = Sentences()

    def open(self, *steps: str) -> "House":
        for name in steps:
            self.say(Opening, "open", opens=START, closes=None, step=name)
        return self

    def says(self, kind: type[Norm], **words: object) -> "House":
        self.say(kind, "1", **words)
        return self

    def visited(self, *, inside: tuple[str, ...] = ()) -> Telling:
        house = procedure(
            "visit", STEPS, self.say.norms, begins_with=("knock",), inside=inside, comes_from="hill team"
        )
        return Telling(pack([house, QUARREL]), "visit").does("knock", "heard")


class TestFromUntil:
    def house(self) -> Telling:
        return (
            House()
            .says(Opening, opens=taking("knock", "heard"), closes=taking("leave"), step="sit")
            .visited()
        )

    def test_once_for_each_time_it_opens(self) -> None:
        story = self.house()
        assert isinstance(story.tries("sit"), Taken)
        assert isinstance(story.tries("sit"), Refused)
        story.does("knock", "heard")
        assert isinstance(story.tries("sit"), Taken)

    def test_not_after_its_until(self) -> None:
        story = self.house().does("leave")
        answer = story.tries("sit")
        assert isinstance(answer, Refused)
        assert answer.reasons[0].says == "This can go ahead only from knocking (heard) until leaving."


class TestOnlyUnless:
    def house(self) -> Telling:
        return (
            House()
            .open("enter", "sit", "speak")
            .says(Only, step="sit", needs=all_of(so("it is warm")), unless=all_of(done("speak")))
            .visited()
        )

    def test_not_known_is_not_enough(self) -> None:
        answer = self.house().tries("sit")
        assert isinstance(answer, Refused)
        (reason,) = answer.reasons
        assert reason.kind == "unknown"
        assert reason.says == (
            "This can go ahead only when it is warm. That is not needed if speaking has happened. "
            "It is not known whether it is warm."
        )
        assert reason.lets_proceed == "It is answered in: enter."

    def test_no_is_not_enough(self) -> None:
        answer = self.house().does("enter", facts={"it is warm": "no"}).tries("sit")
        assert isinstance(answer, Refused)
        assert [reason.kind for reason in answer.reasons] == ["only"]

    def test_yes_is(self) -> None:
        assert isinstance(self.house().does("enter", facts={"it is warm": "yes"}).tries("sit"), Taken)

    def test_unless_excuses(self) -> None:
        assert isinstance(self.house().does("speak").tries("sit"), Taken)

    def test_either_of_two(self) -> None:
        either = any_of(so("it is warm"), done("speak"))
        story = House().open("enter", "sit", "speak").says(Only, step="sit", needs=either).visited()
        answer = story.tries("sit")
        assert isinstance(answer, Refused)
        assert answer.reasons[0].says.startswith("This can go ahead only when it is warm or after speaking.")
        assert isinstance(story.does("speak").tries("sit"), Taken)


class TestDoNot:
    def meanwhile(self) -> Telling:
        return (
            House()
            .open("sit")
            .says(Stop, steps=("sit",), opens=taking("knock"), closes=taking("speak"))
            .visited()
        )

    def test_from_an_event_until_another(self) -> None:
        story = self.meanwhile()
        answer = story.tries("sit")
        assert isinstance(answer, Refused)
        assert [(reason.kind, reason.says) for reason in answer.reasons] == [
            ("stop", "This is stopped until speaking.")
        ]
        assert isinstance(story.does("speak").tries("sit"), Taken)

    def test_while_something_is_so_unless_something_else_is(self) -> None:
        story = (
            House()
            .open("enter", "sit", "speak")
            .says(Stop, steps=("sit",), during=all_of(so("it is warm")), unless=all_of(done("speak")))
            .visited()
        )
        assert story.step("sit").state == "open", "not known stops nobody"
        story.does("enter", facts={"it is warm": "yes"})
        assert cited(story.tries("sit")) == ["1"]
        assert isinstance(story.does("speak").tries("sit"), Taken)


class TestUnlessAlreadyDone:
    def test_what_is_asked_for_again_is_not_already_done(self) -> None:
        story = (
            House()
            .says(Duty, after=taking("speak"), step="sit")
            .says(Duty, after=taking("leave"), step="sit", unless_already_done=True)
            .visited()
        )
        story.does("sit").does("leave")
        assert story.owed("sit") is None
        story.does("speak").does("leave")
        assert [duty.norm.id for duty in story.stands().duties] == ["1/1", "1/2"]

    def test_done_again_it_counts_again(self) -> None:
        story = House().says(Duty, after=taking("speak"), step="sit").visited()
        story.does("sit").does("speak")
        assert story.step("sit").state == "open"
        assert story.does("sit").step("sit").state == "done"


class TestEndsUnless:
    def house(self) -> Telling:
        return (
            House()
            .open("speak", "leave")
            .says(Ends, event=taking("leave"), service="harbour team", unless=all_of(done("speak")))
            .visited()
        )

    def test_it_ends(self) -> None:
        assert self.house().does("leave").stands().ended is not None

    def test_unless_something_is_so(self) -> None:
        assert self.house().does("speak").does("leave").stands().ended is None

    def test_what_did_not_end_it_then_does_not_end_it_later(self) -> None:
        story = (
            House()
            .open("leave")
            .says(Duty, after=taking("knock"), step="speak", force="should")
            .says(Ends, event=taking("leave"), service="harbour team", unless=all_of(done("speak")))
            .visited()
        )
        story.does("speak").does("leave").does("knock", "heard")
        assert story.owed("speak") is not None, "asked for again, so it counts as not done"
        assert story.stands().ended is None

    def test_inner_procedures_end_with_it(self) -> None:
        house = House().says(Ends, event=taking("leave"), service="harbour team", whatever_is_owed=True)
        story = (
            house.visited(inside=("quarrel",)).begins("quarrel", "quarrel 1").does("say so", run="quarrel 1")
        )
        (run,) = story.does("leave").stands().inner
        assert (run.ended is not None, run.result) == (True, None)


class TestForSafety:
    def house(self) -> Telling:
        return (
            House()
            .says(Opening, opens=START, closes=taking("leave"), step="speak", anyone=True, for_safety=True)
            .says(StandsIn, event=taking("knock", "heard"), steps=("speak", "sit"))
            .says(Stop, steps=("speak",), during=all_of(done("knock")))
            .says(Only, step="speak", needs=all_of(done("sit")))
            .open("sit")
            .visited()
        )

    def test_nothing_stops_it(self) -> None:
        """The language refuses such a file; the engine would let the call through all the same."""
        story = self.house()
        assert story.step("sit").state == "replaced"
        for _ in range(2):
            assert isinstance(story.tries("speak", acting=()), Taken)

    def test_what_opens_it_is_named_however_often_it_was_used(self) -> None:
        story = self.house().does("speak")
        assert [norm.id for norm in story.step("speak").opened_by] == ["1/1"]

    def test_but_its_own_until(self) -> None:
        assert isinstance(self.house().does("leave").tries("speak"), Refused)


class TestWhoMay:
    def test_a_sentence_that_says_anyone_opens_it_to_anyone(self) -> None:
        steps = [step("knock", "knocking"), step("sit", "sitting", by=("hill worker",))]
        for anyone, taken in ((True, Taken), (False, Refused)):
            norm = Sentences()(Opening, "1", opens=START, closes=None, step="sit", anyone=anyone)
            house = procedure("visit", steps, [norm], begins_with=("knock",))
            assert isinstance(Telling(pack([house]), "visit").does("knock").tries("sit", acting=()), taken)

    def test_the_sentences_own_role_owes_it(self) -> None:
        steps = [step("knock", "knocking"), step("sit", "sitting", by=("hill worker", "hill manager"))]
        for role, owes in (("hill manager", "hill manager"), (None, "hill worker")):
            norm = Sentences()(Duty, "1", after=taking("knock"), step="sit", role=role)
            house = procedure("visit", steps, [norm], begins_with=("knock",))
            owed = Telling(pack([house]), "visit").does("knock").owed("sit")
            assert owed is not None
            assert owed.role == owes


def test_an_act_that_asks_for_itself_again_is_not_held_up_by_itself() -> None:
    story = (
        House()
        .says(Duty, after=taking("speak"), step="speak")
        .says(Ends, event=taking("speak"), service="hill team")
        .open("speak")
        .visited()
        .does("speak")
    )
    assert story.owed("speak") is not None
    assert isinstance(story.tries("speak"), Taken)
