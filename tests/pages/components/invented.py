"""Invented values for every component: what the gallery shows."""

from datetime import UTC, date, datetime

from held.language.settled import Settled
from held.pages.components.chronology import Entry
from held.pages.components.fields import Field, Option, SameTick
from held.pages.components.identity import IdentityBar, NextDuty
from held.pages.components.links import Cited, Link, Part, Person
from held.pages.components.ring import Desk
from held.pages.components.steps import Days, StepRow
from held.pages.components.tables import Cell, Row, Table
from held.pages.components.work import WorkRow, WorkTable
from held.pages.wording import marks

SETTLED = Settled("no, so that no child is without a lead")
DECIDED = Settled("within 2 working days", "the early help board", date(2026, 3, 2))
READING_5_6 = Cited("our reading of 5.6", "#c5-6")
MARTIN = Person("Martin Osei", "MASH manager", "01632 960 150")
HANNAH = Person("Hannah Kowalczyk", "MASH", "01632 960 151", "until Monday 9 March 2026")

AALIYAH = IdentityBar(
    name="Aaliyah Benson",
    line="9 years, born Tuesday 17 May 2016 · number 20417 · level 3",
    flags=("Do not give the address to her father",),
    urgent=Link("Urgent: ring MASH", "#urgent"),
    held_by="Early help and MASH",
    held_note="co-working until Monday 9 March 2026",
    lead=Person("Priya Nair", "early help", "01632 960 114"),
    next_duty=NextDuty("Make the joint visit", "Priya Nair, by the end of Wednesday 4 March 2026", "#joint"),
    also=(HANNAH,),
    consent="Mother: school, health, MASH",
    consent_note="until Tuesday 30 June 2026. Father not asked",
)
NOBODYS = IdentityBar(
    name="Reuben Clarke",
    line="2 years, born Sunday 3 September 2023 · number 20988",
    urgent=Link("Urgent: ring early help", "#urgent"),
    held_by="Early help, Eastgate",
)

PARTS = (
    Part("Overview", "#overview", is_here=True),
    Part("Step up", "#step-up"),
    Part("Chronology", "#chronology"),
    Part("Who has looked", "#looked"),
)

LATE_WORK = WorkTable(
    "Late, and what can’t wait",
    (
        WorkRow(
            mark=marks.LATE,
            before_day="Was due by the end of",
            day="Friday 27 February 2026",
            after_day="2 working days ago",
            child=Link("Tyler Marsh, 7", "#tyler"),
            what=Link("Send the referral form", "#form"),
            cites=(Cited("our reading of 5.5", "#c5-5"),),
            why="The form follows the urgent call. Donna Whitfield made the call on Thursday 26 February 2026.",
            waits=(MARTIN,),
            is_bad=True,
        ),
        WorkRow(
            mark=marks.ACT_TODAY,
            day="Tomorrow, Wednesday 4 March 2026.",
            after_day="Can’t be met unless you fix a time today",
            child=Link("Aaliyah Benson, 9", "#aaliyah"),
            what=Link("Make the joint visit", "#joint-visit"),
            cites=(READING_5_6,),
            why="MASH has held her since Monday 23 February 2026.",
            waits=(HANNAH,),
            must_act=True,
        ),
        WorkRow(
            day="Monday 9 March 2026",
            child=Link("Zofia Lewandowska, 11", "#zofia"),
            what=Link("Look again at the plan", "#plan"),
            cites=(Cited("the promise"),),
            why="No transition is open, so her plan is looked at every 6 weeks.",
        ),
    ),
)

STEPS = (
    StepRow(
        mark=marks.ACT_TODAY,
        what=Link("Make the joint visit", "#joint"),
        says=(
            "Priya Nair with Hannah Kowalczyk. By the end of Wednesday 4 March 2026. No time is fixed yet.",
        ),
        cites=(READING_5_6,),
        why="The clause gives no time; 7 working days is ours.",
        anchor="joint",
    ),
    StepRow(
        mark=marks.STOPPED,
        what=Link("Close early help’s part", "#close"),
        says=("Early help can’t close while no social worker is named.",),
        ring=(Person(MARTIN.name, MARTIN.what, MARTIN.phone, "Asked on Monday 2 March 2026"),),
        cites=(Cited("our reading of 5.7", "#c5-7"),),
        why="She must not be left without a lead.",
        is_stopped=True,
    ),
    StepRow(
        mark=marks.LATE,
        what=Link("Complete the assessment", "#assessment"),
        says=("Hannah Kowalczyk, MASH. Was due by the end of yesterday, Monday 9 March 2026.",),
        cites=(Cited("5.7", "#c5-7"),),
        is_bad=True,
    ),
    StepRow(
        mark=marks.DONE,
        what=Link("Hold the transfer meeting", "#meeting"),
        outcome="step up",
        says=("Donna Whitfield and Martin Osei, Thursday 19 February 2026, 2.35pm",),
        cites=(Cited("5.3", "#c5-3"),),
        why="A manager decision.",
        is_quiet=True,
    ),
    StepRow(mark=marks.NOT_ASKED_FOR, what="Call a strategy meeting", cites=(Cited("5.5", "#c5-5"),)),
)
DAYS, DAYS_OVER = Days(6, 10), Days(12, 10)

