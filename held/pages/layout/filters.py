"""The words and dates a template may ask for itself: `{{ moment | full_time }}`."""

from collections.abc import Callable, Mapping

from held.engine.wording import a_or_an
from held.pages.wording.counts import counted
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital, curly, quoted, sentence, telephone
from held.pages.wording.whose import whose

FILTERS: Mapping[str, Callable[..., str]] = {
    "a_or_an": a_or_an,
    "and_list": and_list,
    "anchor": anchor,
    "capital": capital,
    "counted": counted,
    "curly": curly,
    "full_date": full_date,
    "full_time": full_time,
    "quoted": quoted,
    "sentence": sentence,
    "telephone": telephone,
    "whose": whose,
}
