"""The chapter on procedure files: steps, asks, names."""

# ruff: noqa: E501 - a row is a line, as it is on the page

from tests.packs.small_pack import MOVE_UP, small_texts
from tests.spec.telling import Chapter, Refused, Shown

A_PROCEDURE = Chapter(
    "A procedure",
    """
A **procedure** moves a child from one kind of support to another. One child's way through it is a **transition**.

| key | what it takes |
|---|---|
| `procedure:`, `title:` | its name, by which other files call it; and its heading on the screen |
| `from:`, `to:` | the service that the child comes from, and the one it leads to. An ending may leave the child elsewhere |
| `lead at start:` | the role that leads when it begins; it works for the service under `from:` |
| `begins with:` | the steps that can be the first |
| `inside:` | inner procedures that may run inside this one |
| `known:` | what the record answers by itself |
| `steps:` | what people do |
| `rules:` | what the clauses say, and the sentences that they mean |
| `always:` | what is to be proved besides the promise |

A **step** is something a person does, named as it is to be done: `make the visit`. Where it happens in a sentence it is
`making the visit`; the form is made by rule (`put` is putting, `refer` is referring, `cancel` is cancelling), and `as:` corrects it.

| key of a step | what it takes |
|---|---|
| `by:` | the role that takes it, or several of which any one may, or `anyone` who is signed in |
| `between:` | two sides, instead of `by:`; one of them records it and names the other, and each stands in that role for the child from then on, but no deputy |
| `with:` | who is named beside whoever takes it |
| `outcomes:` | how it can come out; one is chosen. Two or more, or none |
| `asks:` | what is asked of whoever takes it |
| `repeats: yes` | it may be taken again and again while it is open |
| `as:` | how it is called where it happens, if the rule gets that wrong |
| `was:` | its name in the version before, so that what was done under that name still counts |

An answer to a `yes or no` or a `one of` is a **fact**: it may stand in a condition, and holds until a step asks again.

A **rule** has under `clause:` the number of a clause, or several (`clause: "2, 3"`); under `says:` what they say, in your words; under `means:`
the sentences; and under `questions:` what the source leaves open. The sentences are numbered by their first clause: `2/1`, `2/2`.
What no clause says at all stands under `clause: the promise`.
""",
    (
        Shown(small_texts()[MOVE_UP], "This is the whole procedure of the small authority."),
        Shown(
            """\
asks:
  what is asked: text
  what is asked at length: long text
  a day: date
  a day and an hour: date and time
  an appointment: {kind: date and time, invites: [ROLE], to: STEP}   # whoever is named in ROLE has it in their calendar
  a fact: yes or no
  another fact: {one of: [this, that]}
  a list to tick: {several of: [this, that, another]}
  one of the levels of the pack: level of need
  who was there: people present
  who takes it on: a named ROLE          # this person stands in ROLE for this child from now on
  which team takes it on: a team of SERVICE   # this team of the service has the child from now on
  with a hint: {kind: long text, prompt: What does the child say?}
  what readers must know: {kind: yes or no, every copy says so: yes}   # “yes” stands on top of every paper that prints it
  A heading:
    asks:
      what stands under it: text
""",
            "What can be asked.",
        ),
        Refused(
            "“between:” needs two sides, and has 1. Name two roles, or use “by:”.",
            old="between: [hub manager, duty manager]",
            new="between: [hub manager]",
        ),
        Refused(
            "“move up or stay” can't be a name: it has the word “or” in it, so a sentence could be misread. "
            "Name it otherwise.",
            old="outcomes: [move up, stay]",
            new="outcomes: [move up or stay, stay]",
            because="Names have no comma, no bracket, no “and” and no “or” in them. (What is asked may.)",
        ),
        Refused(
            "“weigh the worry” is still a step of this procedure, so “make the visit” can't have been it. "
            "Leave out “was:”.",
            old="  make the visit:\n    by: hub worker\n",
            new="  make the visit:\n    was: weigh the worry\n    by: hub worker\n",
        ),
        Refused(
            "“hub workers” is no role of this pack. Did you mean “hub worker”?",
            old="  raise a worry:\n    by: hub worker",
            new="  raise a worry:\n    by: hub workers",
        ),
        Refused(
            "“the day it is looked at again” can invite nobody: an appointment has a day and an hour, roles that are "
            "invited, and the step that is taken there. Write {kind: date and time, invites: [a role], to: a step}.",
            old="the day it is looked at again: date\n",
            new="the day it is looked at again: {kind: date, invites: [hub worker], to: make the visit}\n",
            because="An appointment stands from when its date is told until the step is taken. The date told last counts; "
            "whoever is named in an invited role is told by mail of each change, and of its being called off.",
        ),
        Refused(
            "Nothing opens the step “write to the school”, so it can never be taken. Add a sentence with “must” or "
            "“may write to the school”, or leave the step out.",
            old="  close the hub's part:\n",
            new="  write to the school:\n    by: hub worker\n  close the hub's part:\n",
        ),
        Refused(
            "Every copy can say of “what the worry is” only whether it is so. Make it “kind: yes or no”, or leave "
            "“every copy says so:” out.",
            old="what the worry is: long text",
            new="what the worry is: {kind: long text, every copy says so: yes}",
        ),
        Refused(
            "Every copy is to say “seen at home”, but no paper prints “make the visit”. Put the step under “prints:” of a "
            "paper, or leave “every copy says so:” out.",
            old="  make the visit:\n    by: hub worker\n",
            new="  make the visit:\n    by: hub worker\n    asks:\n"
            "      seen at home: {kind: yes or no, every copy says so: yes}\n",
        ),
        Refused(
            "“social works” is no service of this pack. Did you mean “social work”?",
            old="what the worry is: long text",
            new="which team: a team of social works",
        ),
        Refused(
            "“long texts” is no kind of answer. Did you mean “long text”?",
            old="what the worry is: long text",
            new="what the worry is: long texts",
        ),
    ),
)
