"""Who opens each page at the quay, in which ways, and where it does not show a page of its own."""

from collections.abc import Mapping

from held.language.frames.telling import read_story
from held.language.reading import read_pack
from held.pages.trying.carried import carried
from tests.record.transitions.harbour import PACK

OPENED_BY: Mapping[str, str] = {
    "add team": "the head",
    "add to team": "the head",
    "choose password": "a newcomer",
    "cover": "the head",
    "differences": "the head",
    "export": "the head",
    "exports": "the head",
    "extract": "the head",
    "imports": "the head",
    "let in": "the head",
    "message": "the head",
    "messages": "the head",
    "person": "the head",
    "person mail": "the head",
    "posts": "the head",
    "switch off": "the head",
    "team": "the head",
    "team mail": "the head",
    "done": "hub guide",
    "reason to look": "a stranger",
    "recorded": "hub guide",
    "sign in": "nobody",
    "urgent recorded": "hub guide",
}
"""Where it is not the manager of the children's team. Nobody: who is not signed in."""

SO_FAR = carried(
    read_story(
        'story: Ola Quay\nprocedure: crossing\ntells:\n  - on: "2026-03-02 09:00"\n    by: hub guide\n'
        "    do: raise a concern\n    answers: {what worries you: A bruise}\n",
        "a story",
        read_pack(PACK),
    )
)
"""An invented child's story, as the addresses carry it."""

WAYS: Mapping[str, tuple[str, ...]] = {
    "chronology": ("", "?before=20", "?print=all"),
    "find": ("", "?q=Robin Crowd1 C00001 1/1/2015"),
    "colleague suggestions": ("?role=hub guide&q=Robin", "?role=hub guide&service=harbour hub&q=Quay"),
    "find suggestions": ("?q=Robin",),
    "messages": ("", "?show=waiting"),
    "move transition": ("", "?change=9"),
    "set aside": ("?norm=A2/1&run=",),
    "set aside in a round": ("?norm=A1/1&run=",),
    "tried line": (f"?do=end&so-far={SO_FAR}", f"?do=step&step=weigh-the-evidence&so-far={SO_FAR}"),
    "tried story": (f"?so-far={SO_FAR}",),
    "tried story's file": (f"?so-far={SO_FAR}",),
    "set right in a round": ("", "?how=otherwise", "?how=not-so"),
    "set right": ("", "?how=otherwise", "?how=not-so"),
}
"""What follows the address, where a page is asked for in more ways than one."""

LEADS_ON: Mapping[str, str] = {
    "mail": "to the page that the mail is about",
    "meetings": "to the one meeting there is; two are listed in meetings/test_meeting.py",
    "tell me": "to the form of the step; it is asked for by pressing alone",
}
"""To another page, and why."""
