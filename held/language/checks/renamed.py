"""A step that was renamed says what it was, so that a history told in the older version can be read in this one."""

from held.language.checks.report import Report


def check_renamed(report: Report) -> None:
    """What a step was called before is no step's name now, and one step's alone."""
    steps = report.procedure.steps
    claimed: dict[str, str] = {}
    for step in steps.values():
        if step.was is None:
            continue
        if step.was in steps:
            says = f"“{step.was}” is still a step of this procedure, so “{step.name}” can't have been it. Leave out “was:”."
            report.at_name("was", step.name, says)
        elif step.was in claimed:
            says = f"“{step.was}” became two steps here: “{claimed[step.was]}” and “{step.name}”. Leave one “was:” out."
            report.at_name("was", step.name, says)
        claimed[step.was] = step.name
