"""The order in which the sentences of a procedure stand changes nothing."""

from held.language.norms import Duty, Norm, Opening
from held.language.pack import Pack
from tests.engine.building import START, Sentences, Telling, all_of, done, pack, procedure, step, taking


def two_that_wait_for_each_other(*, turned: bool) -> Pack:
    say = Sentences()
    norms: list[Norm] = [
        say(Opening, "1", opens=START, closes=None, step=name) for name in ("knock", "call", "write")
    ]
    asked = [
        say(Duty, "2", after=taking("write"), step="knock", when=all_of(done("call"))),
        say(Duty, "2", after=taking("write"), step="call", when=all_of(done("knock"))),
    ]
    norms.extend(reversed(asked) if turned else asked)
    steps = [step(name, f"{name}ing", by=("hill worker",)) for name in ("knock", "call", "write")]
    return pack(
        [procedure("cross", steps, norms, begins_with=("knock",), comes_from="hill team")],
    )


def asked_for(whole: Pack) -> list[tuple[str, str]]:
    story = Telling(whole, "cross").does("knock").does("call").does("write")
    return sorted((each.step, each.state) for each in story.stands().steps)


def test_two_duties_that_wait_for_each_other_are_judged_at_once() -> None:
    assert asked_for(two_that_wait_for_each_other(turned=False)) == asked_for(
        two_that_wait_for_each_other(turned=True)
    )
