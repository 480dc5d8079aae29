"""What is asked and left empty, said before it is recorded. It may be meant, and stops nothing."""

from held.pages.transitions.opened import Opened
from held.pages.wording.counts import counted
from held.pages.wording.names import and_list
from held.record.reading.transitions.asked import StepAsked


def left_empty(form: Opened, asked: StepAsked) -> tuple[str, ...]:
    """A sentence for each child, then one for what is asked once: "1 question is left empty for Ada: “why”." """
    called = {child.public: child.called for child in form.children}
    lines = []
    for part in asked.parts:
        empty = [ask.name for ask in form.apart if not part.answers.get(ask.name)]
        lines.append(_said(empty, f" for {called[part.child]}"))
    together = [ask.name for ask in form.together if not asked.parts[0].answers.get(ask.name)]
    lines.append(_said(together, " for all" if len(asked.parts) > 1 else ""))
    return tuple(line for line in lines if line)


def _said(empty: list[str], whose: str) -> str:
    if not empty:
        return ""
    names = and_list([f"“{name}”" for name in empty])
    return (
        f"{counted(len(empty), 'question')} {'is' if len(empty) == 1 else 'are'} left empty{whose}: {names}."
    )
