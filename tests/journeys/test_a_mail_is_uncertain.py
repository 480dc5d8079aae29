"""A mail perhaps arrived: an administrator asks, and says so; a mail leads whoever opens it behind the sign-in."""

import pytest
from django.db import transaction

from held.record.actions.messages.claim import claim
from held.record.actions.messages.put_message import link_of, new_reference, put_message
from held.record.actions.messages.settle import it_is_uncertain
from held.record.clock import now
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker as Row
from tests.journeys.already import answers_for_every_child
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


def perhaps_mailed(to: Worker, child: AChild) -> str:
    """The line was cut while a mail to them was handed over. Its reference."""
    Row.objects.filter(pk=to.worker.pk).update(email="priya.nair@example.org")
    reference = new_reference()
    with transaction.atomic():
        put_message(
            kind="told",
            subject="Held: there is something you are told",
            text=f"Sign in and read it here: {link_of(reference)}",
            moment=now(),
            reference=reference,
            worker=to.worker.pk,
            child=Child.objects.get(public=child.page.rsplit("/", 1)[1]),
        )
    claimed = claim(way="smtp")
    assert claimed is not None
    it_is_uncertain(claimed, trouble="The line was cut after the mail was handed over.")
    return reference


def test_an_administrator_says_that_it_arrived(
    it_is: ItIs, owen: Worker, priya: Worker, aaliyah: AChild
) -> None:
    reference = perhaps_mailed(priya, aaliyah)
    answers_for_every_child(owen)
    owen.opens("/people")
    owen.follows("Messages: 1 message failed or uncertain")
    owen.sees("Uncertain", "The line was cut after the mail was handed over.")
    owen.looks_over("messages")
    owen.follows("Told, to Priya Nair")
    owen.looks_over("message")
    owen.presses("It arrived")
    owen.sees("It is written down that it arrived.", "Went", "Owen Pritchard")

    priya.opens(f"/mail/{reference}")
    priya.is_on("Aaliyah Grant")

    owen.opens(f"/people/{priya.worker.public}")
    owen.follows("Set the mail address")
    owen.looks_over("mail-address")
    owen.fills("Mail address", "nobody at all")
    owen.presses("Save")
    owen.sees("There is a problem", "Enter a mail address, like name@example.org, or leave it empty.")
    owen.fills("Mail address", "priya@example.org")
    owen.presses("Save")
    owen.sees("Priya Nair is mailed at priya@example.org from now on.")
