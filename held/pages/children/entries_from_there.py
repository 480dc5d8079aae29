"""How what came from the council's case system reads in the chronology: with its number there and the file's day."""

from collections.abc import Callable, Mapping
from datetime import date

from held.pages.wording.dates import MONTHS, full_date
from held.pages.wording.phrases import capital

Said = Mapping[str, str]


def origin(said: Said) -> str:
    """ "From Liquidlogic, 10234, file of 2 March 2026."; empty for what came from nowhere else."""
    if not said.get("system"):
        return ""
    of = date.fromisoformat(said["file of"])
    day = f"{of.day} {MONTHS[of.month - 1]} {of.year}"
    return f"From {said['system']}, {said.get('number there', '')}, file of {day}."


def imported(said: Said) -> tuple[str, str, str]:
    """What, more, and the words in quotation marks."""
    return "Taken over from the case system.", origin(said), ""


def changed(said: Said) -> tuple[str, str, str]:
    return "Changed by import.", f"{said.get('changed', '')} {origin(said)}".strip(), ""


def reviewed(said: Said) -> tuple[str, str, str]:
    return "The plan was looked at.", origin(said), said.get("note", "")


def consent(said: Said) -> tuple[str, str, str]:
    until = f" Until {full_date(date.fromisoformat(said['until']))}." if said.get("until") else ""
    what = f"Consent, {said.get('who', '')}: {said.get('answer', '')}."
    return what, f"To {said.get('to what', '')}.{until} {origin(said)}", said.get("note", "")


def decided(said: Said) -> tuple[str, str, str]:
    kept = (
        f"{said.get('system', '')}’s word was taken"
        if said.get("taken") == "yes"
        else "what stood here was kept"
    )
    both = f": there “{said['says']}”, here “{said.get('stands', '')}”" if "says" in said else ""
    return (
        f"A difference was decided: {kept}.",
        f"{capital(said.get('column', ''))}{both}. {origin(said)}",
        "",
    )


OF_IMPORTS: Mapping[str, Callable[[Said], tuple[str, str, str]]] = {
    "imported": imported,
    "changed by import": changed,
    "plan review imported": reviewed,
    "consent imported": consent,
    "difference decided": decided,
}
