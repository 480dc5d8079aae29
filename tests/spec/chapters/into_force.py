"""The chapter on the commands: from a file to a version in force."""

# ruff: noqa: E501 - a row is a line, as it is on the page

from tests.spec.telling import Chapter

INTO_FORCE = Chapter(
    "From a file to a version in force",
    """
| you type | and it |
|---|---|
| `held new PATH` | makes the smallest whole pack in a new folder, for you to change |
| `held check PATH` | reads the pack and refuses what is wrong in it; runs its stories; proves the promise; lists what no story proves |
| `held check PATH --print` | does the same, and writes down beside each story everything that is so after each of its lines |
| `held draw PATH --out FOLDER` | draws the flowchart of each procedure; without `--out`, into the folder that you are in |
| `held gaps PATH` | lists what the source leaves open, who answered, and what rests on the answer |
| `held compare OLD NEW` | tells two versions apart change by change, in words, or lays two authorities side by side |
| `held put-in-force PATH --from DATE --by NAME` | keeps the text in the record for ever, and begins new transitions under it from that day; not what is refused, not proved, or has a story that fails |
| `make run PACK=PATH` | opens Held with invented people on this pack, in a demonstration of its own |

The questions that a pack leaves open, and those that were settled, are listed under *Procedures* on the screen, each with its clause.
[The tutorial](tutorial.md) goes this way once, from a page of guidance to a version in force.

**What the proof says.** `held check` looks at every state that a child can come to under each procedure. *Proved* means that in
all of them some service holds the child, whoever leads works for a service that holds the child, something is owed by somebody until
the end, it can still end, and every duty can still be done or lapses; that what is for safety is open throughout; and that
the end leaves the child with a lead, or begins a procedure that takes the child over. What is not so is told as the shortest story
that leads there, a line an act. *Unfinished* means that there were too many states to look at, so that nothing is proved.

| it says | what to do |
|---|---|
| *it can still end* is not proved | give the state a way out: an ending, or a duty that leads to one. If the source gives none, write a question, and settle it |
| *it can still end without the ways for safety* | as above: the urgent way must not be the only way out |
| *what is asked for again says so* | one more event asks for a step that was done already. Say which is meant: `each time after …` asks anew, `unless already done` does not |
| *every duty can still be done, or lapses* | what is owed is stopped for ever there: loosen the stop with `unless`, or let the duty sleep with `when` |
| *something is owed until the end* | somebody waits there and nobody owes anything: add a duty. If that is so before the first step, another procedure's end begins this one: let a duty `after the start` ask for the first step |
| *some service holds the child* | add `from … SERVICE holds the child` for that time |
| *the lead works for a service that holds the child* | pass the lead where the holding changes |
| *the end leaves the child with a lead of its service* | pass the lead to that service before its ending, or narrow the ending |
| *what is for safety is open throughout its period* | something in the file keeps that step closed for a while: let the sentence that opens it run from the start of the period to its end |
| *every duty has an owner* | give the service a role with `manages: yes`, in whose tray a duty lies when nobody is named |
| *the next procedure takes the child over* | let the service the child is left with have a manager, and let `begins` name a procedure that begins there |
| *a time against a stop* | one sentence gives a time for what another may stop. Ask, in a question under the clause of either, which of them goes before |
| *never stops*, *never binds*, *never reached* | the sentence, or step, does nothing: it is worded wrongly, or is not needed |
| *left owed* | an ending with `whatever is owed`, and what it may leave: is that meant? |
| *two endings at once* | one act ends it in two ways: narrow one by its outcome, or with `unless` |
| *unproved* | no story would miss the sentence: tell one that keeps it, and one that breaks it |

**Once it is in force** a version is not changed: its text is in the record, under a mark made from every letter of it. Changing a file
afterwards changes nothing in the record. What comes next is a copy of the folder, with another `version:` and another day. New transitions
begin under it; those under way go on under the version that they began with.
""",
)