CHRONOLOGY = (
    Entry(
        what="A social worker was asked for.",
        quote="Her mum has asked twice who it will be.",
        small=("Monday 2 March 2026, 9.20am", "Priya Nair, to Martin Osei"),
        cites=(Cited("our reading of 5.7", "#c5-7"),),
        links=(Link("Set this right", "#right", "a social worker was asked for"),),
    ),
    Entry(
        what="The assessment was sent to MASH.",
        small=(
            "Friday 20 February 2026, 3.10pm",
            "recorded on Monday 23 February 2026, 8.55am",
            "Priya Nair",
        ),
        cites=(Cited("5.4", "#c5-4"),),
    ),
    Entry(
        what="The transfer meeting decided: stay with early help.",
        small=("Thursday 19 February 2026, 2.35pm", "Donna Whitfield"),
        is_struck=True,
        struck_says="by Donna Whitfield on Friday 20 February 2026, 9am: written on the wrong child.",
    ),
    Entry(
        what="Gap: nobody held her for 7 days.", small=("Monday 9 to Monday 16 September 2024",), is_gap=True
    ),
)

BOARD = Table(
    "With nobody now, longest first",
    ("Child", "Service", "Lead", "Since, and how it came", "Put right"),
    (
        Row(
            (
                Cell(link=Link("Reuben Clarke, 2", "#reuben")),
                Cell(words="✓ Early help, Eastgate"),
                Cell(mark=marks.NOBODY),
                Cell(
                    bold="Monday 2 March 2026, 5pm",
                    words="14 hours. Sam Ives’s account was switched off without cover",
                ),
                Cell(
                    button=Link("Name a lead", "#name", "for Reuben Clarke"),
                    ring=Person("Callum Reid", "", "01632 960 118"),
                ),
            ),
            is_bad=True,
        ),
        Row(
            (
                Cell(link=Link("Noah Fairweather, 14", "#noah")),
                "✓ Neighbourhood team",
                "✓ Femi Balogun",
                "Handed over, not yet accepted, since Thursday 26 February 2026",
                "",
            ),
            must_act=True,
        ),
    ),
)
DESKS = (
    Desk("In danger this minute", "999", says="Police or ambulance"),
    Desk(
        "MASH duty manager",
        "01632 960 155",
        "open now",
        "Martin Osei until 1pm, then Dawn Fry. Monday to Friday, 8.30am to 5pm",
    ),
    Desk(
        "Emergency duty team",
        "01632 960 199",
        "from 5pm",
        "Nights, weekends and bank holidays",
        is_open=False,
    ),
)
KEPT = (
    ("A service that holds the child", "412 of 412"),
    ("One named lead, at work or covered", "412 of 412"),
    ("A next duty with an owner and a date", "412 of 412"),
)
KNOWN = (
    ("Initial discussion", "Take to the transfer meeting", "Monday 2 March 2026, you and Martin Osei"),
    ("Mother agrees", "Yes", "Tuesday 24 February 2026, Priya Nair"),
    ("Father", "Not asked", ""),
)
ANSWERS = (
    (
        "Decided by",
        "Donna Whitfield, early help manager, and Martin Osei, MASH manager",
        "#who",
        "who decided",
    ),
    (
        "Why",
        "Third unexplained injury in six weeks.\nHe is “scared of the weekends”.",
        "#why",
        "why, for Harvey",
    ),
    ("What the school says", "", "#school", "what the school says"),
)

OUTCOME = Field(
    id="outcome",
    kind="one",
    label="What was decided for Harvey?",
    options=(
        Option(
            "outcome", "step up", "Step up", True, "The assessment goes to MASH, then both services hold."
        ),
        Option(
            "outcome-1", "stay", "Stay with early help", False, "This step up ends. Priya Nair carries on."
        ),
        Option(
            "outcome-2",
            "back",
            "Come back next week",
            False,
            "On the agenda again for Thursday 12 March 2026.",
        ),
    ),
)
WHY = Field(
    id="why",
    kind="text",
    label="Why, for Harvey",
    hint="What has changed? What would happen if nothing did? What does Harvey say?",
    typed="Third unexplained injury in six weeks.",
)
WHY_ISLA = Field(
    id="why-isla",
    kind="text",
    label="Why, for Isla",
    typed="",
    error="Answer “Why” for Isla: 5.3 asks for it.",
)
LEVEL = Field(
    id="level",
    kind="one",
    label="Level of need",
    options=(
        Option(
            "level",
            "4",
            "4: specialist",
            True,
            "",
            ("injuries without a good explanation", "a child afraid to go home"),
        ),
        Option("level-1", "3", "3: targeted", False, "", ("several needs at once",)),
    ),
)
OTHERS = (
    Field(
        id="agrees",
        kind="one",
        label="Mother agrees",
        options=(Option("agrees", "yes", "Yes", True), Option("agrees-1", "no", "No")),
    ),
    Field(
        id="factors",
        kind="several",
        label="Factors",
        options=(
            Option("factors", "a", "Violence at home", True),
            Option("factors-1", "b", "Parent’s health"),
            Option("factors-2", "c", "Housing"),
        ),
    ),
    Field(
        id="with",
        kind="choose",
        label="Who decided with you, for MASH?",
        hint="A deputy may decide. They will see what you record, and may say that it is not what you agreed.",
        options=(
            Option("with", "m", "Martin Osei, MASH manager"),
            Option("with-1", "d", "Dawn Fry, MASH deputy"),
        ),
        error="Choose who decided with you.",
    ),
    Field(
        id="when",
        kind="date",
        label="When did it happen?",
        hint="Dates count from here, not from when you record it.",
        typed="Thursday 5 March 2026, 2.35pm",
    ),
    Field(
        id="school",
        kind="line",
        label="School",
        origin="From “ask for help”, Monday 2 March 2026, Priya Nair",
        typed="Hilltop Primary",
        needed="5.4",
    ),
)
SAME = SameTick("same-why-isla", "The same as for Harvey")
CHILDREN = (("who", "Harvey Doyle, 8", "h", True), ("who-1", "Isla Doyle, 5", "i", True))
ERRORS = {field.id: field.error for field in (WHY_ISLA, *OTHERS) if field.error}
NOW = datetime(2026, 3, 3, 11, tzinfo=UTC)
