from held.pages.doors import page
from held.pages.nobody.nobody import nobody

addresses = [
    page("nobody", nobody, name="nobody"),
]
