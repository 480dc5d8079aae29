"""Whatever is sent to any address is answered with as many statements among two hundred as among one, and never with many."""

from django.db import transaction

from tests.pages.every.addresses import every_address
from tests.pages.every.conftest import SignedIn
from tests.pages.every.counting import Asked, Counting
from tests.pages.every.forms import FORMS, sent_to, takes_something
from tests.pages.every.growing import years_later
from tests.pages.every.opening import OPENED_BY, WAYS
from tests.pages.every.quay import Quay

AT_MOST = 60
"""For one child: to look, lock, read the history, judge, append to the chain, and write the index anew."""
REFUSED = 400


def every_form(quay: Quay, signed_in: SignedIn) -> dict[str, Asked]:
    """Each is sent to the quay as it is: what the one before has recorded is taken back."""
    addresses = {one.name: one for one in every_address()}
    found = {}
    for name, sent in FORMS.items():
        with transaction.atomic():
            client = signed_in(sent.by)
            address, fields = sent.ready(addresses[name], quay, client)
            with Counting() as counting:
                answer = client.post(address, fields)
            found[name] = counting.asked(answer)
            transaction.set_rollback(True)
    return found


def test_as_many_statements_among_two_hundred_as_among_one(quay: Quay, signed_in: SignedIn) -> None:
    little = every_form(quay, signed_in)
    assert {name: asked.status for name, asked in little.items() if asked.status >= REFUSED} == {}
    years_later(quay)
    much = every_form(quay, signed_in)
    assert {name: asked.status for name, asked in much.items() if asked.status >= REFUSED} == {}
    wrong = [
        f"{form}: {len(little[form].statements)} for one, {len(asked.statements)} for two hundred\n{asked}"
        for form, asked in much.items()
        if len(asked.statements) > AT_MOST or len(asked.statements) != len(little[form].statements)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_address_that_takes_something_is_counted(quay: Quay, signed_in: SignedIn) -> None:
    sent = set()
    for one in every_address():
        client = signed_in(OPENED_BY.get(one.name, "hub coordinator"))
        for way in WAYS.get(one.name, ("",)):
            sent |= sent_to(client.get(one.at(quay) + way).content.decode(errors="replace"))
    taking = {one.name for one in every_address() if takes_something(one, sent, quay)}
    assert taking ^ set(FORMS) == set(), "Say in tests/pages/every/forms.py what is sent there."


def test_a_form_says_where_it_is_sent() -> None:
    assert sent_to('<form class="x" method="post" action="/sign-out?a=b"><form action="/find">') == {
        "sign out"
    }
