"""The known name that was probably meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

ALIKE = 72  # of 100; below it a guess confuses more than it helps


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known name most like what was written, or None where nothing is near."""
    found = process.extractOne(written, sorted(set(known)), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return found[0] if found else None


def nearest_start(rest: str, known: Iterable[str]) -> tuple[str, str] | None:
    """The known name most like the first words of `rest`, with those words: an unknown name has no known end."""
    best: tuple[float, str, str] | None = None
    words = rest.split(" ")[:24]
    for name in sorted(set(known)):
        length = name.count(" ") + 1
        for count in {max(1, length - 1), length, length + 1}:
            written = " ".join(words[:count]).rstrip(",()")
            alike = fuzz.ratio(written, name, score_cutoff=ALIKE)
            if alike >= ALIKE and (best is None or alike > best[0]):
                best = (alike, name, written)
    return (best[1], best[2]) if best else None


def meant(written: str, known: Iterable[str]) -> str:
    """The end of a refusal: the nearest known name, or the few there are."""
    names = list(dict.fromkeys(known))
    near = nearest(written, names)
    if near:
        return f" Did you mean “{near}”?"
    if not names:
        return " There are none."
    if len(names) <= 8:
        return f" Known here: {', '.join(names)}."
    return ""
