from held.pages.doors import page
from held.pages.my_work.my_work import done, my_teams, my_work, waiting
from held.pages.my_work.told import told

addresses = [
    page("", my_work, name="my work"),
    page("work/team", my_teams, name="my teams"),
    page("work/waiting", waiting, name="waiting"),
    page("work/done", done, name="done"),
    page("work/told", told, name="told"),
]
