"""Adding to a child's history."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from held.record import clock
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock, lock_named
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

HOUR = timedelta(hours=1)


def note(child: Child, by: Worker | None, **other: object) -> Happening:
    given = {"kind": "case note", "words": {"note": "We spoke."}, "happened": clock.now() - HOUR} | other
    return append(child=child, by=by, **given)


def test_entries_are_numbered_and_chained_for_each_child_apart(child, other_child, worker) -> None:
    first, second, elsewhere = note(child, worker), note(child, worker), note(other_child, worker)
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    assert (first.previous_hash, second.previous_hash, elsewhere.previous_hash) == ("", first.hash, "")


def test_an_entry_has_two_times(child, worker) -> None:
    before = timezone.now()
    happening = note(child, worker, happened=before - 3 * HOUR)
    assert happening.happened == before - 3 * HOUR
    assert before <= happening.recorded <= timezone.now()


def test_what_has_not_happened_yet_is_refused(child, worker) -> None:
    with pytest.raises(ValueError, match="has not happened yet"):
        note(child, worker, happened=timezone.now() + HOUR)
    assert not child.happenings.exists()


def test_the_words_stand_apart_as_canonical_json(child, worker) -> None:
    happening = note(child, worker, words={"b": ["Zoë", True, None, 3], "a": {"d": "", "c": ()}})
    happening.refresh_from_db()
    assert happening.words.text == '{"a":{"c":[],"d":""},"b":["Zoë",true,null,3]}'
    assert "Zoë" not in json.dumps([str(value) for value in vars(happening).values()])


def test_the_same_words_twice_give_nothing_away(child, worker) -> None:
    first, second = note(child, worker), note(child, worker)
    assert first.words.text == second.words.text
    assert first.words_hash != second.words_hash


def test_the_clock_writes_lateness_in_nobodys_name(child) -> None:
    transition = Transition.objects.create(
        child=child, procedure="inventing", pack_hash="9f", began_at=timezone.now()
    )
    assert note(child, None, kind="went late", transition=transition).by is None
    with pytest.raises(IntegrityError, match="happening_has_a_name"), transaction.atomic():
        note(child, None, kind="went late")


def test_nobody_else_writes_without_a_name(child) -> None:
    with pytest.raises(IntegrityError, match="happening_has_a_name"), transaction.atomic():
        note(child, None)


def test_the_pack_is_the_transitions_unless_another_is_given(child, worker) -> None:
    transition = Transition.objects.create(
        child=child, procedure="inventing", pack_hash="9f", began_at=timezone.now()
    )
    assert note(child, worker, transition=transition).pack_hash == "9f"
    assert note(child, worker, transition=transition, pack_hash="8e").pack_hash == "8e"
    assert note(child, worker).pack_hash == ""


def test_a_transition_of_another_child_is_refused(child, other_child, worker) -> None:
    transition = Transition.objects.create(
        child=other_child, procedure="inventing", pack_hash="9f", began_at=timezone.now()
    )
    with pytest.raises(IntegrityError, match="of its own child"), transaction.atomic():
        note(child, worker, transition=transition)


def test_children_are_locked_in_the_order_of_their_ids_each_once(child, other_child) -> None:
    assert lock([other_child, child, other_child]) == (child, other_child)
    assert lock_named([other_child.public, child.public, "nobody"]) == (child, other_child)


@pytest.mark.usefixtures("own_database")
def test_nothing_is_added_or_locked_outside_a_transaction() -> None:
    worker = Worker.objects.create(name="Ada Okafor", sign_in_name="ada", invented=True)
    child = Child.objects.create(
        number="T1", family_name="Sample", created_at=timezone.now(), created_by=worker
    )
    with pytest.raises(RuntimeError, match="inside a transaction"):
        note(child, worker)
    with pytest.raises(RuntimeError, match="inside a transaction"):
        lock([child])
    with pytest.raises(RuntimeError, match="inside a transaction"):
        lock_named([child.public])


@pytest.mark.parametrize("count", [1, 40])
def test_adding_asks_the_database_three_things_however_long_the_history(
    child, worker, happens, count, django_assert_num_queries
) -> None:
    happens(child, count)
    with django_assert_num_queries(3):
        note(child, worker)
