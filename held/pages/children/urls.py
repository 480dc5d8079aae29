from held.pages.children.chronology import chronology
from held.pages.children.family import add_adult, family
from held.pages.children.from_there import from_there
from held.pages.children.involved import involved
from held.pages.children.lead import lead
from held.pages.children.level import level
from held.pages.children.looked import looked
from held.pages.children.note import note, note_draft
from held.pages.children.overview import overview
from held.pages.children.plan import look_at_plan
from held.pages.children.reason_to_look import reason_to_look
from held.pages.doors import page

CHILD = "children/<str:public>"

addresses = [
    page(CHILD, overview, name="child"),
    page(f"{CHILD}/chronology", chronology, name="chronology"),
    page(f"{CHILD}/family", family, name="family"),
    page(f"{CHILD}/family/add", add_adult, name="add adult"),
    page(f"{CHILD}/case-system", from_there, name="from the case system"),
    page(f"{CHILD}/looked", looked, name="looked"),
    page(f"{CHILD}/why", reason_to_look, name="reason to look"),
    page(f"{CHILD}/note", note, name="note"),
    page(f"{CHILD}/note/draft", note_draft, name="note draft"),
    page(f"{CHILD}/lead", lead, name="lead"),
    page(f"{CHILD}/level", level, name="level"),
    page(f"{CHILD}/plan", look_at_plan, name="look at plan"),
    page(f"{CHILD}/involved", involved, name="involved"),
]
