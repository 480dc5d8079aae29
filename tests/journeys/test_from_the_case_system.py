"""The council keeps its case system: what it gives out comes in by a page, is shown first, and overwrites nobody's words."""

from pathlib import Path

import pytest

from held.record.actions.care.change_lead import change_lead
from tests.journeys.already import answers_for_every_child
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import child_called
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]

FAMILIES = 'family number,name,address\r\nF1,Quill,"3 Mill Rise\nExampleton"\r\n'
CHILDREN = "child number,first name,family name,date of birth,family number\r\n10234,Rosa,Quill,{born},F1\r\n"
TEAMS = "team number,name,service\r\nT1,Northfield early help,early help\r\n"
WORKERS = (
    "worker number,name,sign-in name\r\n"
    "W1,Priya Nair,priya.nair\r\nW2,Tom Calder,tom.calder\r\nW3,Imogen Farrow,imogen.farrow\r\n"
)
EPISODES = (
    "episode number;child number;opened;service;team number;lead number;role;reason\r\n"
    "E1;10234;05/01/2026;early help;T1;{lead};early help worker;The school asked.\r\n"
)
CONSENT = (
    "consent number,child number,who,to what,answer,on\r\n"
    'C1,10234,"Kelly Quill, mother",telling the school what helps,yes,06/01/2026\r\n'
)


def written(folder: Path, **files: str) -> list[Path]:
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_bytes(text.encode("utf-8-sig"))
        paths.append(path)
    return paths


def hands_in(who: Worker, paths: list[Path]) -> None:
    who.opens("/imports")
    who.page.set_input_files("#files", paths)
    who.fills("Which system are they from?", "Liquidlogic")
    who.presses("See what would happen")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_extract_is_handed_in_looked_at_and_taken_in(it_is: ItIs, owen: Worker, tmp_path: Path) -> None:
    answers_for_every_child(owen)
    owen.opens("/people")
    owen.follows("From the case system: what comes in as files")
    owen.looks_over("imports")
    hands_in(owen, written(tmp_path, families=FAMILIES, children=CHILDREN.format(born="31/02/2015")))
    owen.is_on("Nothing was taken in")
    owen.sees("children.csv, line 2", "February 2015 has no day 31.")
    owen.looks_over("extract-refused")

    whole = {
        "families": FAMILIES,
        "children": CHILDREN.format(born="03/06/2015"),
        "teams": TEAMS,
        "workers": WORKERS,
        "episodes": EPISODES.format(lead="W1"),
        "consent": CONSENT,
    }
    hands_in(owen, written(tmp_path, **whole))
    owen.is_on("What would happen")
    owen.looks_over("extract-what-would-happen")
    owen.presses("Take it in")
    owen.is_on("Taken in")
    owen.looks_over("extract-taken-in")
    owen.seeks("10234")
    owen.follows("Rosa Quill")
    owen.sees("Priya Nair", "In Liquidlogic", "10234")
    owen.follows("From Liquidlogic")
    owen.sees("Episode E1", "The school asked.", "Consent C1", "telling the school what helps")
    owen.looks_over("came-from-the-case-system")
    owen.follows("Chronology")
    owen.sees("Taken over from the case system.", "From Liquidlogic, E1, file of")

    rosa = child_called("Rosa")
    change_lead(
        by=owen.worker,
        child=rosa.public,
        to=owen.worker.public,
        role="early help service manager",
        reason="Ill.",
    )
    hands_in(owen, written(tmp_path, episodes=EPISODES.format(lead="W2")))
    owen.sees("A person decides")
    owen.presses("Take it in")
    owen.follows("Differences wait for somebody to decide")
    owen.sees_in_card("Rosa Quill: lead number", "W2", "Owen Pritchard")
    owen.looks_over("differences")
    owen.presses("Keep what stands here")
    owen.sees("It was decided", "Nothing waits for a decision.")
    owen.opens(rosa.page)
    owen.sees("Owen Pritchard")
