"""What a step asks: each ask with its kind, its closed list, its prompt and its heading."""

from dataclasses import replace

from held.language.frame import Frame
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.nodes import Listing, Node, Table, Text
from held.language.steps import Ask, AskKind

PLAIN = tuple(
    kind.value
    for kind in AskKind
    if kind not in {AskKind.ONE_OF, AskKind.SEVERAL_OF, AskKind.WORKER, AskKind.TEAM}
)
EVERY_COPY = "every copy says so"
NOT_YES_OR_NO = (
    "Every copy can say of “{name}” only whether it is so. "
    "Make it “kind: yes or no”, or leave “every copy says so:” out."
)
INVITES, TO = "invites", "to"
INVITING = (
    "“{name}” can invite nobody: an appointment has a day and an hour, roles that are invited, and the step that is taken "
    "there. Write {{kind: date and time, invites: [a role], to: a step}}."
)
CLOSED = {"one of": AskKind.ONE_OF, "several of": AskKind.SEVERAL_OF}


def read_asks(step: Frame, step_name: str, roles: set[str] | None, lines: Lines) -> tuple[Ask, ...]:
    """The asks of a step in their order. `roles` is None where the pack's roles are in doubt."""
    found: list[Ask] = []
    for name, node in step.entries("asks"):
        if isinstance(node, Table) and any(key.words == "asks" for key, _ in node.entries):
            group = Frame(node, step.file, f"the heading “{name.words}”", step.faults)
            for inside, below in group.entries("asks"):
                _keep(_ask(group, inside, below, name.words, roles), inside, found, group, step_name, lines)
            group.finish()
            step.failed = step.failed or group.failed
        else:
            _keep(_ask(step, name, node, None, roles), name, found, step, step_name, lines)
    return tuple(found)


def _keep(ask: Ask | None, name: Text, found: list[Ask], frame: Frame, step: str, lines: Lines) -> None:
    lines.note(frame.file, f"ask of {step}", name.words, name.line)
    if ask is None:
        frame.failed = True
    elif any(ask.name == other.name for other in found):
        frame.refuse(name.line, f"“{ask.name}” is asked twice in one step. Keep one, or name them apart.")
    else:
        found.append(ask)


def _ask(frame: Frame, name: Text, node: Node, heading: str | None, roles: set[str] | None) -> Ask | None:
    if not name.words.strip():
        frame.refuse(name.line, "An ask has no words. Write what is asked.")
        return None
    if isinstance(node, Text):
        return _of_kind(frame, name.words, node, heading, None, roles)
    if isinstance(node, Listing):
        frame.refuse(node.line, f"“{name.words}” takes a kind, or {{one of: [...]}}, not a bare list.")
        return None
    inside = Frame(node, frame.file, f"“{name.words}”", frame.faults)
    kind, prompt = inside.text("kind"), inside.text("prompt")
    on_every_copy = inside.yes(EVERY_COPY)
    closed = {key: inside.texts(key) for key in CLOSED}
    invites, to = inside.texts(INVITES), inside.text(TO)
    inside.finish()
    if inside.failed:
        return None
    said = [key for key in CLOSED if closed[key]]
    if len(said) + (kind is not None) != 1:
        inside.refuse(name.line, f"“{name.words}” takes one of “kind:”, “one of:” or “several of:”.")
        return None
    words = prompt.words if prompt else None
    if on_every_copy and (kind is None or kind.words != AskKind.YES_OR_NO):
        inside.refuse(inside.line_of(EVERY_COPY), NOT_YES_OR_NO.format(name=name.words))
        return None
    if invites or to:
        if not invites or to is None or kind is None or kind.words != AskKind.DATE_AND_TIME:
            inside.refuse(inside.line_of(INVITES if invites else TO), INVITING.format(name=name.words))
            return None
        strangers = [role for role in invites if roles is not None and role.words not in roles]
        for role in strangers:
            known = meant(role.words, roles or ())
            inside.refuse(role.line, f"“{role.words}” is no role of this pack.{known}")
        if strangers:
            return None
        ask = _of_kind(inside, name.words, kind, heading, words, roles)
        invited = tuple(role.words for role in invites)
        return replace(ask, invites=invited, invites_to=to.words) if ask else None
    if kind and on_every_copy:
        ask = _of_kind(inside, name.words, kind, heading, words, roles)
        return replace(ask, every_copy_says_so=True) if ask else None
    if kind:
        return _of_kind(inside, name.words, kind, heading, words, roles)
    values = tuple(text.words for text in closed[said[0]])
    if len(values) < 2:
        inside.refuse(name.line, f"“{name.words}” leaves no choice. Give it two values or more.")
        return None
    return Ask(name.words, CLOSED[said[0]], values, heading=heading, prompt=words)


def _of_kind(
    frame: Frame, name: str, kind: Text, heading: str | None, prompt: str | None, roles: set[str] | None
) -> Ask | None:
    if kind.words.startswith("a named "):
        role = kind.words.removeprefix("a named ")
        if roles is not None and role not in roles:
            frame.refuse(kind.line, f"“{role}” is no role of this pack.{meant(role, roles)}")
            return None
        return Ask(name, AskKind.WORKER, role=role, heading=heading, prompt=prompt)
    if kind.words.startswith("a team of "):
        service = kind.words.removeprefix("a team of ")
        return Ask(name, AskKind.TEAM, service=service, heading=heading, prompt=prompt)
    if kind.words not in PLAIN:
        known = [*PLAIN, "one of", "several of", "a named (role)", "a team of (service)"]
        frame.refuse(
            kind.line, f"“{kind.words}” is no kind of answer.{meant(kind.words, known) or _kinds(known)}"
        )
        return None
    values = ("yes", "no") if kind.words == AskKind.YES_OR_NO else ()
    return Ask(name, AskKind(kind.words), values, heading=heading, prompt=prompt)


def _kinds(known: list[str]) -> str:
    return f" The kinds are: {', '.join(known)}."
