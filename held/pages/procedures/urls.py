from held.pages.doors import page
from held.pages.procedures.compare import compare
from held.pages.procedures.every_clause import clauses
from held.pages.procedures.gaps import gaps
from held.pages.procedures.letters import letters
from held.pages.procedures.procedure import flowchart, procedure, questions, steps
from held.pages.procedures.procedures import procedures
from held.pages.procedures.statutory_clock import statutory_clock

VERSION = "procedures/version/<str:short>"

addresses = [
    # Beside the procedures and not among them, so that none can have a name that hides these.
    page("compare-procedures", compare, name="compare"),
    page("every-clause", clauses, name="every clause"),
    page("every-clause/version/<str:short>", clauses, name="every clause of a version"),
    page("gap-register", gaps, name="gaps"),
    page("gap-register/version/<str:short>", gaps, name="gaps of a version"),
    page("letters", letters, name="letters"),
    page("letters/version/<str:short>", letters, name="letters of a version"),
    page("procedures", procedures, name="procedures"),
    page(VERSION, procedures, name="procedures of a version"),
    page(f"{VERSION}/the-statutory-clock", statutory_clock, name="statutory clock of a version"),
    page(f"{VERSION}/<str:slug>", procedure, name="procedure of a version"),
    page(f"{VERSION}/<str:slug>/flowchart", flowchart, name="flowchart of a version"),
    page(f"{VERSION}/<str:slug>/steps", steps, name="steps of a version"),
    page(f"{VERSION}/<str:slug>/questions", questions, name="questions of a version"),
    page("procedures/the-statutory-clock", statutory_clock, name="statutory clock"),
    page("procedures/<str:slug>", procedure, name="procedure"),
    page("procedures/<str:slug>/flowchart", flowchart, name="flowchart"),
    page("procedures/<str:slug>/steps", steps, name="steps"),
    page("procedures/<str:slug>/questions", questions, name="questions"),
]
