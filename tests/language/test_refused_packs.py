"""What a pack is refused for besides its sentences: one thing changed, one sentence told."""

import pytest

from held.language.faults import PackRefused
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, PACK, SECOND_OPINION, changed, small_texts

ONE_CHANGE = [
    (PACK, "pack: small\n", "", "The pack has no “pack:”. Add it."),
    (PACK, "title: A small authority to learn from", "title:", "“title:” of the pack says nothing."),
    (
        PACK,
        "title: A small authority to learn from",
        "title: [a, b]",
        "takes one text, not a list or a table",
    ),
    (PACK, "kinds: [panel decision]", "kinds: {a: b}", "“kinds:” of the pack takes a list."),
    (PACK, "family hub: {tier: 2}", "family hub: {tier: 4}", "A tier is 1, 2 or 3, not “4”"),
    (PACK, "family hub: {tier: 2}", "family hub: {tiers: 2}", "Did you mean “tier”?"),
    (PACK, "family hub: {tier: 2}", "family hub: 2", "takes a table: a name, a colon"),
    (
        PACK,
        "deputies: [deputy duty manager]",
        "deputies: [deputy duty manger]",
        "Did you mean “deputy duty manager”?",
    ),
    (
        PACK,
        "hub manager: {of: family hub, manages: yes}",
        "hub manager: {of: family hub, manages: true}",
        "is “yes” or “no”, not “true”",
    ),
    (PACK, "on: tuesday", "on: teusday", "“teusday” is no day of the week. Did you mean “tuesday”?"),
    (PACK, 'at: "10:00"', 'at: "10 am"', "“10 am” is no time of day."),
    (
        PACK,
        "calendar: england and wales",
        "calendar: scotland",
        "The only calendar known is “england and wales”",
    ),
    (
        PACK,
        'closures: ["2026-12-24"]',
        "closures: [Christmas Eve]",
        "“Christmas Eve” is no day. Write it as 2026-12-24.",
    ),
    (
        PACK,
        "look again: 5 working days",
        "look again: 5 days",
        "“look again:” takes a number of working days",
    ),
    (PACK, "review every: 6 weeks", "review every: often", "“review every:” takes a number of weeks"),
    (
        PACK,
        "step: ring for help",
        "step: ring for helps",
        "“ring for helps” is no step of “move up”. Did you mean “ring for help”?",
    ),
    (PACK, "kinds: [panel decision]", "kinds: [panel decision, panel decision]", "stands twice in “kinds:”"),
    (
        PACK,
        "kinds: [panel decision]",
        "kinds: [panel decision, letter]",
        "Nothing uses the kind of entry “letter”.",
    ),
    (
        PACK,
        "meetings:\n",
        'meetings:\n  daily huddle: {on: monday, at: "09:00"}\n',
        "Nothing uses the meeting “daily huddle”.",
    ),
    (PACK, "services:\n", "services:\n  school: {tier: 1}\n", "Nothing uses the service “school”."),
    (PACK, "roles:\n", "roles:\n  caretaker: {of: family hub}\n", "Nothing uses the role “caretaker”."),
    (
        PACK,
        "prints: [raise a worry]",
        "prints: [raise the worry]",
        "is no step of this pack. Did you mean “raise a worry”?",
    ),
    (PACK, "prints: [raise a worry]", "prints: []", "The paper “the worry note” prints nothing."),
    (
        PACK,
        '"1": {name: settled',
        '"one": {name: settled',
        "A level of need is a number from 1 to 9, not “one”.",
    ),
    (PACK, '  "1": A worry is raised', '  "1 & 2": A worry is raised', "“1 & 2” can't be a clause's number"),
    (
        PACK,
        '"1": A worry is raised',
        '"1": {heading: x, "nothing to encode, because": y}',
        "Clause 1 is cited by a rule, and yet said to have nothing",
    ),
    (MOVE_UP, "procedure: move up", "procedure: move up, or not", "can't be a name: it has a comma in it"),
    (MOVE_UP, "title: From the family hub to social work\n", "", "has no “title:”. Add it."),
    (
        MOVE_UP,
        "to: social work\n",
        "to: social works\n",
        "“social works” is no service of this pack. Did you mean “social work”?",
    ),
    (
        MOVE_UP,
        "lead at start: hub worker",
        "lead at start: hub walker",
        "“hub walker” is no role of this pack. Did you mean “hub worker”?",
    ),
    (
        MOVE_UP,
        "lead at start: hub worker",
        "lead at start: social worker",
        "works for social work, but the child comes from family hub",
    ),
    (
        MOVE_UP,
        "inside: [second opinion]",
        "inside: [second opinion, third opinion]",
        "“third opinion” is no inner procedure of this pack.",
    ),
    (
        MOVE_UP,
        "begins with: [raise a worry,",
        "begins with: [raise worries,",
        "“raise worries” is no step of this procedure. Did you mean “raise a worry”?",
    ),
    (
        MOVE_UP,
        "begins with: [raise a worry, ring for help]",
        "begins with: [raise a worry]",
        "a transition must be able to begin with it",
    ),
    (
        MOVE_UP,
        "begins with: [raise a worry",
        "endings: [done]\nbegins with: [raise a worry",
        "Only an inner procedure has “endings:”.",
    ),
    (
        MOVE_UP,
        "{named: social worker}",
        "{named: social workers}",
        "“social workers” is no role of this pack.",
    ),
    (
        MOVE_UP,
        "{named: social worker}",
        "[yes, no]",
        "takes {named: a role} or {running: a procedure}, which the record can answer.",
    ),
    (
        MOVE_UP,
        "{named: social worker}",
        "social worker",
        "takes {named: a role} or {running: a procedure}, which the record can answer.",
    ),
    (
        MOVE_UP,
        "known:\n",
        "known:\n  the school knows: {named: hub manager}\n",
        "No sentence uses the known “the school knows”.",
    ),
    (
        MOVE_UP,
        "{named: social worker}",
        "{named: social worker, running: move up}",
        "“a social worker is named” asks one thing of the record: keep “named:” or “running:”.",
    ),
    (
        MOVE_UP,
        "{named: social worker}",
        "{running: move up}",
        "“move up” runs whenever this is asked. Leave it out.",
    ),
    (
        MOVE_UP,
        "{named: social worker}",
        "{running: second opinion}",
        "“second opinion” is no procedure that runs beside this one.",
    ),
    (
        MOVE_UP,
        "between: [hub manager, duty manager]",
        "between: [hub manager, hub manager]",
        "“hub manager” stands twice",
    ),
    (
        MOVE_UP,
        "between: [hub manager, duty manager]",
        "by: hub manager\n    between: [hub manager, duty manager]",
        "has both “by:” and “between:”. Keep one.",
    ),
    (
        MOVE_UP,
        "  raise a worry:\n    by: hub worker\n",
        "  raise a worry:\n",
        "Nobody takes the step “raise a worry”.",
    ),
    (
        MOVE_UP,
        "outcomes: [move up, stay]",
        "outcomes: [move up]",
        "is the only outcome of “weigh the worry”.",
    ),
    (MOVE_UP, "    repeats: yes", "    repeat: yes", "has no key “repeat”. Did you mean “repeats”?"),
    (MOVE_UP, "    repeats: yes", "    as: raising a worry", "“raising a worry” would mean two steps"),
    (
        MOVE_UP,
        "a named social worker\n",
        "a named social walker\n",
        "“social walker” is no role of this pack. Did you mean “social worker”?",
    ),
    (
        MOVE_UP,
        "{one of: [once, sometimes, daily]}",
        "{one of: [once]}",
        "“how often it happens” leaves no choice.",
    ),
    (
        MOVE_UP,
        "{one of: [once, sometimes, daily]}",
        "[once, daily]",
        "takes a kind, or {one of: [...]}, not a bare list.",
    ),
    (
        MOVE_UP,
        "{one of: [once, sometimes, daily]}",
        "{prompt: How often?}",
        "takes one of “kind:”, “one of:” or “several of:”.",
    ),
    (
        MOVE_UP,
        "what the worry is: long text",
        "a heading:\n        asks: {how often it happens: text}\n      what the worry is: long text",
        "is asked twice in one step",
    ),
    (
        MOVE_UP,
        "    with: [social worker]\n",
        "    with: [social worker]\n    asks: {a social worker is named: yes or no}\n",
        "is a known, which the record answers",
    ),
    (MOVE_UP, '  - clause: "1"\n', '  - claus: 1\n  - clause: "1"\n', "This rule"),
    (
        MOVE_UP,
        "      - asks: Who tells the family?\n",
        "      - Who tells the family?\n",
        "An entry of “questions:” takes a table",
    ),
    (
        MOVE_UP,
        "  - ring for help is open until taking the child on",
        "  - ring for help is open",
        "The sentence breaks off.",
    ),
    (
        MOVE_UP,
        "      - while second opinion is open, do not close the hub's part",
        "      - while second opinion is open, do not take the child on or close the hub's party",
        "Did you mean “close the hub's part”?",
    ),
    (
        MOVE_UP,
        "      - after making the visit, must close the hub's part\n",
        "      - after making the visit, must close the hub's part\n      - ringing for help must include why\n",
        "“ring for help” does not ask “why”.",
    ),
    (
        MOVE_UP,
        "anyone may ring for help, for safety",
        "hub worker may ring for help, for safety",
        "Write “anyone may ring for help, for safety”.",
    ),
    (
        MOVE_UP,
        "close the hub's part only when",
        "ring for help only when",
        "“ring for help” is for safety, and this sentence could stop it.",
    ),
    (
        MOVE_UP,
        "the lead passes to social worker",
        "the lead passes to deputy duty manager",
        "Nobody is ever named as “deputy duty manager”",
    ),
    (
        SECOND_OPINION,
        "inner: yes\n",
        "inner: yes\nfrom: family hub\n",
        "An inner procedure holds no child, so it has no “from:”.",
    ),
    (SECOND_OPINION, "give a second opinion:\n", "make the visit:\n", ""),
    (SECOND_OPINION, "endings: [agreed, not agreed]\n", "", "has no “endings:”. Add it."),
    (
        SECOND_OPINION,
        "procedure: second opinion",
        "procedure: move up",
        "“move up” is the name of two procedures; the other is in move_up.yaml.",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), ONE_CHANGE, ids=lambda value: value[:50])
