"""The fixed phrases of the language, and how each kind of word is called when it is missing."""

FIXED: tuple[tuple[str, str], ...] = (
    ("_AFTER", "after"),
    ("_EACH_TIME_AFTER", "each time after"),
    ("_FROM", "from"),
    ("_UNTIL", "until"),
    ("_EVERY", "every"),
    ("_WHILE", "while"),
    ("_ON_ARRIVAL", "on arrival"),
    ("_COMMA", ","),
    ("_LPAR", "("),
    ("_RPAR", ")"),
    ("_AND", "and"),
    ("_OR", "or"),
    ("NOT", "not"),
    ("DENIED", "not"),
    ("_IS", "is"),
    ("_IS_OPEN", "is open"),
    ("IS_NOT_OPEN", "is not open"),
    ("_IS_LATE", "is late"),
    ("_STAYS_OPEN", "is open"),
    ("THE_START", "the start"),
    ("MUST", "must"),
    ("SHOULD", "should"),
    ("MAY", "may"),
    ("ANYONE", "anyone"),
    ("_BEGIN", "begin"),
    ("_DO_NOT", "do not"),
    ("FOR_SAFETY", "for safety"),
    ("_ONLY_AFTER", "only after"),
    ("_ONLY_WHEN", "only when"),
    ("IF_POSSIBLE", "if possible"),
    ("_STANDS_IN_FOR", "stands in for"),
    ("_HOLDS_THE_CHILD", "holds the child"),
    ("_HOLDS_THE_CHILD", "hold the child"),
    ("_THE_LEAD_PASSES_TO", "the lead passes to"),
    ("_TELL", "tell"),
    ("_GOES_TO", "goes to"),
    ("_IS_RECORDED_AS", "is recorded as a"),
    ("_IS_RECORDED_AS", "is recorded as an"),
    ("_IS_DONE_BY_SOMEONE_ELSE", "is done by someone other than the one"),
    ("_MUST_INCLUDE", "must include"),
    ("_ENDS_THE_TRANSITION", "ends the transition and leaves the child with"),
    ("_AND_BEGINS", "and begins"),
    ("WHATEVER_IS_OWED", "whatever is owed"),
    ("_ENDS_IT_AS", "ends it as"),
    ("_WITHIN", "within"),
    ("_WITHIN_THE_STATUTORY", "within the statutory time limit for"),
    ("_BY_THE_NEXT", "by the next"),
    ("_BY", "by"),
    ("_BEFORE", "before"),
    ("AT_ONCE", "at once"),
    ("_COUNTED_FROM", "counted from"),
    ("_WHEN", "when"),
    ("_UNLESS", "unless"),
    ("UNLESS_DONE", "unless already done"),
    ("UNIT", "hour"),
    ("UNIT", "hours"),
    ("UNIT", "working day"),
    ("UNIT", "working days"),
    ("UNIT", "day"),
    ("UNIT", "days"),
    ("UNIT", "week"),
    ("UNIT", "weeks"),
    ("UNIT", "month"),
    ("UNIT", "months"),
    ("BUILT_IN", "some service holds the child"),
    ("BUILT_IN", "the lead works for a service that holds the child"),
    ("BUILT_IN", "the transition can still end"),
    ("BUILT_IN", "every duty can still be done, or lapses"),
)

# The kinds of name that a file makes, as a refusal calls them.
CALLED: dict[str, str] = {
    "STEP": "a step to be done",
    "DOING": "a step that happens",
    "OUTCOME": "an outcome",
    "RESULT": "a named result of this inner procedure",
    "ROLE": "a role",
    "SERVICE": "a service",
    "FACT": "a fact that a step asks, or a known",
    "VALUE": "a value of that fact",
    "INNER": "an inner procedure",
    "THE_INNER": "the end of an inner procedure",
    "PROCEDURE": "a procedure",
    "PAPER": "a paper",
    "MEETING": "a meeting",
    "KIND": "a kind of entry",
    "ASK": "something the step asks",
    "DATE": "a date that a step asks",
    "LIMIT": "a limit of the statutory clock",
    "NUMBER": "a number in figures",
}

# The same kinds where what is written is none of them.
UNKNOWN: dict[str, str] = {
    "STEP": "no step of this procedure",
    "DOING": "no step of this procedure as it happens",
    "OUTCOME": "no outcome here",
    "RESULT": "no named result of this inner procedure",
    "ROLE": "no role of this pack",
    "SERVICE": "no service of this pack",
    "FACT": "no fact that a step asks, and no known",
    "VALUE": "no value of this fact",
    "INNER": "no inner procedure that runs inside this one",
    "THE_INNER": "no inner procedure that runs inside this one",
    "PROCEDURE": "no procedure of this pack",
    "PAPER": "no paper of this pack",
    "MEETING": "no meeting of this pack",
    "KIND": "no kind of entry of this pack",
    "ASK": "nothing that this step asks",
    "DATE": "no date that a step asks",
    "LIMIT": "no limit of this pack's statutory clock",
}

SIGNS = {"_COMMA": "a comma", "_LPAR": "an outcome in brackets", "_RPAR": "the closing bracket"}


def called(terminal: str) -> str:
    """A kind of word in words: a name by its kind, a fixed phrase in quotes, a unit of time by its examples."""
    if terminal in CALLED:
        return CALLED[terminal]
    if terminal == "UNIT":
        return "hours, working days, days, weeks or months"
    if terminal in SIGNS:
        return SIGNS[terminal]
    if terminal == "$END":
        return "the end of the sentence"
    return next(f"“{phrase}”" for name, phrase in FIXED if name == terminal)
