"""What must hold when a journey is over, whatever was done in it."""

from held.record.actions.rebuild import compare_all
from held.record.reading.history.verify import verify
from tests.record.promise_counted import children_without


def everything_holds() -> None:
    """No child is without a lead, a holder or a next duty; the history verifies; the index says what the history says."""
    found = [
        *(f"{child.name} is without {' and '.join(child.lacks)}" for child in children_without()),
        *(str(fault) for fault in verify().faults),
        *(str(differs) for of_child in compare_all() for differs in of_child),
    ]
    assert not found, "\n".join(found)
