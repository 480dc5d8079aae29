from held.pages.doors import page
from held.pages.trying.next_line import next_line
from held.pages.trying.start import start
from held.pages.trying.story import story
from held.pages.trying.story_file import story_file

OF_A_VERSION = "procedures/version/<str:short>/<str:slug>/try"

addresses = [
    page(OF_A_VERSION, start, name="try it"),
    page(f"{OF_A_VERSION}/story", story, name="tried story"),
    page(f"{OF_A_VERSION}/line", next_line, name="tried line"),
    page(f"{OF_A_VERSION}/file", story_file, name="tried story's file"),
]
