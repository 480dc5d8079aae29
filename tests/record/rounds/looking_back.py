"""The invented authority with a round in force: what people do about no child, every month, until it is closed."""

from datetime import UTC, date, datetime

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.rounds.take_round_step import take_round_step
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded
from held.record.reading.transitions.asked import ABOUT_NO_CHILD, ChildsPart, StepAsked
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import PACK, Harbour

LOOKING_BACK = """\
procedure: looking back
title: Looking back on how children moved
round: yes
begins with: [open the books]
endings: [closed]
steps:
  open the books:
    by: hub coordinator
  pick the cases:
    by: hub coordinator
    repeats: yes
    asks:
      how they were picked: long text
  read the cases:
    by: hub coordinator
    repeats: yes
    outcomes: [all well, something to mend]
    asks:
      what was seen: long text
  close the books:
    by: bureau principal
rules:
  - clause: A1
    says: Every month somebody looks back.
    means:
      - every 1 month from opening the books until closing the books, must pick the cases
      - each time after picking the cases, must read the cases within 10 working days
      - reading the cases must include what was seen
      - read the cases only after picking the cases
      - after reading the cases (something to mend), tell bureau principal
      - after reading the cases is late, tell bureau principal
      - from opening the books until closing the books, may close the books
      - closing the books ends it as closed, whatever is owed
"""


def put_the_round_in_force(harbour: Harbour, *changes: tuple[str, str], version: str = "2026-03") -> None:
    """From 2 March 2026 on, with passages changed."""
    round_ = LOOKING_BACK
    for old, new in changes:
        assert old in round_, old
        round_ = round_.replace(old, new)
    files = {**pack_texts(PACK), "looking_back.yaml": round_}
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", f"version: {version}", 1)
    put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub coordinator"])


def takes(
    harbour: Harbour,
    step: str,
    *,
    on: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC),
    by: str = "hub coordinator",
    outcome: str | None = None,
    key: str = "",
    seen: int | None = None,
    **answers: str,
) -> Recorded | NotRecorded | Meanwhile:
    asked = StepAsked(
        procedure="looking back",
        step=step,
        happened=on,
        parts=(
            ChildsPart(
                child=ABOUT_NO_CHILD,
                outcome=outcome,
                answers={name.replace("_", " "): answer for name, answer in answers.items()},
                seen=seen,
            ),
        ),
    )
    return take_round_step(by=harbour.workers[by], asked=asked, key=key)


def the_round() -> Transition:
    return Transition.objects.get(child=None)
