"""A story that was tried, as a story file beside a pack: with what the author holds each line to."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from held.engine.story_suggestions import Suggested, suggestions
from held.language.faults import PackRefused
from held.language.frames.telling import read_story
from held.language.story import Story
from held.language.story_text import written
from held.pages.components.fields import Field, Option
from held.pages.doors import signed_in
from held.pages.transitions.words import Words
from held.pages.trying.carried import FILE, LONGEST_NAME, LostStory
from held.pages.trying.opened import Trying, lost, opened
from held.pages.trying.so_far import so_far
from held.pages.wording.phrases import anchor

TITLE, KEEPS, BREAKS = "title", "keeps", "breaks"
WRONG = 422


@signed_in
def story_file(request: HttpRequest, slug: str, short: str) -> HttpResponse:
    """Ticked, then shown to be copied, or sent as a file."""
    try:
        trying = opened(request, slug, short)
    except LostStory as why:
        return lost(request, slug, short, why)
    if trying.ran is None:
        return redirect(str(trying.frame["start_again"]))
    words, errors = Words.sent(request.POST), dict[str, str]()
    found = suggestions(trying.pack, trying.story)
    title = " ".join(words.one(TITLE).split())
    text = ""
    if request.method == "POST":
        text = _text(trying, found, words, title)
        errors = _wrong(trying, title, text)
        if not errors and request.POST.get("do") == "download":
            return _download(text, title)
    shown = trying.frame | {
        "fields": _fields(trying, found, words, errors),
        "errors": errors,
        "text": "" if errors else text,
    }
    return render(request, "trying/story_file.html", shown, status=WRONG if errors else 200)


def _text(trying: Trying, found: tuple[Suggested, ...], words: Words, title: str) -> str:
    assert trying.ran is not None
    tells = tuple(
        replace(
            tell,
            then=tuple(
                sentence
                for place, sentence in enumerate(one.sentences)
                if str(place) in words.many(f"then-{number}")
            ),
        )
        for number, (tell, one) in enumerate(zip(trying.ran.tells, found, strict=True), start=1)
    )
    clauses = trying.pack.clauses
    story = Story(
        title,
        FILE,
        trying.procedure.name,
        tells,
        keeps=tuple(clause for clause in words.many(KEEPS) if clause in clauses),
        breaks=tuple(clause for clause in words.many(BREAKS) if clause in clauses),
        known=trying.story.known,
    )
    return written(story)


def _wrong(trying: Trying, title: str, text: str) -> dict[str, str]:
    if not title:
        return {TITLE: "Say in one line what the story shows."}
    if len(title) > LONGEST_NAME:
        return {TITLE: f"Make the title shorter than {LONGEST_NAME} letters."}
    try:
        read_story(text, FILE, trying.pack)
    except PackRefused as refused:
        return {TITLE: f"The file would not be read: {refused.faults[0].says}"}
    return {}


def _download(text: str, title: str) -> HttpResponse:
    name = (anchor(title) or "story")[:60].replace("-", "_")
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return response


def _fields(
    trying: Trying, found: tuple[Suggested, ...], words: Words, errors: dict[str, str]
) -> tuple[Field, ...]:
    assert trying.ran is not None
    kept = tuple(dict.fromkeys(clause for one in found for clause in one.kept))
    broken = tuple(dict.fromkeys(clause for one in found for clause in one.broken))
    rows = so_far(trying, trying.ran)
    title = Field(
        id=TITLE,
        kind="line",
        label="What does the story show?",
        hint="One line, as in “The family refuses, and consents a week later”. No real name.",
        typed=words.one(TITLE),
        error=errors.get(TITLE, ""),
    )
    then = (
        _ticks(
            f"then-{row.number}",
            f"{row.number}. {row.when}: {row.what}{', refused' if row.is_refused else ''}",
            tuple((str(place), sentence.words) for place, sentence in enumerate(one.sentences)),
            words,
        )
        for row, one in zip(rows, found, strict=True)
        if one.sentences
    )
    clauses = (
        _ticks(KEEPS, "Which clauses does it show kept?", tuple((one, one) for one in kept), words),
        _ticks(
            BREAKS,
            "Which clauses does it show broken, and refused or late?",
            tuple((one, one) for one in broken),
            words,
        ),
    )
    return (title, *(one for one in clauses if one.options), *then)


def _ticks(field_id: str, label: str, values: tuple[tuple[str, str], ...], words: Words) -> Field:
    chosen = words.many(field_id)
    return Field(
        id=field_id,
        kind="several",
        label=label,
        options=tuple(
            Option(f"{field_id}-{place}" if place else field_id, value, shown, value in chosen)
            for place, (value, shown) in enumerate(values)
        ),
    )
