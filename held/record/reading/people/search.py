"""The one search box: by name as it sounds, by date of birth, by reference number; each hit says why it is one.

At most four queries. Children are found by equality in an index, and only then compared letter by letter, so that it
is as quick among a million. The comparison orders the list; nothing of it is shown, and nothing decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from rapidfuzz import fuzz

from held.record.clock import now
from held.record.going_on import going_on
from held.record.names import keys_of, plain, sound
from held.record.prepared import prepared
from held.record.reading.people.birth_dates import birth_date
from held.record.reading.people.sharing_names import COMPARED, MOST_WORDS, sharing_names
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition

MOST_SHOWN = 20
MOST_COMPARED = 200
MOST_SERVICES = 3  # that hold one child at once: two are co-working, a third is rare
ALIKE = 72  # of 100: below this two names only happen to begin or sound the same
VERY_ALIKE = 85
SAME, BEGINS, SOUNDS = 100.0, 92.0, 88.0


@dataclass(frozen=True)
class Hit:
    """`why`: each reason in words, as in "born on this day", "sounds like it". `services` hold the child now.

    `family` is its id; empty, like its name, where the child is in none.
    """

    public: str
    number: str
    name: str
    born: date | None
    expected: date | None
    level: int | None
    lead: str
    lead_phone: str
    services: tuple[str, ...]
    family: str
    family_name: str
    has_open_transition: bool
    why: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """`has_more`: the words fit more children than are shown; a date of birth or a second name narrows them."""

    hits: tuple[Hit, ...]
    has_more: bool


@dataclass(frozen=True)
class _Ranked:
    rank: float
    child: Child
    why: tuple[str, ...]


def search(typed: str) -> Found:
    """Best first. Nothing typed finds nobody."""
    born, rest = birth_date(typed, today=timezone.localdate())
    words = plain(rest).split()
    numbers = _numbers(rest)
    candidates, crowded = _candidates(words, born, numbers)
    ranked = sorted(
        (found for child in candidates if (found := _compared(child, words, born, numbers))),
        key=lambda found: (-found.rank, str(found.child), found.child.pk),
    )
    return Found(_hits(ranked), crowded or len(ranked) > MOST_SHOWN)


def perhaps_the_same(
    *, given_name: str, family_name: str, known_as: str = "", born: date | None = None
) -> tuple[Hit, ...]:
    """Children in the record who may be this one: alike in name and not apart in age, or of the same day and near."""
    names = {plain(f"{first} {family_name}") for first in (given_name, known_as) if first.strip()}
    names = names or {plain(family_name)}
    words = sorted({word for name in names for word in name.split()})
    candidates, _ = _candidates(words, born, ())
    found = []
    for child in candidates:
        alike = max(fuzz.token_sort_ratio(mine, theirs) for mine in names for theirs in _names(child))
        same_day = born is not None and child.born == born
        apart = born is not None and child.born is not None and abs((child.born - born).days) > 366
        if (same_day and alike >= 60) or (not apart and alike >= VERY_ALIKE):
            why = (
                "the same name" if alike >= SAME else "nearly the same name",
                *(("born on the same day",) if same_day else ()),
            )
            found.append(_Ranked(alike + 20 * same_day, child, why))
    return _hits(sorted(found, key=lambda one: (-one.rank, one.child.pk)))


def _candidates(words: list[str], born: date | None, numbers: Sequence[str]) -> tuple[list[Child], bool]:
    """Whoever shares a key, a day or a number, and whether there were more than are compared."""
    named = sharing_names(words, most=MOST_COMPARED + 1) if words else []
    numbered = list(Child.objects.filter(number__in=numbers).only(*COMPARED)) if numbers else []
    of_day = _born_on(born, words) if born is not None else []
    found = {child.pk: child for child in (*named, *numbered, *of_day)}
    return list(found.values()), len(named) > MOST_COMPARED


def _born_on(born: date, words: list[str]) -> list[Child]:
    """First whoever shares most with what was typed beside the day."""
    return _of_a_day(born=born, keys=list(keys_of(" ".join(words[:MOST_WORDS]))))


@prepared
def _of_a_day(*, born: date, keys: list[str]) -> QuerySet[Child]:
    shares = Q(name_keys__key__in=keys)
    rows = Child.objects.filter(born=born).annotate(shared=Count("name_keys", filter=shares))
    return rows.order_by("-shared", "id").only(*COMPARED)[:MOST_COMPARED]


def _hits(best: list[_Ranked]) -> tuple[Hit, ...]:
    """As many as are shown, in this order."""
    best = best[:MOST_SHOWN]
    shown = {child.pk: child for child in _shown(ids=[one.child.pk for one in best])} if best else {}
    return tuple(_hit(shown[one.child.pk], one.why) for one in best)


@prepared
def _shown(*, ids: list[int]) -> QuerySet[Child]:
    """These children, with what a hit says of each, in one query."""
    moment = now()
    of_child = going_on(moment) & Q(child=OuterRef("pk"))
    return (
        Child.objects.filter(pk__in=ids)
        .select_related("family")
        .annotate(
            lead_now=Subquery(Lead.objects.filter(of_child).values("worker__name")[:1]),
            phone_now=Subquery(Lead.objects.filter(of_child).values("worker__phone")[:1]),
            **{
                f"service_{place}": Subquery(
                    Holding.objects.filter(of_child)
                    .order_by("since", "id")
                    .values("service")[place : place + 1]
                )
                for place in range(MOST_SERVICES)
            },
            in_transition=Exists(Transition.objects.filter(child=OuterRef("pk"), ended_at=None)),
        )
    )


def _compared(child: Child, words: list[str], born: date | None, numbers: Sequence[str]) -> _Ranked | None:
    """None for who only shares a sound or a beginning with what was typed."""
    why, rank = [], 0.0
    if child.number.casefold() in {number.casefold() for number in numbers}:
        why.append("this number")
        rank += 200
    if born is not None and child.born == born:
        why.append("born on this day")
        rank += 100
    if words:
        alike, how = max((_alike(words, name.split()) for name in _names(child)), default=(0.0, ""))
        if alike >= ALIKE:
            why.append(how)
            rank += alike
    return _Ranked(rank, child, tuple(why)) if why else None


def _alike(typed: list[str], name: list[str]) -> tuple[float, str]:
    """How near each typed word is to the nearest word of the name, of 100, and the reason in words."""
    each = [max(_word_alike(word, other) for other in name) for word in typed]
    worst = min(each)
    if worst >= SAME:
        how = "the same name" if len(typed) == len(name) else "has this name"
    elif worst >= BEGINS:
        how = "the name begins so"
    elif worst >= SOUNDS:
        how = "sounds like it"
    else:
        how = "written nearly like it"
    return sum(each) / len(each), how


def _word_alike(typed: str, word: str) -> float:
    if typed == word:
        return SAME
    if word.startswith(typed):
        return BEGINS
    if sound(typed) and sound(typed) == sound(word):
        return SOUNDS
    return min(fuzz.ratio(typed, word), SOUNDS - 1)


def _names(child: Child) -> tuple[str, ...]:
    """Each first name they have, with the family name, as compared."""
    firsts = [first for first in (child.given_name, child.known_as) if first]
    return tuple(plain(f"{first} {child.family_name}") for first in firsts) or (plain(child.family_name),)


def _numbers(rest: str) -> tuple[str, ...]:
    """Every word with a figure in it, as a number may be written."""
    words = [word.strip(",;") for word in rest.split() if any(letter.isdigit() for letter in word)]
    return tuple({form for word in words for form in (word, word.upper())})


def _hit(child: Child, why: tuple[str, ...]) -> Hit:
    return Hit(
        public=child.public,
        number=child.number,
        name=str(child),
        born=child.born,
        expected=child.expected,
        level=child.level,
        lead=child.lead_now or "",
        lead_phone=child.phone_now or "",
        services=tuple(
            service for place in range(MOST_SERVICES) if (service := getattr(child, f"service_{place}"))
        ),
        family=child.family.public if child.family else "",
        family_name=child.family.name if child.family else "",
        has_open_transition=child.in_transition,
        why=why,
    )
