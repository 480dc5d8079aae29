from held.pages.doors import page
from held.pages.imports.differences import differences
from held.pages.imports.extract import extract
from held.pages.imports.imports import imports

addresses = [
    page("imports", imports, name="imports"),
    page("imports/differences", differences, name="differences"),
    page("imports/<str:public>", extract, name="extract"),
]
