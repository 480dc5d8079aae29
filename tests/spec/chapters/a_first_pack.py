"""The first chapter: what a pack is, the smallest whole one, and how its files are written."""

# ruff: noqa: E501 - a row is a line, as it is on the page

from pathlib import Path

from held.commands.new import SKELETON
from tests.spec.telling import Chapter, Shown


def _file(name: str) -> str:
    return (SKELETON / Path(name)).read_text(encoding="utf-8")


A_FIRST_PACK = Chapter(
    "A pack, and the smallest whole one",
    """
One authority's procedures in one dated version are a **pack**: a folder with `pack.yaml`, which says who there is, and one
file a procedure, which says what they do. Stories lie in the folder `stories` below, and the wording of mails in `letters`. The folder is whole: a later version is
another folder, and nothing outside is needed to check it.

`held new ourtown/2026-11` makes this one, the smallest there is, for you to change. It reads, its stories are kept, and it is
proved that no child falls between services in it. Read it from top to bottom; each part has its chapter below.
""",
    (
        Shown(
            _file("pack.yaml"),
            "`pack.yaml`: the services, who works in them, and the clauses of the document.",
        ),
        Shown(
            _file("ask_for_more_help.yaml"),
            "`ask_for_more_help.yaml`: the steps that people take, and under each clause the sentences that it means. "
            "What you read after a hyphen under `means:` is a sentence; all the rest is the frame around the sentences.",
        ),
        Shown(
            _file("stories/taken_on.yaml"),
            "`stories/taken_on.yaml`: what is done to an invented child, and what must be so after it.",
        ),
        Shown(
            _file("letters/told.md"),
            "`letters/told.md`: how a mail to whoever is told is worded. It names no child.",
            language="text",
        ),
        Shown(
            """\
a name: what belongs to it
another name:
  a name inside: it stands two spaces further in
  and one more: at the same depth
a list: [this, that]
the same list:
  - this
  - that
a small table: {a name: this, another: that}
a text with a colon or a bracket in it: "Monday: the panel (all of it)"
# a remark for whoever reads the file; Held passes over it
""",
            """\
**How the files are written.** Any editor for plain text will do. A name, a colon and a space begin each part; what belongs to
it stands behind, or below and two spaces further in. Never use the tab key. A text with a colon, or beginning with a bracket,
a quote or a sign, stands in double quotes. Every value is read as the text that was typed: `yes` is the word “yes”, and
`5.10` keeps its nought. Capital letters count, and so does the spelling of a name: it is written alike wherever it stands.""",
        ),
    ),
)
