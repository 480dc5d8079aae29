"""The Tuesday circle of 3 March 2026 at the invented quay, as it is run from its page."""

from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, fields_of, words_of
from tests.record.reading.crowd import crowd
from tests.record.transitions.harbour import Harbour

CIRCLE = "/meetings/tuesday-circle"
ON = "?on=2026-03-03"


def turn_of(child: object, on: str = ON) -> str:
    return f"{CIRCLE}/children/{child.public}{on}"  # type: ignore[attr-defined]


def typed(harbour: Harbour, **outcomes: str) -> dict[str, object]:
    each = {"older": harbour.older.public, "younger": harbour.younger.public}
    return {
        "do": "record",
        "other_bureau_principal": harbour.workers["bureau principal"].public,
        **{f"outcome_{each[name]}": outcome for name, outcome in outcomes.items()},
    }


def filled(chair: Desk, harbour: Harbour, **outcomes: str) -> dict[str, object]:
    """The fields of the older child's turn as it is opened, with what is typed into them, not sent yet."""
    page = words_of(chair.get(turn_of(harbour.older)))
    answers = {name.replace("_", "-"): value for name, value in typed(harbour, **outcomes).items()}
    return fields_of(page) | answers


def steps(child: object) -> list[str]:
    rows = Happening.objects.filter(child=child, kind="step taken").order_by("number")
    return [row.words.text for row in rows.select_related("words") if "weigh" in row.words.text]


def many_more(harbour: Harbour, children: int) -> None:
    """On the agenda of the same meeting, visible to the coordinator."""
    guide = harbour.workers["hub guide"]
    crowd(children, lead=guide, involved=guide, team=Team.objects.get(name="Quay team"))
    real = Transition.objects.get(child=harbour.older)
    Transition.objects.exclude(child__in=[harbour.older, harbour.younger]).update(pack_hash=real.pack_hash)
    Owed.objects.filter(step="weigh").update(
        norm="A2/1", step="weigh the evidence", due=Owed.objects.filter(child=harbour.older)[0].due
    )
