"""The form of sentence that was probably meant, shown in the names of the file that is being read."""

import re

from held.language.sentences.vocabulary import Vocabulary

# A word that tells the form, and the form; what stands in capitals is a name of that kind. The first that fits is shown.
FORMS = (
    (r"\bevery\b", "every 2 weeks from DOING until DOING, must STEP"),
    (r"\bsafety\b|\banyone\b", "from the start until DOING, anyone may STEP, for safety"),
    (r"\bholds?\b", "from DOING, SERVICE holds the child"),
    (r"\bends?\b|\bleaves?\b", "DOING ends the transition and leaves the child with SERVICE"),
    (r"\bstands? in\b|\binstead\b", "DOING stands in for DOING"),
    (r"\bonly\b|\bbefore\b", "STEP only after DOING"),
    (r"\bdo not\b|\bnot\b|\bwhile\b", "while DOING, do not STEP"),
    (r"\bis open\b", "STEP is open until DOING"),
    (r"\btells?\b|\binforms?\b", "after DOING, tell ROLE"),
    (r"\bsends?\b|\bgoes\b", "after DOING, PAPER goes to SERVICE"),
    (r"\bleads?\b|\bpasses\b", "after DOING, the lead passes to ROLE"),
    (r"\brecord", "DOING is recorded as a KIND"),
    (r"\binclude", "DOING must include ASK"),
    (r"\bsomeone\b|\bother than\b", "DOING is done by someone other than the one DOING"),
    (r"\barriv", "on arrival, goes to SERVICE"),
    (r"\bmay\b|\bcan\b", "after DOING, may STEP"),
    (r"\bshould\b", "after DOING, should STEP"),
    (r"", "after DOING, must STEP within 3 working days"),
)
KIND = re.compile(r"\b(?:DOING|STEP|SERVICE|ROLE|PAPER|KIND|ASK)\b")


def nearest_form(sentence: str, vocabulary: Vocabulary) -> str:
    """A sentence of the form that was probably meant, in this file's names; empty where it lacks a name for it."""
    pattern = next(form for told_by, form in FORMS if re.search(told_by, sentence))
    used: dict[str, int] = {}
    done: set[str] = set()
    for kind in KIND.findall(pattern):
        known = list(vocabulary.names.get(kind, {}))
        if kind == "STEP":
            known = [name for name in known if name not in done] or known
        # Those that stand in the sentence already come first, so that the example is near what was meant.
        known.sort(key=lambda name: name not in sentence)
        place = used.get(kind, 0)
        if place >= len(known):
            return ""
        if kind == "DOING":
            done.add(vocabulary.names[kind][known[place]])
        pattern = re.sub(rf"\b{kind}\b", known[place].replace("\\", r"\\"), pattern, count=1)
        used[kind] = place + 1
    return pattern
