"""The chapter on letters."""

from pathlib import Path

from held.language.letter import WORDS, Reader
from held.language.standard_letters import STANDARD
from tests.packs.small_pack import changed, small_texts
from tests.spec.telling import Chapter, Refused, Shown

NOTE, DECIDED = "letters/worry_note.md", "letters/what_was_decided.md"
SHOWN = Path(__file__).parents[1]


def lettered_texts() -> dict[str, str]:
    """The small pack with the two letters of this chapter."""
    return small_texts() | {file: (SHOWN / file).read_text(encoding="utf-8") for file in (NOTE, DECIDED)}


class InALetter(Refused):
    """A passage changed in one of the two letters."""

    @property
    def texts(self) -> dict[str, str]:
        return changed(self.file, self.old, self.new, lettered_texts())


MEANING = {
    "the reader": "the name of whoever the mail goes to",
    "authority": "the authority's name, as it stands on every page",
    "link": "the address of the page behind the sign-in",
    "the step": "what was done, as in “Making the visit”",
    "the role": "in which role they are told",
    "the procedure": "its title",
    "the clause": "what asks for it",
    "when": "the day and the hour of it; in a letter to a family the day alone",
    "the paper": "what was sent",
    "the service": "where it was sent",
    "the appointment": "what they are invited to, as in “Make the visit”",
    "the child": "the child's first name",
    "the worker": "whoever leads",
    "the worker's phone": "their number",
    "the worker's service": "the service they work for",
    "since when": "since when they lead, as in “from Tuesday 3 March 2026”",
    "who helps": "everybody else who works with the child, a line each, and until when where that is known",
    "today": "the day on which it is printed",
}


def _words() -> str:
    rows = [
        f"| `{reader.value}` | {', '.join(f'`{{{word}}}`' for word in WORDS[reader])} |" for reader in Reader
    ]
    meant = [f"| `{{{word}}}` | {says} |" for word, says in MEANING.items()]
    return "\n".join(
        [
            "| a letter `to:` | may fill in |\n|---|---|",
            *rows,
            "\n| word | stands for |\n|---|---|",
            *meant,
        ]
    )


LETTERS = Chapter(
    "Letters",
    f"""
What a sentence tells and sends also goes out by mail, and a family is given something to keep. How that is worded is the
authority's own: a file a letter, in the folder `letters` of the pack. It is plain text with a few keys above a line of three
hyphens; what stands in curly brackets is filled in. **A mail names no child**, and has no word that could: it leads to a page
behind the sign-in. What is printed for a family is printed from that page, and may name the child. A withheld address is in
neither. Letters belong to the pack as its sentences do: to change one is a new version, and `held compare` tells it.

For a mail that the pack has no letter for, one comes with Held. `roles:` or `papers:` says for which of them a letter is;
without, it is for all the others. A letter to a family says the procedure, and after which steps it is given: `STEP`, or
`STEP (OUTCOME)`. A line in which a word has nothing to say is left out. In what is printed, a line that begins with `# ` is a
heading.

{_words()}
""",
    (
        Shown(
            lettered_texts()[NOTE],
            "`letters/worry_note.md`: a mail. It goes to whoever may receive the paper.",
            language="text",
        ),
        Shown(
            lettered_texts()[DECIDED],
            "`letters/what_was_decided.md`: printed for the family, once the worry was weighed or the child taken on.",
            language="text",
        ),
        Shown(
            next(STANDARD.glob("told.md")).read_text(encoding="utf-8"),
            "The letter that comes with Held for whoever is told. Copy it to begin one of your own.",
            language="text",
        ),
        InALetter(
            "A mail names no child, and says nothing of one: “the child” can't stand in it. Leave it out.",
            file=NOTE,
            old="written a worry down for",
            new="written a worry about {the child} down for",
        ),
        InALetter(
            "“the servise” is no word that a letter to whoever is sent a paper can fill in. Did you mean “the service”?",
            file=NOTE,
            old="for {the service} to read",
            new="for {the servise} to read",
        ),
        InALetter(
            "This letter leads to nothing. Write “{link}” where it says so.",
            file=NOTE,
            old="Read it here, after signing in: {link}",
            new="Read it when you can.",
        ),
        InALetter(
            "“the worry notes” is sent by no sentence. Did you mean “the worry note”?",
            file=NOTE,
            old="to: whoever is sent a paper\n",
            new="to: whoever is sent a paper\npapers: [the worry notes]\n",
        ),
        InALetter(
            "“weigh the worry” has no outcome “stays”. Did you mean “stay”?",
            file=DECIDED,
            old="after: [weigh the worry, take the child on]",
            new="after: [weigh the worry (stays), take the child on]",
        ),
    ),
)
