"""The sentences of one procedure in two versions: which came, which went, and what is different in those that stayed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from held.engine.versions.change import Change, Side
from held.engine.versions.forms import form_of
from held.engine.versions.matching import NAMING, Pair, meaning, pairs, standing
from held.engine.versions.telling import different, sentence
from held.engine.versions.wording import about, in_words
from held.engine.wording import listed
from held.language.norms import Citation, GoesTo, Norm
from held.language.steps import Step


@dataclass(frozen=True)
class Told:
    """The two versions of one procedure's sentences, the older in the newer one's names, and the steps of both."""

    procedure: str
    old: Sequence[Norm]
    new: Sequence[Norm]
    steps: Mapping[str, Step]


def sentence_changes(both: Told) -> Iterator[Change]:
    """Each sentence that is different, once."""
    moved: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs(both.old, both.new):
        if pair.old is None or pair.new is None:
            yield _came_or_went(pair, both)
        elif meaning(pair.old) != meaning(pair.new):
            yield _changed(pair.old, pair.new, both)
        elif standing(pair.old) != standing(pair.new):
            moved.setdefault((pair.old.cites.words, pair.new.cites.words), []).append(pair)
    for (was, now), same in moved.items():
        yield _cited_anew(was, now, same, both)
    yield from _arrival(both)


def _came_or_went(pair: Pair, both: Told) -> Change:
    norm = pair.new or pair.old
    assert norm is not None
    form, is_new = form_of(norm), pair.new is not None
    return Change(
        kind="added" if is_new else "removed",
        weight=form.weight,
        procedure=both.procedure,
        says=sentence(f"{form.added if is_new else form.removed}: {norm.words}"),
        before=None if is_new else _side(norm),
        after=_side(norm) if is_new else None,
        step=_step(norm),
    )


def _changed(old: Norm, new: Norm, both: Told) -> Change:
    said = [in_words(name, old, new, both.steps) for name in different(old, new, NAMING)]
    if standing(old) != standing(new):
        said.append(f"it now rests on {_cited(new.cites)}, before on {_cited(old.cites)}")
    return Change(
        kind="changed",
        weight=min(form_of(old).weight, form_of(new).weight),
        procedure=both.procedure,
        says=sentence(f"{about(new)}: {'; '.join(said)}"),
        before=_side(old),
        after=_side(new),
        step=_step(new),
    )


def _cited_anew(was: str, now: str, same: Sequence[Pair], both: Told) -> Change:
    """Sentences that mean what they meant, and rest on another clause or on somebody else's answer: one change together."""
    norms = [pair.new for pair in same if pair.new]
    olds = [pair.old for pair in same if pair.old]
    what = "The same sentence" if len(norms) == 1 else f"{len(norms)} sentences that say the same"
    rests = "rests" if len(norms) == 1 else "rest"
    return Change(
        kind="changed",
        weight=min(form_of(norm).weight for norm in norms),
        procedure=both.procedure,
        says=sentence(f"{what} now {rests} on {now}, before on {was}: {listed([n.words for n in norms])}"),
        before=_side(olds[0]),
        after=_side(norms[0]),
        step=_step(norms[0]) if len(norms) == 1 else None,
    )


def _arrival(both: Told) -> Iterator[Change]:
    """Of the sentences on arrival the first that is so counts, so that their order is part of what they say."""
    old = [meaning(norm) for norm in both.old if isinstance(norm, GoesTo)]
    new = [norm for norm in both.new if isinstance(norm, GoesTo)]
    kept = [meaning(norm) for norm in new if meaning(norm) in old]
    if kept == [norm for norm in old if norm in kept]:
        return
    yield Change(
        kind="changed",
        weight=form_of(new[0]).weight,
        procedure=both.procedure,
        says=sentence(
            f"On arrival they are looked at in another order: {listed([norm.words for norm in new])}"
        ),
        before=None,
        after=_side(new[0]),
    )


def _side(norm: Norm) -> Side:
    return Side(norm.words, norm.cites, norm)


def _cited(cites: Citation) -> str:
    return cites.words


def _step(norm: Norm) -> str | None:
    step = getattr(norm, "step", None)
    return step if isinstance(step, str) else None
