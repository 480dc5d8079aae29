"""A child is added, once whoever adds them has seen the children who may be the same."""

from datetime import date

from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import the_family
from held.record.names import keys_of_child
from held.record.reading.people.search import Hit, perhaps_the_same
from held.record.tables.people.child import Child
from held.record.tables.people.name_key import NameKey
from held.record.tables.people.worker import Worker

ADDED = "child added"


class PerhapsKnown(CanNot):
    """These children may be the same. Open one of them, or say that this is somebody else (`is_new`)."""

    def __init__(self, hits: tuple[Hit, ...]) -> None:
        super().__init__("This child may be in the record already. Look at these first.")
        self.hits = hits


def add_child(
    *,
    by: Worker,
    family_name: str,
    given_name: str = "",
    known_as: str = "",
    born: date | None = None,
    expected: date | None = None,
    family: str = "",
    number: str = "",
    flag: str = "",
    address: str = "",
    address_withheld: bool = False,
    is_new: bool = False,
    key: str = "",
) -> str:
    """The child's id. Without a number of the authority's own, Held gives one. Raises PerhapsKnown, CanNot."""

    def add() -> str:
        if not family_name.strip():
            raise CanNot("Give the child's family name, or the mother's while the child is not born.")
        if not given_name.strip() and not known_as.strip() and expected is None:
            raise CanNot(
                "Give the child's first name. If the child is not born yet, give the day they are expected."
            )
        if number and Child.objects.filter(number=number.strip()).exists():
            raise CanNot(f"Another child has the number {number.strip()}. Check it, or leave it empty.")
        if not is_new:
            _ask_first(family_name, given_name, known_as, born)
        child = _insert()
        (locked,) = lock([child])
        append(
            child=locked,
            kind=ADDED,
            words={"number": child.number, "names": [given_name, family_name, known_as]},
            by=by,
            happened=child.created_at,
        )
        return child.public

    def _insert() -> Child:
        child = Child(
            given_name=given_name.strip(),
            family_name=family_name.strip(),
            known_as=known_as.strip(),
            born=born,
            expected=expected,
            family=the_family(family) if family else None,
            flag=flag,
            address=address,
            address_withheld=address_withheld,
            created_at=now(),
            created_by=by,
        )
        child.number = number.strip() or child.public
        child.save()
        if not number.strip():
            child.number = f"H{child.pk:05}"
            child.save(update_fields=["number"])
        write_name_keys(child)
        return child

    return once(key=key, by=by, do=add)


def _ask_first(family_name: str, given_name: str, known_as: str, born: date | None) -> None:
    hits = perhaps_the_same(given_name=given_name, family_name=family_name, known_as=known_as, born=born)
    if hits:
        raise PerhapsKnown(hits)


def write_name_keys(child: Child) -> None:
    """What search finds the child by; called whenever a name is written."""
    NameKey.objects.filter(child=child).delete()
    keys = keys_of_child(given_name=child.given_name, known_as=child.known_as, family_name=child.family_name)
    NameKey.objects.bulk_create(NameKey(child=child, key=key) for key in sorted(keys))
