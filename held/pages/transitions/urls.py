from held.pages.doors import page
from held.pages.transitions.appointments import appointments
from held.pages.transitions.begin import begin
from held.pages.transitions.check_step import check_step
from held.pages.transitions.draft import draft
from held.pages.transitions.recorded import recorded
from held.pages.transitions.set_aside import set_aside
from held.pages.transitions.step import step
from held.pages.transitions.tell_me import tell_me
from held.pages.transitions.transition import transition

STEP = "children/<str:public>/steps/<str:procedure>/<str:step>"

addresses = [
    page("transitions/<str:public>", transition, name="transition"),
    page("transitions/<str:public>/set-aside", set_aside, name="set aside"),
    page("transitions/<str:public>/appointments.ics", appointments, name="appointments"),
    page("children/<str:public>/begin", begin, name="begin"),
    page("children/<str:public>/recorded/<str:key>", recorded, name="recorded"),
    page(STEP, step, name="step"),
    page(f"{STEP}/check", check_step, name="check step"),
    page(f"{STEP}/tell-me", tell_me, name="tell me"),
    page(f"{STEP}/draft", draft, name="draft"),
]
