from held.pages.doors import page
from held.pages.procedures.procedure import flowchart, procedure, questions, steps
from held.pages.procedures.procedures import procedures

VERSION = "procedures/version/<str:short>"

addresses = [
    page("procedures", procedures, name="procedures"),
    page(VERSION, procedures, name="procedures of a version"),
    page(f"{VERSION}/<str:slug>", procedure, name="procedure of a version"),
    page(f"{VERSION}/<str:slug>/flowchart", flowchart, name="flowchart of a version"),
    page(f"{VERSION}/<str:slug>/steps", steps, name="steps of a version"),
    page(f"{VERSION}/<str:slug>/questions", questions, name="questions of a version"),
    page("procedures/<str:slug>", procedure, name="procedure"),
    page("procedures/<str:slug>/flowchart", flowchart, name="flowchart"),
    page("procedures/<str:slug>/steps", steps, name="steps"),
    page("procedures/<str:slug>/questions", questions, name="questions"),
]
