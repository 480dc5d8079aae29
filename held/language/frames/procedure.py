"""One procedure file, apart from its sentences: where it leads, its steps, its rules as texts with lines."""

from dataclasses import dataclass, field

from held.language.frame import Frame
from held.language.frames.questions import DraftQuestion, read_question
from held.language.frames.stepping import read_steps
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.nodes import Listing, Node, Table, Text
from held.language.pack import Known
from held.language.steps import Step

PROMISE = "the promise"
# The keys that make names, and the kinds of each.
KINDS = {
    "steps": {"STEP", "DOING", "OUTCOME", "FACT", "VALUE", "ASK", "DATE"},
    "known": {"FACT", "VALUE"},
    "endings": {"RESULT"},
    "inside": {"INNER", "THE_INNER", "OUTCOME"},
}


@dataclass(frozen=True)
class DraftRule:
    """A rule whose sentences are still texts. No clauses: it cites the promise."""

    clauses: tuple[Text, ...]
    says: str
    means: tuple[Text, ...]
    questions: tuple[DraftQuestion, ...]


@dataclass
class DraftProcedure:
    """A file whose sentences are still texts. `doubtful`: kinds of name it makes that were not read whole."""

    file: str
    name: str = ""
    title: str = ""
    is_inner: bool = False
    is_round: bool = False
    endings: tuple[Text, ...] = ()
    inside: tuple[Text, ...] = ()
    comes_from: Text | None = None
    goes_to: Text | None = None
    begins_with: tuple[Text, ...] = ()
    lead_at_start: Text | None = None
    known: dict[str, Known] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    rules: tuple[DraftRule, ...] = ()
    always: tuple[Text, ...] = ()
    doubtful: set[str] = field(default_factory=set)

    @property
    def sentences(self) -> int:
        """How many there are, before any of them is read."""
        return sum(len(rule.means) + sum(len(each.means) for each in rule.questions) for rule in self.rules)


def read_procedure_frame(frame: Frame, roles: set[str] | None, lines: Lines) -> DraftProcedure:
    """Read a procedure file down to its sentences; what is wrong is refused on the way."""
    read = DraftProcedure(frame.file)
    name, title = frame.text("procedure", needed=True), frame.text("title", needed=True)
    if name and frame.good_name(name):
        read.name = name.words
        lines.note(frame.file, "procedure", name.words, name.line)
    read.title = title.words if title else ""
    read.is_round = frame.yes("round")
    read.is_inner = frame.yes("inner") or read.is_round
    frame.what = f"{_called(read)} “{read.name}”" if read.name else frame.what
    for key, _ in frame.table.entries:
        lines.note(frame.file, "key", key.words, key.line)
    _ways(frame, read)
    read.known = _known(frame, read, roles, lines)
    read.steps, read.damaged, name_refused = read_steps(frame, roles, lines)
    if name_refused:
        read.doubtful |= KINDS["steps"]
    if read.damaged:
        read.doubtful |= {"OUTCOME", "FACT", "ASK", "VALUE", "DATE"}
    _begins_with(frame, read)
    read.rules = _rules(frame)
    read.always = frame.texts("always")
    for perhaps_meant in frame.finish():
        read.doubtful |= KINDS.get(perhaps_meant, set())
    return read


def _called(read: DraftProcedure) -> str:
    return "the round" if read.is_round else f"the {'inner ' if read.is_inner else ''}procedure"


def _ways(frame: Frame, read: DraftProcedure) -> None:
    """The keys that only an inner procedure or a round has, and those that only an outer one has."""
    if read.is_round and frame.find("inner") is not None:
        frame.refuse(
            frame.line_of("inner"),
            "A round runs inside nothing, so it is no inner procedure. Keep one of the two.",
        )
    if read.is_inner:
        before = len(frame.faults.found)
        lacking = frame.need("endings") is None
        read.endings = frame.names("endings")
        if lacking or len(frame.faults.found) > before:
            read.doubtful |= KINDS["endings"]
        for key in ("from", "to", "lead at start", "inside"):
            if frame.find(key) is not None:
                whose = "A round is about no child" if read.is_round else "An inner procedure holds no child"
                says = f"{whose}, so it has no “{key}:”. Leave it out."
                frame.refuse(frame.line_of(key), says)
        return
    read.comes_from, read.goes_to = frame.text("from", needed=True), frame.text("to", needed=True)
    read.lead_at_start = frame.text("lead at start", needed=True)
    read.inside = frame.texts("inside", one_may_stand_bare=True)
    if frame.find("endings") is not None:
        says = "Only an inner procedure has “endings:”. Write “inner: yes”, or leave the endings out."
        frame.refuse(frame.line_of("endings"), says)


