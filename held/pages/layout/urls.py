from held.pages.doors import page
from held.pages.layout.looks import looks

addresses = [
    page("looks.css", looks, name="looks"),
]
