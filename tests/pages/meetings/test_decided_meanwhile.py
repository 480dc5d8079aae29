"""A child's turn while somebody else records something, or the same is sent twice: nothing typed is lost."""

from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import Recorded
from held.record.tables.history.happening import Happening
from held.record.tables.work.draft import Draft
from tests.pages.meetings.circle import filled, steps, turn_of
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, with_the_principal


def test_a_double_click_records_once(chair: Desk, harbour: Harbour) -> None:
    fields = filled(chair, harbour, older="postponed", younger="postponed")
    fields[f"said-{harbour.older.public}"] = "Once."
    first, second = (chair.send(turn_of(harbour.older), fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert len(steps(harbour.older)) == 1
    assert Happening.objects.filter(kind="case note").count() == 1


def test_somebody_elses_decision_meanwhile_is_shown_and_nothing_typed_is_lost(
    chair: Desk, harbour: Harbour
) -> None:
    fields = filled(chair, harbour, older="bureau joins", younger="bureau joins")
    fields[f"said-{harbour.older.public}"] = "We talked for long."
    urgent = take_step(
        by=harbour.workers["hub guide"],
        asked=asked("sound the lamp line", harbour.older, outcome="all quiet"),
        key="u",
    )
    assert isinstance(urgent, Recorded)
    stale = chair.send(turn_of(harbour.older), fields)
    assert stale.status_code == 409
    assert "Something was recorded meanwhile" in said(stale)
    assert f'href="{turn_of(harbour.older)}"' in words_of(stale)
    assert "We talked for long." in words_of(chair.get(turn_of(harbour.older)))
    again = fields_of(words_of(chair.get(turn_of(harbour.older)))) | {"do": "record"}
    assert chair.send(turn_of(harbour.older), again).status_code == 302
    assert len(steps(harbour.older)) == 1


def test_a_turn_that_is_over_keeps_the_words_and_the_steps_own_page_says_how_it_stands(
    chair: Desk, harbour: Harbour
) -> None:
    page = words_of(chair.get(turn_of(harbour.older)))
    fields = fields_of(page) | {"do": "record", f"said-{harbour.older.public}": "Too late."}
    take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence",
            harbour.older,
            harbour.younger,
            outcome="bureau joins",
            others=with_the_principal(harbour),
        ),
        key="first",
    )
    late = chair.send(turn_of(harbour.older), fields)
    assert late["Location"].startswith(f"/children/{harbour.older.public}/steps/crossing/weigh-the-evidence")
    assert "Too late." in Draft.objects.get().words


def test_a_brother_of_whom_something_was_recorded_meanwhile_is_not_left_out_unsaid(
    chair: Desk, harbour: Harbour
) -> None:
    fields = filled(chair, harbour, older="postponed", younger="postponed")
    fields[f"said-{harbour.younger.public}"] = "Kit was quiet."
    take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence", harbour.younger, outcome="bureau joins", others=with_the_principal(harbour)
        ),
        key="first",
    )
    stale = chair.send(turn_of(harbour.older), fields)
    assert stale.status_code == 422
    assert "they wait here no more" in said(stale)
    assert not steps(harbour.older)
    kept = Draft.objects.get(child=harbour.younger)
    assert "Kit was quiet." in kept.words
    sent = chair.send(turn_of(harbour.older), fields_of(words_of(stale)) | {"do": "record"})
    assert sent.status_code == 302
    assert len(steps(harbour.older)) == 1
