"""Who opens each page at the quay, in which ways, and where it does not show a page of its own."""

from collections.abc import Mapping

OPENED_BY: Mapping[str, str] = {
    "add team": "the head",
    "add to team": "the head",
    "choose password": "a newcomer",
    "cover": "the head",
    "let in": "the head",
    "person": "the head",
    "posts": "the head",
    "switch off": "the head",
    "team": "the head",
    "done": "hub guide",
    "reason to look": "a stranger",
    "recorded": "hub guide",
    "sign in": "nobody",
    "urgent recorded": "hub guide",
}
"""Where it is not the manager of the children's team. Nobody: who is not signed in."""

WAYS: Mapping[str, tuple[str, ...]] = {
    "chronology": ("", "?before=20", "?print=all"),
    "find": ("", "?q=Robin Crowd1 C00001 1/1/2015"),
    "find suggestions": ("?q=Robin",),
    "move transition": ("", "?change=9"),
    "set aside": ("?norm=A2/1&run=",),
    "set right": ("", "?how=otherwise", "?how=not-so"),
}
"""What follows the address, where a page is asked for in more ways than one."""

LEADS_ON: Mapping[str, str] = {
    "meetings": "to the one meeting there is; two are listed in meetings/test_meeting.py",
    "tell me": "to the form of the step; it is asked for by pressing alone",
}
"""To another page, and why."""
