from held.pages.doors import page
from held.pages.tray.answer import answer
from held.pages.tray.tray import receive, tray

addresses = [
    page("tray", tray, name="team tray"),
    page("tray/receive", receive, name="receive"),
    page("children/<str:public>/call", answer, name="answer call"),
]
