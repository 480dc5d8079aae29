"""What each kind of entry says in the chronology, in a sentence; a step says what it was, and how it came out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from held.language.pack import Pack
from held.language.steps import AskKind
from held.pages.children.entries_from_there import OF_IMPORTS, origin
from held.pages.children.team_name import service_and_team
from held.pages.identity.identity_bar import level_words
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.phrases import capital
from held.pages.wording.typed_numbers import typed_number
from held.record.reading.chronology.chronology import EntryLine
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.procedures import pack_by_hash


@dataclass(frozen=True)
class Words:
    """`what` stands in bold, `more` after it, `quote` in quotation marks."""

    what: str
    more: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Telling:
    """What the sentences need to know beside the entry. `is_whole`: the chronology itself, where entries are set right."""

    called: str
    pack: Pack
    people: Colleagues
    child: str = ""
    is_whole: bool = False


Says = Callable[[EntryLine, Telling], Words]


def words_of(line: EntryLine, telling: Telling) -> Words:
    """An entry whose words were destroyed says so, and why."""
    if line.destroyed_why is not None:
        return Words("The words of this entry were destroyed.", line.destroyed_why)
    if line.kind in OF_IMPORTS:
        return Words(*OF_IMPORTS[line.kind](line.said))
    said = KINDS.get(line.kind)
    words = said(line, telling) if said else _anything(line)
    return replace(words, more=f"{words.more} {origin(line.said)}".strip()) if said else words


def _anything(line: EntryLine) -> Words:
    told = "; ".join(f"{label}: {word}" for label, word in line.said.items())
    return Words(f"{capital(line.kind)}.", told)


def _began(line: EntryLine, telling: Telling) -> Words:
    return Words(f"Began: {procedure_title(line)}.")


def procedure_title(line: EntryLine) -> str:
    """Of the procedure, or of the one inside it whose run this is."""
    name = line.run.rpartition(" ")[0] or line.procedure
    if not line.pack_hash:
        return capital(name)
    procedures = pack_by_hash(line.pack_hash).procedures
    return procedures[name].title if name in procedures else capital(name)


def _known(line: EntryLine, telling: Telling) -> Words:
    """Nobody says it: it is the record's own answer, and it says so."""
    return Words(f"The record’s own answer, {line.said.get('known', '')}: {line.said.get('value', '')}.")


def _named(line: EntryLine, telling: Telling) -> Words:
    role, leads = line.said.get("role", ""), line.said.get("leads") == "yes"
    name = telling.people.name(line.said.get("person"))
    return Words(f"{name} {'leads' if leads else 'was named'} as {role}.")


def _went_late(line: EntryLine, telling: Telling) -> Words:
    step = line.said.get("step", "")
    if line.done_in_time:
        return Words(
            f"Not recorded in time: {step}.", f"It was done on {full_time(line.done_in_time)}, in time."
        )
    return Words(f"Not done in time: {step}.")


def _set_aside(line: EntryLine, telling: Telling) -> Words:
    return Words("A duty was set aside.", quote=line.said.get("why", ""))


TAKEN_BACK = {"struck": "What was struck counts again.", "corrected": "A correction was taken back."}
"""By the kind of what was struck in its turn."""


def _struck(line: EntryLine, telling: Telling) -> Words:
    what = TAKEN_BACK.get(line.takes_back, "An entry was struck.")
    return Words(what, quote=line.said.get("why", ""))


def _corrected(line: EntryLine, telling: Telling) -> Words:
    return Words("An entry was corrected.", quote=line.said.get("why", ""))


def _ended(line: EntryLine, telling: Telling) -> Words:
    why = f"{capital(line.said['why'])}." if line.said.get("why") else ""
    return Words(f"{procedure_title(line)} was ended.", why, line.said.get("reason", ""))


def _child_added(line: EntryLine, telling: Telling) -> Words:
    return Words(f"{telling.called} was added to the record.", f"Number {line.said.get('number', '')}.")


def _adult_added(line: EntryLine, telling: Telling) -> Words:
    home = f" They live with {telling.called}." if line.said.get("lives with") == "yes" else ""
    return Words(
        f"{line.said.get('name', '')} was added to the record.",
        f"{capital(line.said.get('relationship', ''))}. Parental responsibility: "
        f"{line.said.get('parental responsibility', 'not known')}.{home}",
    )


