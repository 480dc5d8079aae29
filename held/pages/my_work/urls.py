from held.pages.doors import page
from held.pages.my_work.my_work import my_work

addresses = [
    page("", my_work, name="my work"),
]
