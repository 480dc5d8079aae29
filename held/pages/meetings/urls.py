from held.pages.doors import page
from held.pages.meetings.in_my_calendar import in_my_calendar
from held.pages.meetings.meeting import meeting, meetings
from held.pages.meetings.minutes import minutes
from held.pages.meetings.turn import turn

addresses = [
    page("meetings", meetings, name="meetings"),
    page("meetings/<str:slug>", meeting, name="meeting"),
    page("meetings/<str:slug>/minutes", minutes, name="minutes"),
    page("meetings/<str:slug>/calendar.ics", in_my_calendar, name="meeting in a calendar"),
    page("meetings/<str:slug>/children/<str:public>", turn, name="turn"),
]
