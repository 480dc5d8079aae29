"""What the form for a new child asks, as it is shown."""

from held.pages.children.choosing import options
from held.pages.children.family import RESPONSIBILITY
from held.pages.children.form import Form
from held.pages.children.one_worker import OneWorker
from held.pages.components.fields import Field, Option
from held.pages.finding.family_choice import FamilyChoice
from held.record.reading.people.workers import WorkerLine

NOBODY_YET = "nobody yet"


def fields(form: Form, who: OneWorker, choice: FamilyChoice, me: str) -> dict[str, object]:
    near, elsewhere = _near(who, me)
    typed = form.word("lead")
    shown = options("lead", near, typed)
    nobody = Option(
        "lead-nobody",
        NOBODY_YET,
        "Nobody yet",
        typed == NOBODY_YET,
        "The child is only added to the record, as a brother or sister is. Nobody holds them and nothing is owed.",
    )
    return {
        "given_name": form.field("line", "given-name", "First name"),
        "family_name": form.field("line", "family-name", "Family name"),
        "born": form.field(
            "date",
            "born",
            "Date of birth, or the day the child is expected",
            hint="For example, 17 May 2016. Empty if not known.",
        ),
        "number": form.field(
            "line",
            "number",
            "Your authority’s number",
            hint="Leave it empty, and Held gives one.",
        ),
        "flag": form.field(
            "line",
            "flag",
            "What must everybody know before they ring or visit?",
            hint="It stands on every page about the child.",
        ),
        "address": form.field(
            "text", "address", "Where they live", hint="Empty where it is the family’s, or not known.", rows=3
        ),
        "sibling": form.field(
            "line",
            "sibling",
            "A brother or sister in the record",
            hint="Name, date of birth or number. Leave it empty for a new family.",
        ),
        "family": _families(form, choice),
        "says": choice.says,
        "adult_given_name": form.field("line", "adult-given-name", "First name"),
        "adult_family_name": form.field("line", "adult-family-name", "Family name"),
        "kind": form.field("line", "kind", "What are they to the child?", hint="Mother, carer, grandfather."),
        "phone": form.field("line", "phone", "Telephone"),
        "responsibility": form.field(
            "one",
            "responsibility",
            "Parental responsibility",
            options=[(value, words, "") for value, words in RESPONSIBILITY],
        ),
        "lives_with": bool(form.word("lives-with")),
        "lead": Field(
            id="lead",
            kind="one",
            label="Who leads?",
            hint="One named person. Their service and team hold the child from now on.",
            options=(*shown, nobody)
            if shown
            else (Option("lead", NOBODY_YET, nobody.label, nobody.is_chosen, nobody.hint),),
            typed=typed,
            error=form.errors.get("lead", ""),
            by_name=who.by_name("you"),
        ),
        "elsewhere": options("lead", elsewhere, typed, first=max(len(near), 1)),
        "reason": form.field("text", "reason", "Why does work with the child begin?", rows=3),
    }


def _near(who: OneWorker, me: str) -> tuple[list[WorkerLine], list[WorkerLine]]:
    """Whoever asks, where they can lead, and their own teams; then everybody else, by service. Where only who is near is
    offered they are one list, and whoever could be meant by a name stands on top."""
    mine = who.people.by_id.get(me)
    teams = {post.team_public for post in mine.posts} if mine else set()
    near = sorted(
        (one for one in who.offered if who.has_more or one.team_public in teams),
        key=lambda one: (one.public not in who.meant, one.public != me, one.name),
    )
    elsewhere = (one for one in who.offered if one not in near)
    return near, sorted(elsewhere, key=lambda one: (one.service, one.name))


def _families(form: Form, choice: FamilyChoice) -> Field | None:
    """Only where there is a family to choose."""
    if not choice.families:
        return None
    typed = form.word("family")
    offered = [(family, f"The family of {names}") for family, names in choice.families.items()]
    return Field(
        id="family",
        kind="one",
        label="Which family?",
        options=(
            *(
                Option(f"family-{place}" if place else "family", family, words, family == typed)
                for place, (family, words) in enumerate(offered)
            ),
            Option("family-new", "", "A new family", not typed),
        ),
        typed=typed,
        error=form.errors.get("family", ""),
    )
