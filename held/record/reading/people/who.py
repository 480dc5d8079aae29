"""Who a child is, as every page about them begins."""

from dataclasses import dataclass
from datetime import date

from held.record.tables.people.child import Child


@dataclass(frozen=True)
class Who:
    """`address` is None where it is withheld, and then it is in no page at all."""

    public: str
    number: str
    name: str
    called: str
    born: date | None
    expected: date | None
    level: int | None
    flag: str
    family: str
    family_name: str
    address: str | None


def who(child: Child) -> Who:
    """From a row whose family was read with it, if it has one."""
    family = child.family
    return Who(
        public=child.public,
        number=child.number,
        name=str(child),
        called=child.known_as or child.given_name or str(child),
        born=child.born,
        expected=child.expected,
        level=child.level,
        flag=child.flag,
        family=family.public if family else "",
        family_name=family.name if family else child.family_name,
        address=None if child.address_withheld else child.address or (family.address if family else ""),
    )
