from held.pages.doors import page
from held.pages.tray.tray import receive, tray

addresses = [
    page("tray", tray, name="team tray"),
    page("tray/receive", receive, name="receive"),
]
