"""A story that is being tried, as a page opens it: under which words, how far it is told, and how it came out."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.rehearsal import Rehearsed, one_more, rehearse
from held.language.pack import Pack, Procedure
from held.language.story import Story, Tell
from held.pages.procedures.chosen import Chosen, the_procedure
from held.pages.trying.carried import LostStory, carried, read_carried
from held.pages.wording.phrases import anchor

SO_FAR = "so-far"
BAD_ADDRESS = 400


@dataclass(frozen=True)
class Trying:
    """`ran` is None while no line is told: then only how it begins can be tried."""

    found: Chosen
    procedure: Procedure
    story: Story

    @property
    def pack(self) -> Pack:
        return self.found.pack

    @property
    def child(self) -> str:
        """The invented child's name."""
        return self.story.title

    @cached_property
    def ran(self) -> Rehearsed | None:
        return rehearse(self.pack, self.story) if self.story.tells else None

    @cached_property
    def carried(self) -> str:
        return carried(self.story)

    def address(self, page: str, **query: str) -> str:
        """Of a page about this very story."""
        return f"{page_of(self.found, self.procedure, page)}?{urlencode({**query, SO_FAR: self.carried})}"

    def with_line(self, tell: Tell) -> "Trying":
        """With one line more, as it then runs. Raises TooLong."""
        tried = replace(self, story=one_more(self.story, tell))
        assert tried.ran is not None
        return replace(tried, story=replace(tried.story, tells=tried.ran.tells))

    def shown(self) -> HttpResponseRedirect:
        """To the story as it now stands; to where it is begun while no line is told. Raises TooLong."""
        if not self.story.tells:
            return redirect(page_of(self.found, self.procedure, "try it"))
        return redirect(self.address("tried story"))

    @property
    def frame(self) -> dict[str, object]:
        """What every page about it needs."""
        return {
            "trying": self,
            "chosen": self.found,
            "so_far": self.carried,
            "start_again": page_of(self.found, self.procedure, "try it"),
            "story_address": page_of(self.found, self.procedure, "tried story"),
            "line_address": page_of(self.found, self.procedure, "tried line"),
            "file_address": page_of(self.found, self.procedure, "tried story's file"),
            "procedure_address": self.found.address("procedure", self.procedure),
            "section": reverse("procedures"),
        }


def page_of(found: Chosen, procedure: Procedure, page: str) -> str:
    """Of a page of trying a procedure, under the very words that are tried."""
    return reverse(page, kwargs={"short": found.version.short, "slug": anchor(procedure.name)})


def opened(request: HttpRequest, slug: str, short: str) -> Trying:
    """From what was sent, else from the address. In one query. Raises LostStory, or Http404 for unknown words."""
    found, procedure = the_procedure(slug, short)
    packed = request.POST.get(SO_FAR) or request.GET.get(SO_FAR, "")
    return Trying(found, procedure, read_carried(packed, found.pack, procedure))


def lost(request: HttpRequest, slug: str, short: str, why: LostStory) -> HttpResponse:
    """The page that says why the story of an address can't be tried, and where to begin another."""
    shown = {
        "says": str(why),
        "start_again": reverse("try it", kwargs={"short": short, "slug": slug}),
        "section": reverse("procedures"),
    }
    return render(request, "trying/lost.html", shown, status=BAD_ADDRESS)
