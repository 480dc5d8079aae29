"""To a folder: each mail is a file that any mail program opens. Nothing leaves the machine."""

import os
from dataclasses import dataclass
from pathlib import Path

from held.integrations.mail.as_mail import as_mail
from held.integrations.mail.outcome import WENT, Became, Outcome, in_plain_words
from held.integrations.mail.way import AboutTo
from held.record.actions.messages.claim import Claimed


@dataclass(frozen=True)
class Folder:
    folder: Path
    name = "folder"
    repeats = True
    """The same message is the same file."""

    def hand_over(self, claimed: Claimed, *, about_to: AboutTo) -> Outcome:
        """Whole or not at all: it is written beside, and then given its name."""
        name = f"{claimed.written:%Y-%m-%d-%H%M%S}-{claimed.reference}"
        beside = self.folder / f"{name}.part"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(as_mail(claimed).as_bytes())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.folder / f"{name}.eml")
        except OSError as trouble:
            says = f"The folder for mail can’t be written: {in_plain_words(trouble.strerror or trouble)}."
            return Outcome(Became.NOT_REACHED, says)
        return WENT
