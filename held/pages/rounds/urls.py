from held.pages.doors import page
from held.pages.rounds.case import case
from held.pages.rounds.end import end
from held.pages.rounds.entry import entry, set_right
from held.pages.rounds.recorded import recorded
from held.pages.rounds.round import round_
from held.pages.rounds.rounds import rounds
from held.pages.rounds.samples import samples
from held.pages.rounds.set_aside import set_aside
from held.pages.rounds.step import check_step, draft, step

STEP = "rounds/<str:procedure>/steps/<str:step>"

addresses = [
    page("rounds", rounds, name="rounds"),
    page("rounds/recorded/<str:key>", recorded, name="recorded in a round"),
    page("rounds/<str:public>", round_, name="round"),
    page("rounds/<str:public>/end", end, name="end round"),
    page("rounds/<str:public>/samples", samples, name="samples"),
    page("rounds/<str:public>/samples/<int:sample>/cases/<int:case>", case, name="audited case"),
    page("rounds/<str:public>/set-aside", set_aside, name="set aside in a round"),
    page("rounds/<str:public>/entries/<int:number>", entry, name="entry in a round"),
    page("rounds/<str:public>/entries/<int:number>/set-right", set_right, name="set right in a round"),
    page(STEP, step, name="round step"),
    page(f"{STEP}/check", check_step, name="check round step"),
    page(f"{STEP}/draft", draft, name="round draft"),
]
