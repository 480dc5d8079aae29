from held.pages.doors import page
from held.pages.urgent.urgent import urgent
from held.pages.urgent.urgent_recorded import urgent_recorded

addresses = [
    page("children/<str:public>/urgent", urgent, name="urgent"),
    page("children/<str:public>/urgent/recorded/<str:key>", urgent_recorded, name="urgent recorded"),
]
