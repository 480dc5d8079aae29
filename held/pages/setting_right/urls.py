from held.pages.doors import page
from held.pages.setting_right.end_transition import end_transition
from held.pages.setting_right.entry import entry
from held.pages.setting_right.set_right import set_right

ENTRY = "children/<str:public>/entries/<int:number>"

addresses = [
    page(ENTRY, entry, name="entry"),
    page(f"{ENTRY}/set-right", set_right, name="set right"),
    page("transitions/<str:public>/end", end_transition, name="end transition"),
]
