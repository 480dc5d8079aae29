"""Invented words for what a step asks. Looked up by what the question is about; anything else gets a plain sentence."""

import random

ABOUT: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("child says", "own words"),
        (
            "I want the same person to come.",
            "I like it when Gran is here. It's loud when she isn't.",
            "I don't want to talk about the weekend.",
            "School is okay. I just get tired.",
        ),
    ),
    (
        ("factor", "worries", "happening", "concern"),
        (
            "Attendance is down to 61%. Two police calls in six weeks.",
            "The health visitor found the flat cold twice this month, with little food in.",
            "Mum's new partner moved in a while ago. Since then bruises were seen twice.",
            "Third night this month left with neighbours at short notice, and hungry on the way home.",
        ),
    ),
    (
        ("no longer enough", "support"),
        (
            "Six weeks of the family plan have changed the mornings, but not the evenings.",
            "Three visits in a row were not answered. The parenting group was left after one session.",
            "The plan works while we are there. When we are not, it stops.",
        ),
    ),
    (
        ("safe meanwhile", "safe"),
        (
            "School or nursery sees the child every morning and rings us by ten. Grandmother has them at the weekend.",
            "We visit on Monday and Thursday. If the child is not seen, the duty desk is rung the same hour.",
        ),
    ),
    (
        ("why", "grounds", "decided", "reason"),
        (
            "The level of need has risen over three months and the plan has not changed it.",
            "There is no injury and school is settled; the plan needs more time, with a firmer date.",
            "Home and school tell it the same way, and the family agrees that more help is needed.",
        ),
    ),
    (
        ("to do next",),
        (
            "Carry on with the family plan, ask the school nurse to join it, and ring us if a visit is missed again.",
            "An assessment by early help, with the health visitor, within ten days. Come back if there is another call.",
        ),
    ),
    (
        ("family was there", "who was there", "invited"),
        ("Mother and grandmother", "Mother, and the child after school"),
    ),
    (("where",), ("At school until 3.15pm", "At home with mother", "At the family centre")),
    (("knows of",), ("Mother, by telephone on the day", "Both parents, at the last visit")),
    (("was rung",), ("The duty manager, 01632 960 155",)),
)
TOO_YOUNG_TO_SAY = (
    "Too young to say. Looked for Gran whenever she left the room.",
    "Does not talk yet. Played close to mother, and cried when the door went.",
    "Too young to say. Slept through most of the visit, and fed well after it.",
    "Points at what is wanted. Came to me for a cuddle within minutes.",
)
"""Instead of what a child says. As many as there are of those, so that what is drawn after them stays the same."""
SAYS = 4
"""The age from which a child is heard in their own words, in years."""
WHO_DID_IT = ("who rang", "who judged it urgent", "who is referring")
PLAIN = (
    "Talked through with the family on the last visit; they see it the same way.",
    "Seen twice this month. Some things are better, the evenings are not.",
    "School and health agree with this. Nothing else is known at present.",
)


def words_about(question: str, draw: random.Random, *, years: int = SAYS) -> str:
    """Something an early help worker or a social worker might write, of a child of that age."""
    asked = question.lower()
    own, _ = ABOUT[0]
    if years < SAYS and any(word in asked for word in own):
        return draw.choice(TOO_YOUNG_TO_SAY)
    for words, sentences in ABOUT:
        if any(word in asked for word in words):
            return draw.choice(sentences)
    return draw.choice(PLAIN)
