from held.pages.doors import page
from held.pages.meetings.meeting import meeting, meetings

addresses = [
    page("meetings", meetings, name="meetings"),
    page("meetings/<str:slug>", meeting, name="meeting"),
]
