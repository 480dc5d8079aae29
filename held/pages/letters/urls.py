from held.pages.doors import page
from held.pages.letters.family_letter import family_letter

addresses = [
    page("transitions/<str:public>/letters/<str:letter>", family_letter, name="family letter"),
]