def test_one_change_is_told_in_one_sentence(file: str, old: str, new: str, says: str) -> None:
    with pytest.raises(PackRefused) as refused:
        read_text(changed(file, old, new))
    faults = refused.value.faults
    assert any(says in fault.says for fault in faults), str(refused.value)
    if says and says not in FOLLOWED:
        assert len(faults) == 1, str(refused.value)


# These leave something else in want of putting right, so more is told, and rightly.
FOLLOWED = {
    "This rule",
    "“kinds:” of the pack takes a list.",
    "is the name of two procedures; the other is in move_up.yaml.",
}


def test_a_pack_has_a_pack_file_and_a_procedure() -> None:
    texts = small_texts()
    with pytest.raises(PackRefused, match=r"There is no pack\.yaml"):
        read_text({MOVE_UP: texts[MOVE_UP]})
    with pytest.raises(PackRefused, match="The pack has no procedure"):
        read_text({PACK: texts[PACK]})


def test_an_inner_procedure_runs_inside_another() -> None:
    texts = changed(MOVE_UP, "inside: [second opinion]\n", "")
    texts[MOVE_UP] = texts[MOVE_UP].replace(
        "while second opinion is open, do not close", "while making the visit, do not close"
    )
    with pytest.raises(PackRefused, match="“second opinion” runs inside no procedure"):
        read_text(texts)


