"""An invented procedure, "go to the harbour", that uses the kernel broadly, with an inner one, "quarrel"."""

from held.language.events import Taking
from held.language.norms import (
    Duty,
    Ends,
    Holds,
    LeadPasses,
    MustInclude,
    Only,
    Opening,
    RecordedAs,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)
from held.language.pack import Known, Pack
from held.language.steps import Ask, AskKind
from held.language.times import ByMeeting
from tests.engine.building import (
    START,
    Sentences,
    all_of,
    any_of,
    done,
    inner_open,
    late,
    on,
    pack,
    procedure,
    so,
    step,
    taking,
    within,
)

BOTH = ("hill manager", "harbour manager")

STEPS = [
    step("talk it over", "talking it over", between=BOTH, outcomes=("go on", "not now")),
    step("hold the meeting", "holding the meeting", between=BOTH, outcomes=("go", "stay", "next week")),
    step("send the papers", "sending the papers", by=("hill worker",)),
    step(
        "ring the bell",
        "ringing the bell",
        between=BOTH,
        outcomes=("urgent", "not urgent"),
        asks=(Ask("the tide is high", AskKind.YES_OR_NO),),
    ),
    step("write the note", "writing the note", by=("hill worker",)),
    step(
        "carry over",
        "carrying over",
        by=("harbour manager",),
        asks=(Ask("who rows", AskKind.WORKER, role="harbour worker"),),
    ),
    step("visit together", "visiting together", by=("hill worker",), accompanied_by=("harbour worker",)),
    step(
        "look into it",
        "looking into it",
        by=("harbour worker",),
        outcomes=("stays over", "goes back"),
        asks=(Ask("what was seen", AskKind.LONG_TEXT), Ask("the tide is high", AskKind.YES_OR_NO)),
    ),
    step("agree the way back", "agreeing the way back", between=BOTH, outcomes=("agreed", "not agreed")),
    step("let go", "letting go", by=("hill manager",)),
    step("go back", "going back", by=("harbour worker",)),
    step("light the lamp", "lighting the lamp", by=("harbour worker",)),
    step("ask the neighbours", "asking the neighbours", by=("hill worker", "hill manager"), repeats=False),
    step("check the look", "checking the look", by=("harbour worker", "harbour manager")),
]


