"""A pack's words at the beginning of a sentence, and dressed as one."""

import re


def capital(phrase: str) -> str:
    """ "write the letter" becomes "Write the letter"; capitals inside stay."""
    return phrase[:1].upper() + phrase[1:]


def sentence(phrase: str) -> str:
    """With a capital and a full stop, unless it ends with a mark of its own."""
    phrase = phrase.strip()
    if not phrase:
        return ""
    return capital(phrase) if phrase[-1] in ".?!”" else f"{capital(phrase)}."


def curly(words: str) -> str:
    """Straight quotation marks as they are printed: the child’s, “not yet”."""
    words = re.sub(r'(^|[\s(\[])"', r"\1“", words).replace('"', "”")
    return re.sub(r"(^|[\s(\[])'", r"\1‘", words).replace("'", "’")


def quoted(words: str) -> str:
    """In quotation marks, unless that is how they were typed: a child’s own words mostly are."""
    words = words.strip()
    is_whole = words[:1] in {"“", '"'} and words[-1:] in {"”", '"'} and len(re.findall('[“”"]', words)) == 2
    return f"“{words[1:-1]}”" if is_whole else f"“{words}”"


def anchor(words: str) -> str:
    """What a link within a page can carry: "5.5a" becomes "c5-5a"; words become words-with-hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return f"c{plain}" if plain[:1].isdigit() else plain


def telephone(number: str) -> str:
    """The digits of a number, for a tel: link."""
    return re.sub(r"[^+0-9]", "", number)