def _opened(line: EntryLine, telling: Telling) -> Words:
    held = service_and_team(line.said.get("service", ""), line.said.get("team", ""))
    return Words(
        f"{held} began to work with {telling.called}.",
        f"{line.said.get('name', '')} leads.",
        line.said.get("reason", ""),
    )


def _closed(line: EntryLine, telling: Telling) -> Words:
    return Words(f"Work with {telling.called} ended.", quote=line.said.get("reason", ""))


def _level(line: EntryLine, telling: Telling) -> Words:
    level = line.said.get("level", "")
    named = level_words(typed_number(level), telling.pack)
    before = f" It was level {line.said['before']}." if line.said.get("before") else ""
    return Words(f"Level of need set: {named}.", before.strip(), line.said.get("reason", ""))


def _plan(line: EntryLine, telling: Telling) -> Words:
    return Words("The plan was looked at.", quote=line.said.get("note", ""))


def _note(line: EntryLine, telling: Telling) -> Words:
    return Words("Case note.", quote=line.said.get("note", ""))


def _lead(line: EntryLine, telling: Telling) -> Words:
    since = datetime.fromisoformat(line.said["since"]) if line.said.get("since") else line.happened
    after = f" after {line.said['from name']}" if line.said.get("from name") else ""
    return Words(
        f"{line.said.get('to name', '')} leads{after}.",
        f"From {full_date(since)}, as {line.said.get('role', '')}.",
        line.said.get("reason", ""),
    )


def _involved(line: EntryLine, telling: Telling) -> Words:
    until = line.said.get("until")
    stays = f" Until {full_date(datetime.fromisoformat(until))}." if until else ""
    return Words(
        f"{line.said.get('name', '')} works with {telling.called} too.",
        f"As {line.said.get('role', '')}.{stays}",
    )


def _no_longer(line: EntryLine, telling: Telling) -> Words:
    return Words(
        f"{line.said.get('name', '')} no longer works with {telling.called}.",
        f"Was {line.said.get('role', '')}.",
        line.said.get("reason", ""),
    )


def _received(line: EntryLine, telling: Telling) -> Words:
    if line.said.get("paper"):
        return Words(f"Received: {line.said['paper']}.")
    return Words("Received, and read.", quote=line.said.get("says", ""))


def _looked(line: EntryLine, telling: Telling) -> Words:
    return Words("The record was opened with a reason.", quote=line.said.get("reason", ""))


def _urgent(line: EntryLine, telling: Telling) -> Words:
    """What was said first, in quotation marks, and then every other answer."""
    outcome = f": {line.said['outcome']}" if line.said.get("outcome") else ""
    procedure, step = telling.pack.urgent
    long = {
        ask.name
        for ask in telling.pack.procedures[procedure].steps[step].asks
        if ask.kind is AskKind.LONG_TEXT
    }
    said = next((name for name in line.answers if name in long), next(iter(line.answers), ""))
    others = (
        f"{capital(name)}: {words.rstrip('.')}." for name, words in line.answers.items() if name != said
    )
    return Words(f"An urgent call was made{outcome}.", " ".join(others), line.answers.get(said, ""))


def _call_answered(line: EntryLine, telling: Telling) -> Words:
    return Words("The urgent call was answered.", quote=line.said.get("what was done", ""))


def _asked_to_be_told(line: EntryLine, telling: Telling) -> Words:
    return Words(f"Asked to be told when this can go ahead: {line.said.get('step', '')}.")


def _moved(line: EntryLine, telling: Telling) -> Words:
    versions = f"from version {line.said.get('was version', '')} to version {line.said.get('to version', '')}"
    return Words(
        f"{procedure_title(line)} moved {versions} of the procedures.", quote=line.said.get("reason", "")
    )


KINDS: Mapping[str, Says] = {
    "began": _began,
    "known changed": _known,
    "named": _named,
    "went late": _went_late,
    "set aside": _set_aside,
    "struck": _struck,
    "corrected": _corrected,
    "ended": _ended,
    "moved to a version": _moved,
    "child added": _child_added,
    "adult added": _adult_added,
    "episode opened": _opened,
    "episode closed": _closed,
    "level of need set": _level,
    "plan looked at": _plan,
    "case note": _note,
    "lead changed": _lead,
    "worker involved": _involved,
    "worker no longer involved": _no_longer,
    "notice received": _received,
    "opened with a reason": _looked,
    "urgent call": _urgent,
    "urgent call answered": _call_answered,
    "asked to be told when it can go ahead": _asked_to_be_told,
}
