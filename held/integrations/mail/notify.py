"""By GOV.UK Notify: asked by our own reference before a message is handed over again, so that it comes to one.

Notify sends words alone: an invitation's date goes without its calendar file, and the link leads to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from held.integrations.mail.outcome import (
    NOT_OURS,
    WENT,
    Became,
    Delivered,
    Delivery,
    Outcome,
    in_plain_words,
)
from held.integrations.mail.way import AboutTo
from held.record.actions.messages.ask_after import Asked
from held.record.actions.messages.claim import Claimed

COULD_NOT = "GOV.UK Notify could not deliver it"
FAILED: Mapping[str, str] = {
    "permanent-failure": f"{COULD_NOT}: there is no such mail address. Mend the address, then try again.",
    "temporary-failure": f"{COULD_NOT}: the mailbox was full, or took no mail, for some days. Ring them, then try again.",
    "technical-failure": f"{COULD_NOT}: something went wrong between it and the mail provider. Try again.",
}
"""By Notify’s own words for it, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Notify:
    """`patience`: seconds it waits for each answer."""

    address: str
    key: str
    template: str
    patience: float = 30
    name = "notify"
    repeats = True

    def hand_over(self, claimed: Claimed, *, about_to: AboutTo) -> Outcome:
        client = NotificationsAPIClient(self.key, base_url=self.address, timeout=self.patience)
        reference = _reference(claimed)
        try:
            if claimed.attempt > 1:
                status = _status(client, reference)
                if status:
                    return Outcome(Became.REFUSED, FAILED[status]) if status in FAILED else WENT
            if not about_to():
                return NOT_OURS
            client.send_email_notification(
                claimed.to,
                self.template,
                personalisation={"subject": claimed.subject, "text": claimed.text},
                reference=reference,
            )
        except APIError as error:
            return self._not_taken(error)
        except (KeyError, TypeError, AttributeError):
            return Outcome(Became.NOT_REACHED, "GOV.UK Notify answered in a way that nobody understands.")
        finally:
            client.request_session.close()
        return WENT

    def delivery_of(self, asked: Asked) -> Delivery:
        """What it says now of a message that it has taken."""
        client = NotificationsAPIClient(self.key, base_url=self.address, timeout=self.patience)
        try:
            status = _status(client, _reference(asked))
        except (APIError, KeyError, TypeError, AttributeError):
            return Delivery(Delivered.NOT_REACHED)
        finally:
            client.request_session.close()
        if status in FAILED:
            return Delivery(Delivered.FAILED, FAILED[status])
        return Delivery(Delivered.DELIVERED if status == "delivered" else Delivered.NOT_YET)

    def _not_taken(self, error: APIError) -> Outcome:
        if error.response is None:
            return Outcome(Became.NOT_REACHED, f"GOV.UK Notify did not answer at {self.address}.")
        says = f"GOV.UK Notify said: {error.status_code} {in_plain_words(error.message)}"
        about_the_address = error.status_code == 400 and "email_address" in says
        return Outcome(Became.REFUSED if about_the_address else Became.NOT_REACHED, says)


def _reference(sent: Claimed | Asked) -> str:
    """Under which it knows a message. Had a person it tried again, it is another to it."""
    return f"{sent.reference}-{sent.sending}"


def _status(client: Any, reference: str) -> str:
    """In Notify’s own word; empty where it has no such message."""
    known = client.get_all_notifications(reference=reference)["notifications"]
    return str(known[0]["status"]) if known else ""
