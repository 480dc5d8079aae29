"""A story of the small pack, run by the engine: what sentences come to when people act and time goes on."""

from dataclasses import dataclass

from held.engine.stories import run_story
from held.language.frames.telling import read_story
from held.language.reading import read_text
from tests.packs.small_pack import MOVE_UP, changed, small_texts, with_sentence


@dataclass(frozen=True)
class Told:
    """`says` is what it shows; `story` its lines under `tells:`; `sentence` is added to the small pack's clause 2,
    and `new` stands in place of the passage `old`."""

    says: str
    story: str
    sentence: str = ""
    old: str = ""
    new: str = ""

    @property
    def name(self) -> str:
        return self.says

    def check(self) -> None:
        texts = with_sentence(self.sentence) if self.sentence else small_texts()
        pack = read_text(changed(MOVE_UP, self.old, self.new, texts) if self.old else texts)
        story = read_story(f"story: told\nprocedure: move up\ntells:\n{self.story}", "told.yaml", pack)
        failed = run_story(pack, story).failed
        assert failed == (), failed

    def printed(self) -> str:
        added = f"```yaml\n- {self.sentence}\n```\n" if self.sentence else ""
        added += f"```yaml\n{self.new}```\n" if self.new else ""
        return f"{self.says}\n\n{added}```yaml\n{self.story.rstrip()}\n```\n"