def _norms() -> Sentences:
    say = Sentences()
    say(Only, "2", step="hold the meeting", needs=all_of(done("talk it over", "go on")))
    say(
        Ends,
        "2",
        ours=True,
        event=taking("talk it over", "not now"),
        service="hill team",
    )
    say(
        Duty,
        "3",
        after=taking("talk it over", "go on"),
        step="hold the meeting",
        time=ByMeeting("harbour meeting"),
        each_time=True,
    )
    say(
        Duty,
        "3",
        after=taking("hold the meeting", "next week"),
        step="hold the meeting",
        time=ByMeeting("harbour meeting"),
        each_time=True,
    )
    say(
        Duty,
        "3",
        after=taking("hold the meeting", "go"),
        step="carry over",
        unless_already_done=True,
    )
    say(RecordedAs, "3", step="hold the meeting", kind="decision")
    say(Ends, "3", event=taking("hold the meeting", "stay"), service="hill team")
    say(Duty, "4", after=taking("hold the meeting", "go"), step="send the papers", unless_already_done=True)
    say(Sends, "4", after=taking("send the papers"), paper="the papers", service="harbour team")
    say(
        Opening,
        "5",
        opens=START,
        closes=taking("carry over"),
        step="ring the bell",
        anyone=True,
        for_safety=True,
    )
    say(
        StandsIn,
        "5",
        event=taking("ring the bell", "urgent"),
        steps=("talk it over", "hold the meeting", "send the papers"),
    )
    say(
        Duty,
        "5",
        ours=True,
        after=taking("ring the bell", "urgent"),
        step="write the note",
        time=within(1),
        each_time=True,
    )
    say(
        Duty,
        "5",
        after=taking("ring the bell", "urgent"),
        step="carry over",
        time=within(4, "hours"),
        unless_already_done=True,
    )
    say(Tells, "5", after=taking("ring the bell", "urgent"), role="harbour manager")
    say(
        Duty,
        "5",
        after=taking("ring the bell", "not urgent"),
        step="talk it over",
        unless_already_done=True,
    )
    say(Only, "6", step="carry over", needs=any_of(done("send the papers"), done("write the note")))
    say(Duty, "6", after=taking("carry over"), step="visit together")
    say(Duty, "7", after=taking("carry over"), step="look into it", time=within(10))
    say(
        MustInclude,
        "7",
        event=taking("look into it", "goes back"),
        step="look into it",
        asks=("what was seen",),
    )
    say(Holds, "7", opens=START, closes=taking("let go"), service="hill team")
    say(Holds, "7", opens=taking("carry over"), closes=None, service="harbour team")
    say(Duty, "7", after=taking("look into it", "stays over"), step="let go", time=within(2))
    say(Only, "7", ours=True, step="let go", needs=all_of(so("a harbour worker is named")))
    say(LeadPasses, "7", after=taking("let go"), role="harbour worker")
    say(Ends, "7", event=taking("let go"), service="harbour team")
    say(
        Duty,
        "8",
        after=taking("look into it", "goes back"),
        step="agree the way back",
        time=within(10),
        counted_from="carry over",
    )
    say(Duty, "8", after=taking("agree the way back", "agreed"), step="go back")
    say(Duty, "8", ours=True, after=taking("agree the way back", "not agreed"), step="let go")
    say(Ends, "8", event=taking("go back"), service="hill team", whatever_is_owed=True)
    say(
        Duty,
        "9",
        after=on(Taking("carry over")),
        step="light the lamp",
        time=within(2),
        when=all_of(so("the tide is high")),
        unless=all_of(so("the moon is up")),
    )
    say(Opening, "9", opens=START, closes=taking("carry over"), step="ask the neighbours", role="hill worker")
    say(Only, "9", step="send the papers", needs=all_of(done("ask the neighbours")), if_possible=True)
    say(
        Duty,
        "10",
        after=late("look into it"),
        step="check the look",
        time=within(1),
        unless_already_done=True,
    )
    say(SomeoneElse, "10", step="check the look", other="look into it")
    say(Stop, "D", steps=("carry over", "let go", "go back"), during=inner_open("quarrel"))
    return say


QUARREL_STEPS = [
    step("say so", "saying so"),
    step(
        "talk as workers",
        "talking as workers",
        between=("hill worker", "harbour worker"),
        outcomes=("go", "no"),
    ),
    step("talk as managers", "talking as managers", between=BOTH, outcomes=("go", "no", "not settled")),
]


def _quarrel_norms() -> Sentences:
    say = Sentences()
    say(Duty, "Q", after=taking("say so"), step="talk as workers", time=within(1))
    say(Duty, "Q", after=taking("talk as workers", "no"), step="talk as managers", time=within(1))
    say(Ends, "Q", event=taking("talk as workers", "go"), result="going")
    say(Ends, "Q", event=taking("talk as managers", "go"), result="going")
    say(Ends, "Q", event=taking("talk as managers", "no"), result="staying")
    return say


CROSSING = procedure(
    "go to the harbour",
    STEPS,
    _norms().norms,
    begins_with=("talk it over", "ring the bell"),
    inside=("quarrel",),
    comes_from="hill team",
    goes_to="harbour team",
    lead_at_start="hill worker",
    known={
        "a harbour worker is named": Known("a harbour worker is named", "harbour worker"),
        "the moon is up": Known("the moon is up", "nobody at all"),
    },
)
QUARREL = procedure(
    "quarrel",
    QUARREL_STEPS,
    _quarrel_norms().norms,
    begins_with=("say so",),
    is_inner=True,
    endings=("going", "staying"),
)
PACK: Pack = pack([CROSSING, QUARREL], urgent=("go to the harbour", "ring the bell"))
NAME = "go to the harbour"
OTHERS = {"harbour manager": "Milo"}
