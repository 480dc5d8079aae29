"""Sealing the record: the last entry of every chain under one root, signed, its line kept outside the database."""

from collections.abc import Iterable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from held.engine.calendar import local_day
from held.record import clock
from held.record.actions.cannot import CanNot
from held.record.actions.one_at_a_time import one_at_a_time
from held.record.chain import seal_keeping
from held.record.chain.seal_keeping import seals_path as seals_path
from held.record.chain.seal_line import Root, SealLine
from held.record.chain.spelling import moment_spelled
from held.record.tables.history.happening import Happening
from held.record.tables.history.seal import Seal, SealedHead

IN_ONE_GO = 2_000
SEALING = "sealing the record"


def seal() -> Seal:
    """Seals what was recorded since the last time. To be run daily; it may be run whenever one likes.

    A line that a crash kept from the file is written first. Raises CanNot when the file of seals and the
    record do not belong together.
    """
    made = _sealed(once_a_day=False)
    assert made is not None
    return made


def seal_for_today() -> Seal | None:
    """The same, once on each day however many ask for it. None where nothing was recorded yet, or today has its seal."""
    return _sealed(once_a_day=True) if Happening.objects.exists() and not _is_sealed_today() else None


def _sealed(*, once_a_day: bool) -> Seal | None:
    with transaction.atomic():
        one_at_a_time(SEALING)
        if once_a_day and _is_sealed_today():
            return None
        key = seal_keeping.key_made_if_missing()
        _write_missing_lines()
        made = _made_with(key)
    # Only what is in the record for good is written to the file; and whoever seals meanwhile may have written it.
    with transaction.atomic():
        one_at_a_time(SEALING)
        _write_missing_lines()
    return made


def _is_sealed_today() -> bool:
    last = Seal.objects.order_by("-number").values_list("sealed_at", flat=True).first()
    return last is not None and local_day(last) >= local_day(clock.now())


def _write_missing_lines() -> None:
    """The file is added to after the record; a crash between the two leaves it a line short."""
    made = list(Seal.objects.order_by("number").values_list("line", flat=True))
    written = seal_keeping.finished_lines()
    if written != made[: len(written)]:
        raise CanNot(
            f"{seal_keeping.seals_path()} and the record do not belong together: the file was changed, or the record "
            "put back to an earlier day. Run held verify. If the record was put back on purpose, keep the file "
            "elsewhere under another name, and write its lines up to the record's last seal into a new one."
        )
    for line in made[len(written) :]:
        seal_keeping.add_line(line)


def _made_with(key: Ed25519PrivateKey) -> Seal:
    sealed_at = clock.now()
    last = Seal.objects.order_by("-number").first()
    number, previous_root = (last.number + 1, last.root) if last else (1, "")
    heads = list(_heads_not_yet_sealed())
    chains = Happening.objects.filter(number=1).count()
    root = Root(
        number=number, sealed_at=moment_spelled(sealed_at), chains=chains, previous_root=previous_root
    )
    for chain, place, hash_ in heads:
        root.add(chain=chain, number=place, hash_=hash_)
    line = SealLine(
        number=number,
        sealed_at=moment_spelled(sealed_at),
        chains=chains,
        previous_root=previous_root,
        root=root.worked_out(),
        key=seal_keeping.public(key),
    )
    made: Seal = Seal.objects.create(
        number=number,
        sealed_at=sealed_at,
        chains=chains,
        previous_root=previous_root,
        root=line.root,
        line=line.signed(key),
    )
    SealedHead.objects.bulk_create(
        (SealedHead(seal=made, chain=chain, number=place, hash=hash_) for chain, place, hash_ in heads),
        batch_size=IN_ONE_GO,
    )
    return made


def _heads_not_yet_sealed() -> Iterable[tuple[int, int, str]]:
    """The last entry of each chain that has grown: its chain, number and hash. In the order in which chains are read."""
    after = {"number": OuterRef("number") + 1}
    rounds = Happening.objects.filter(child=None).annotate(chain=-F("transition_id"))
    next_one = Happening.objects.filter(child=None, transition=OuterRef("transition"), **after)
    yield from _not_known(rounds.filter(~Exists(next_one)), "chain")
    next_one = Happening.objects.filter(child=OuterRef("child"), **after)
    yield from _not_known(Happening.objects.filter(~Exists(next_one), child__isnull=False), "child_id")


def _not_known(heads: QuerySet[Happening], chain: str) -> Iterable[tuple[int, int, str]]:
    known = SealedHead.objects.filter(chain=OuterRef(chain), number=OuterRef("number"))
    rows = heads.filter(~Exists(known)).order_by(chain)
    yield from rows.values_list(chain, "number", "hash").iterator(chunk_size=IN_ONE_GO)
