"""A pack is put in force from a day on: its text goes into the record under its content hash, for ever."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from held.language.reading import read_text
from held.record.actions.cannot import CanNot
from held.record.chain.canonical import canonical_json
from held.record.clock import now
from held.record.tables.people.worker import Worker
from held.record.tables.procedures.in_force import InForce
from held.record.tables.procedures.pack_text import PackText


@transaction.atomic
def put_in_force(*, files: Mapping[str, str], from_date: date, by: Worker, reason: str = "") -> str:
    """The pack's content hash. New transitions begin under it from that day; those that run keep theirs.

    Where it holds on that day already nothing is written.
    Raises PackRefused for a pack that can't be read, CanNot for a changed text under a version already kept.
    """
    pack = read_text(files)
    kept = PackText.objects.filter(name=pack.name, version=pack.version).first()
    if kept is not None and kept.hash != pack.hash:
        raise CanNot(
            f"{pack.title}, version {pack.version}, was put in force with other words. "
            "Those stay as they are: give the changed pack a version of its own in pack.yaml."
        )
    text = kept or PackText.objects.create(
        hash=pack.hash,
        name=pack.name,
        version=pack.version,
        title=pack.title,
        text=canonical_json(dict(files)),
    )
    holding = InForce.objects.filter(from_date__lte=from_date).order_by("-from_date", "-id").first()
    if holding is not None and holding.pack_text_id == text.pk:
        return pack.hash
    InForce.objects.create(pack_text=text, from_date=from_date, by=by, recorded=now(), reason=reason.strip())
    return pack.hash
