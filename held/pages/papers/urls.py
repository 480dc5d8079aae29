from held.pages.doors import page
from held.pages.papers.paper import paper

addresses = [
    page("transitions/<str:public>/papers/<str:paper>", paper, name="paper"),
]
