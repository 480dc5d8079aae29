"""What was sent or said to a team or to somebody, and waits for a receipt."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from held.pages.components.links import Cited, Link
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import anchor
from held.record.reading.work.tray import NoticeLine


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """`paper` is where the paper is read; None where somebody is only told."""

    notice: int
    child: Link
    says: str
    paper: Link | None
    to: str
    when: str
    cites: tuple[Cited, ...]


def arrived(notices: Iterable[NoticeLine]) -> list[Arrived]:
    return [
        Arrived(
            notice=line.id,
            child=Link(line.child_name, reverse("child", kwargs={"public": line.child})),
            says=line.says,
            paper=_paper(line),
            to=line.to or line.team,
            when=full_time(line.sent),
            cites=(Cited(line.cites),) if line.cites else (),
        )
        for line in notices
    ]


def _paper(line: NoticeLine) -> Link | None:
    if not line.paper or not line.transition:
        return None
    return Link(
        f"Read {line.paper}", reverse("paper", kwargs={"public": line.transition, "slug": anchor(line.paper)})
    )