def _begins_with(frame: Frame, read: DraftProcedure) -> None:
    frame.need("begins with")
    read.begins_with = frame.texts("begins with", one_may_stand_bare=True)
    for step in read.begins_with:
        if step.words not in read.steps and "STEP" not in read.doubtful:
            frame.refuse(
                step.line, f"“{step.words}” is no step of this procedure.{meant(step.words, read.steps)}"
            )


def _known(frame: Frame, read: DraftProcedure, roles: set[str] | None, lines: Lines) -> dict[str, Known]:
    found: dict[str, Known] = {}
    before = len(frame.faults.found)
    for name, node in frame.entries("known"):
        lines.note(frame.file, "known", name.words, name.line)
        if not frame.good_name(name):
            continue
        if isinstance(node, Table):
            inside = Frame(node, frame.file, f"the known “{name.words}”", frame.faults)
            found[name.words] = _answered(inside, name.words, roles)
        else:
            says = (
                f"“{name.words}” takes {{named: a role}} or {{running: a procedure}}, which the record can answer. "
                "Let a step ask what the record can't know."
            )
            frame.refuse(node.line, says)
    if len(frame.faults.found) > before:
        read.doubtful |= KINDS["known"]
    return found


def _answered(inside: Frame, name: str, roles: set[str] | None) -> Known:
    """Whether the procedure that is named runs on its own is seen once all are read."""
    running = inside.text("running")
    role = inside.text("named", needed=running is None)
    inside.finish()
    if role and running:
        inside.refuse(running.line, f"“{name}” asks one thing of the record: keep “named:” or “running:”.")
    elif role and roles is not None and role.words not in roles:
        inside.refuse(role.line, f"“{role.words}” is no role of this pack.{meant(role.words, roles)}")
    return Known(name, role.words if role else "", running.words if running else "")


def _rules(frame: Frame) -> tuple[DraftRule, ...]:
    node = frame.need("rules")
    if node is None:
        return ()
    found: list[DraftRule] = []
    for table in _tables(frame, node, "rules"):
        rule = Frame(table, frame.file, "this rule", frame.faults)
        clause, says = rule.text("clause", needed=True), rule.text("says", needed=True)
        means = _sentences(rule)
        questions = tuple(read_question(inside, _sentences(inside)) for inside in _questions(rule))
        rule.finish()
        found.append(DraftRule(_cited(clause), says.words if says else "", means, questions))
    return tuple(found)


def _cited(clause: Text | None) -> tuple[Text, ...]:
    if clause is None or clause.words == PROMISE:
        return ()
    return tuple(Text(part.strip(), clause.line) for part in clause.words.split(",") if part.strip())


def _tables(frame: Frame, node: Node, key: str) -> list[Table]:
    if not isinstance(node, Listing):
        frame.refuse(node.line, f"“{key}:” takes a list: begin each entry with a hyphen.")
        return []
    for item in node.items:
        if not isinstance(item, Table):
            frame.refuse(
                item.line, f"An entry of “{key}:” takes a table: names, colons, and what belongs to them."
            )
    return [item for item in node.items if isinstance(item, Table)]


def _questions(rule: Frame) -> list[Frame]:
    node = rule.find("questions")
    tables = _tables(rule, node, "questions") if node is not None else []
    return [Frame(table, rule.file, "this question", rule.faults) for table in tables]


def _sentences(frame: Frame) -> tuple[Text, ...]:
    node = frame.find("means")
    if isinstance(node, Listing):
        for item in node.items:
            if isinstance(item, Table):
                says = "There is a colon in this sentence, or its list is broken. Write the sentence without a colon."
                frame.refuse(item.line, says)
        kept = Listing(tuple(item for item in node.items if not isinstance(item, Table)), node.line)
        node_frame = Frame(
            Table(((Text("means", node.line), kept),), node.line), frame.file, frame.what, frame.faults
        )
        return node_frame.texts("means")
    return frame.texts("means")
