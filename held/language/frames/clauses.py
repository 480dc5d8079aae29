"""The list of clauses of pack.yaml: each with its heading, or why there is nothing to encode."""

import re

from held.language.frame import Frame
from held.language.lines import Lines
from held.language.nodes import Listing, Text
from held.language.pack import Clause


def read_clauses(frame: Frame, lines: Lines, *, draft: bool) -> tuple[dict[str, Clause], bool]:
    """The clauses by number, and whether all of them were read."""
    clauses: dict[str, Clause] = {}
    lacking = frame.need("clauses") is None
    before = len(frame.faults.found)
    for number, node in frame.entries("clauses"):
        lines.note(frame.file, "clause", number.words, number.line)
        if not re.fullmatch(r"[A-Za-z0-9.\-]{1,20}", number.words):
            says = f"“{number.words}” can't be a clause's number: use letters, figures, dots and hyphens."
            frame.refuse(number.line, says)
        elif isinstance(node, Text):
            heading = frame.as_text(node, f"The clause {number.words}")
            clauses[number.words] = Clause(number.words, heading.words if heading else "")
        elif isinstance(node, Listing):
            frame.refuse(
                node.line, f"The clause {number.words} takes its heading, or a table with “heading:”."
            )
        else:
            inside = Frame(node, frame.file, f"the clause {number.words}", frame.faults)
            clauses[number.words] = _clause(number, inside, draft=draft)
    return clauses, not lacking and len(frame.faults.found) == before


def _clause(number: Text, inside: Frame, *, draft: bool) -> Clause:
    heading, because = inside.text("heading", needed=True), inside.text("nothing to encode, because")
    later = inside.yes("left for later")
    inside.finish()
    if later and not draft:
        says = f"Clause {number.words} is left for later, which only a draft may do. Encode it, or write “draft: yes”."
        inside.refuse(number.line, says)
    if later and because:
        says = f"Clause {number.words} is both left for later and said to be nothing. Choose one."
        inside.refuse(number.line, says)
    return Clause(number.words, heading.words if heading else "", because.words if because else None, later)
