from held.record.actions.transitions.take_step import take_step
from held.record.actions.work.save_draft import drop_draft, save_draft
from held.record.clock import now
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.work.drafts import draft, drafts
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour


def test_a_draft_is_kept_over_the_last_and_is_nobody_elses(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    save_draft(by=guide, child=child, step="case note", words={"note": "She"}, seen=2)
    save_draft(by=guide, child=child, step="case note", words={"note": "She was", "who": ("a", "b")}, seen=3)
    found = draft(guide, child=child, step="case note")
    assert found is not None
    assert (found.words, found.seen) == ({"note": "She was", "who": ("a", "b")}, 3)
    assert draft(harbour.workers["hub coordinator"], child=child, step="case note") is None
    assert [one.child_name for one in drafts(guide)] == ["Wren Marlowe"]
    assert drafts(guide, child=harbour.younger.public) == ()
    drop_draft(by=harbour.workers["hub coordinator"], child=child, step="case note")
    assert drafts(guide)
    drop_draft(by=guide, child=child, step="case note")
    assert drafts(guide) == ()


def test_a_draft_of_a_step_belongs_to_its_transition(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    asked = StepAsked(
        procedure="crossing",
        step="raise a concern",
        happened=now(),
        parts=(ChildsPart(child=child, answers={"what worries you": "Nobody came."}),),
    )
    take_step(by=guide, asked=asked, key="k")
    transition = Transition.objects.get(child__public=child).public
    for of in ("", transition):
        save_draft(by=guide, child=child, transition=of, step="weigh", words={"for": of}, seen=2)
    assert len(drafts(guide)) == 2
    drop_draft(by=guide, child=child, step="weigh")
    (left,) = drafts(guide)
    assert left.transition == transition
