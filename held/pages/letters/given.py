"""Which letters a family is given: those for a step that was taken, as it counts now."""

from django.urls import reverse

from held.engine.lettering import is_given_after, written
from held.language.letter import Letter, Reader
from held.pages.components.links import Link
from held.pages.wording.phrases import anchor
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.told import Told


def given_after(run: Course) -> tuple[tuple[Letter, Told], ...]:
    """Each with the latest step that it follows. What was struck gives none; a correction gives that of its outcome."""
    letters = [
        letter
        for letter in run.pack.letters.values()
        if letter.reader is Reader.FAMILY and letter.procedure == run.procedure.name
    ]
    found = []
    for letter in letters:
        for told in reversed(run.told):
            if told.counts and not told.run and is_given_after(letter, run.step_now(told), told.outcome):
                found.append((letter, told))
                break
    return tuple(found)


def letter_links(run: Course, called: str) -> tuple[Link, ...]:
    """To each of them, by its title."""
    return tuple(
        Link(
            title(letter, called),
            reverse("family letter", kwargs={"public": run.transition, "letter": anchor(letter.name)}),
        )
        for letter, _ in given_after(run)
    )


def title(letter: Letter, called: str) -> str:
    """Its heading, with the child's name where it has one."""
    return written(letter, {"the child": called}).heading
