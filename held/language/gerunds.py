"""From a step as it is to be done ("make the call") to the step as it happens ("making the call")."""

import re

# Verbs of more than one syllable that double their last letter, as English is spelt in England.
DOUBLING = frozenset(
    [
        "abet",
        "admit",
        "acquit",
        "allot",
        "begin",
        "cancel",
        "commit",
        "compel",
        "confer",
        "control",
        "counsel",
        "defer",
        "deter",
        "dispel",
        "enrol",
        "equip",
        "excel",
        "expel",
        "fulfil",
        "forget",
        "incur",
        "infer",
        "initial",
        "label",
        "model",
        "occur",
        "omit",
        "outrun",
        "overrun",
        "patrol",
        "permit",
        "prefer",
        "propel",
        "quarrel",
        "rebut",
        "recur",
        "refer",
        "regret",
        "rerun",
        "reset",
        "resubmit",
        "signal",
        "submit",
        "total",
        "transfer",
        "transmit",
        "travel",
        "tunnel",
        "undercut",
        "unplug",
        "upset",
    ]
)
EXCEPTIONS = {"die": "dying", "lie": "lying", "tie": "tying", "be": "being", "age": "ageing", "dye": "dyeing"}


def doing(step: str) -> str:
    """The step's first word in its -ing form, the rest as it stands. An author corrects it with `as:`."""
    verb, space, rest = step.partition(" ")
    return f"{ing(verb)}{space}{rest}"


def ing(verb: str) -> str:
    if verb in EXCEPTIONS:
        return EXCEPTIONS[verb]
    if verb.endswith("ic"):
        return f"{verb}king"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    if _doubles(verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


def _doubles(verb: str) -> bool:
    if verb in DOUBLING:
        return True
    # One syllable that ends in one vowel and one consonant: put, plan, step; but not meet, send, fix, show, say.
    return re.fullmatch(r"(?:qu|[^aeiouy])*[aeiou][^aeiouwxy]", verb) is not None
