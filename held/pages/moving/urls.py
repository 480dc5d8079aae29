from held.pages.doors import page
from held.pages.moving.move import move
from held.pages.moving.waiting import waiting

addresses = [
    page("moving", waiting, name="moving"),
    page("transitions/<str:public>/move", move, name="move transition"),
]
