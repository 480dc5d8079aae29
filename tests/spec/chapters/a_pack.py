"""The chapter on pack.yaml."""

from tests.packs.small_pack import PACK, small_texts
from tests.spec.telling import Chapter, Refused, Shown

A_PACK = Chapter(
    "Who there is: pack.yaml",
    """
Every example from here on is read with the pack of a small invented authority. A child has a worry raised at a family hub, a
weekly panel weighs it, and social work may take the child on. This is the whole of its `pack.yaml`.
""",
    (
        Shown(
            small_texts()[PACK],
        ),
        Shown(
            """\
draft: yes                     # clauses may be left for later, and names may wait for their sentences
services:
  NAME: {tier: 1 to 3, desk: what its urgent button says}
roles:
  NAME: {of: SERVICE, deputies: [ROLE], manages: yes or no}
meetings:
  NAME: {on: tuesday, at: "10:00", invites: [ROLE]}   # whoever works in ROLE has it in their calendar, week after week
calendar: england and wales    # whose bank holidays count; there is no other yet, and this one counts if you leave it out
closures: [days on which the authority is closed]
look again: 5 working days     # the authority's own time, where a clause gives none
review every: 6 weeks          # for a child with a lead and no procedure running
urgent: {procedure: NAME, step: STEP}
levels:                        # of need; a step may ask for one: “level of need”
  NAME: {name: its short name, means: what it means, indicators: [what is seen at it]}
levels note: where the levels of need come from
papers:                        # what is printed from the answers to these steps; a sentence sends it: “PAPER goes to SERVICE”
  NAME: {prints: [STEP]}
kinds: [how something may stand in a child's chronology]   # used by “STEPING is recorded as a KIND”
notice: what stands on every page, such as that the authority is invented
clauses:
  NUMBER: heading
  NUMBER: {heading: heading, "nothing to encode, because": reason}
  NUMBER: {heading: heading, left for later: yes}
""",
            "What each key takes. `desk`, `deputies`, `invites`, `manages`, `draft`, `calendar`, `closures`, `meetings`, "
            "`kinds`, `papers`, `levels`, `levels note` and `notice` may be left out.",
        ),
        Refused(
            "The pack has no key “meeting”. Did you mean “meetings”?",
            file=PACK,
            old="meetings:\n",
            new="meeting:\n",
            because="A key that is not known is refused, with the nearest that is.",
        ),
        Refused(
            "“socialwork” is no service of this pack. Did you mean “social work”?",
            file=PACK,
            old="  social worker: {of: social work}\n",
            new="  social worker: {of: socialwork}\n",
        ),
        Refused(
            "No rule cites clause 7. Write a rule for it, or say why there is none: “nothing to encode, because: …”.",
            file=PACK,
            old='  "6":\n',
            new='  "7": A clause that was forgotten\n  "6":\n',
            because="No clause is passed over in silence.",
        ),
        Refused(
            "Clause 7 is left for later, which only a draft may do. Encode it, or write “draft: yes”.",
            file=PACK,
            old='  "6":\n',
            new='  "7": {heading: A clause for another day, left for later: yes}\n  "6":\n',
        ),
        Refused(
            "Nothing uses the paper “the letter home”. Use it, or leave it out.",
            file=PACK,
            old="levels:\n",
            new="  the letter home: {prints: [make the visit]}\nlevels:\n",
            because="A name that nothing uses is a slip, or a sentence that was forgotten.",
        ),
    ),
)
