"""An answer as people read it: dates in full, names instead of ids, several in a sentence."""

from datetime import date, datetime

from held.engine.history import Answer
from held.language.pack import Pack
from held.language.steps import Ask, AskKind
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.record.reading.people.colleagues import Colleagues

UNSAID = "Not answered"


def shown(ask: Ask, answer: Answer | None, *, pack: Pack, colleagues: Colleagues) -> str:
    """What is unsaid is said to be so, never left empty."""
    if not answer:
        return UNSAID
    if isinstance(answer, tuple):
        return "\n".join(answer) if ask.kind is AskKind.PEOPLE else capital(and_list(answer))
    match ask.kind:
        case AskKind.DATE:
            return full_date(date.fromisoformat(answer))
        case AskKind.DATE_AND_TIME:
            return full_time(datetime.fromisoformat(answer))
        case AskKind.YES_OR_NO | AskKind.ONE_OF:
            return capital(answer)
        case AskKind.LEVEL:
            named = next((level.name for level in pack.levels if str(level.number) == answer), "")
            return f"Level {answer}, {named}" if named else f"Level {answer}"
        case AskKind.WORKER:
            return colleagues.name(answer)
        case _:
            return answer
