"""Slips that many people make in a sentence, and what would be right there."""

from held.language.sentences.vocabulary import Vocabulary

# What is often written, the kind of phrase that could stand there, and its words.
FOR_OTHERS = (
    ("in", "_WITHIN", "within"),
    ("can", "MAY", "may"),
    ("has to", "MUST", "must"),
    ("have to", "MUST", "must"),
    ("needs to", "MUST", "must"),
    ("shall", "MUST", "must"),
    ("will", "MUST", "must"),
    ("if", "_WHEN", "when"),
    ("only if", "_ONLY_WHEN", "only when"),
    ("before", "_UNTIL", "until"),
    ("till", "_UNTIL", "until"),
    ("must not", "_DO_NOT", "do not"),
)
AFTER_A_COMMA = {
    "MUST",
    "SHOULD",
    "MAY",
    "_DO_NOT",
    "_TELL",
    "_THE_LEAD_PASSES_TO",
    "SERVICE",
    "ROLE",
    "PAPER",
}


def slip(rest: str, expected: frozenset[str], vocabulary: Vocabulary) -> str | None:
    """A sentence on what was probably meant at this place, or None where it is no slip that is known."""
    here = {match.terminal: rest[: match.length] for match in reversed(vocabulary.matches(rest, 0))}
    for written, terminal, right in FOR_OTHERS:
        if terminal in expected and f"{rest} ".startswith(f"{written} "):
            return f"Write “{right}” for “{written}”."
    if "_LPAR" in expected and "OUTCOME" in here:
        return f"How it came out stands in brackets: write “({here['OUTCOME']})”."
    comma_lacks = sorted(AFTER_A_COMMA & set(here))
    if "_COMMA" in expected and comma_lacks and not expected & set(here):
        return f"A comma is missing: put one before “{here[comma_lacks[0]]}”."
    for joint in ("and ", "or "):
        follows = {match.terminal for match in vocabulary.matches(rest, len(joint))}
        if rest.startswith(joint) and "STEP" in follows and "_COUNTED_FROM" in expected:
            return "One sentence asks for one step. Write a second sentence for the other."
    small = rest[0].lower() + rest[1:]
    if rest[0].isupper() and any(match.terminal in expected for match in vocabulary.matches(small, 0)):
        return f"Write “{small.split(' ', 1)[0]}” with a small letter."
    return None
