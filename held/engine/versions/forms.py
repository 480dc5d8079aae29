"""What each form of sentence is called when it comes or goes, and what it touches."""

from dataclasses import dataclass

from held.engine.versions.change import Weight
from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)


@dataclass(frozen=True)
class Form:
    weight: Weight
    added: str
    removed: str


FORMS: dict[type[Norm], Form] = {
    Duty: Form(Weight.OWED, "Newly owed", "No longer owed"),
    InnerDuty: Form(Weight.OWED, "Newly owed", "No longer owed"),
    Returning: Form(Weight.OWED, "Newly owed again and again", "No longer owed again and again"),
    Opening: Form(Weight.STOPPED, "Newly open", "No longer open"),
    Only: Form(Weight.STOPPED, "Newly stopped until it is so", "No longer stopped"),
    Stop: Form(Weight.STOPPED, "Newly stopped", "No longer stopped"),
    MustInclude: Form(Weight.STOPPED, "Must newly be answered", "Need no longer be answered"),
    SomeoneElse: Form(Weight.STOPPED, "Newly done by two people", "No longer done by two people"),
    StandsIn: Form(Weight.STOPPED, "Another route is new", "Another route is gone"),
    Holds: Form(Weight.HELD, "Newly holds the child", "No longer holds the child"),
    LeadPasses: Form(Weight.HELD, "The lead newly passes", "The lead no longer passes"),
    Ends: Form(Weight.HELD, "An end is new", "An end is gone"),
    GoesTo: Form(Weight.HELD, "A way on arrival is new", "A way on arrival is gone"),
    Tells: Form(Weight.SENT, "Newly told", "No longer told"),
    Sends: Form(Weight.SENT, "Newly sent", "No longer sent"),
    RecordedAs: Form(Weight.SENT, "Newly recorded as such", "No longer recorded as such"),
}
OFFER = Form(Weight.STOPPED, "Newly offered", "No longer offered")
ADVICE = Form(Weight.OWED, "Newly asked for, unless there is a reason", "No longer asked for")
WARNING = Form(Weight.STOPPED, "A warning is new", "A warning is gone")


def form_of(norm: Norm) -> Form:
    """By its form, and by how strongly it binds."""
    if isinstance(norm, Duty) and norm.force != "must":
        return OFFER if norm.force == "may" else ADVICE
    if isinstance(norm, Only) and norm.if_possible:
        return WARNING
    return FORMS[type(norm)]