def test_the_steps_of_an_inner_procedure_are_called_apart() -> None:
    texts = small_texts()
    texts[SECOND_OPINION] = texts[SECOND_OPINION].replace("give a second opinion", "make the visit")
    texts[SECOND_OPINION] = texts[SECOND_OPINION].replace("giving a second opinion", "making the visit")
    with pytest.raises(PackRefused, match="“make the visit” is also a step of “second opinion”"):
        read_text(texts)


def test_a_procedure_ends_somewhere() -> None:
    texts = changed(
        MOVE_UP,
        "      - closing the hub's part ends the transition and leaves the child with social work\n",
        "",
    )
    end = "      - weighing the worry (stay) ends the transition and leaves the child with family hub\n"
    with pytest.raises(PackRefused, match="Nothing ends “move up”"):
        read_text(changed(MOVE_UP, end, "", texts))


def test_one_fact_has_one_list() -> None:
    texts = changed(
        MOVE_UP,
        "    with: [social worker]\n",
        "    with: [social worker]\n    asks: {the child is safe tonight: text}\n",
    )
    read_text(texts)
    gate = "      - make the visit only when the child is safe tonight\n"
    texts = changed(
        MOVE_UP, "      - after making the visit, must", f"{gate}      - after making the visit, must", texts
    )
    with pytest.raises(PackRefused, match="is asked in two ways"):
        read_text(texts)


def test_a_draft_may_leave_clauses_for_later_and_names_unused() -> None:
    texts = changed(PACK, "version: 2026-01\n", "version: 2026-01\ndraft: yes\n")
    texts = changed(PACK, '  "6":\n', '  "7": {heading: Later, left for later: yes}\n  "6":\n', texts)
    texts = changed(PACK, "kinds: [panel decision]", "kinds: [panel decision, letter]", texts)
    pack = read_text(texts)
    assert pack.draft
    assert pack.clauses["7"].left_for_later
