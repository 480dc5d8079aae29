"""By GOV.UK Notify: asked by our own reference before a message is handed over again, so that it comes to one.

Notify sends words alone: an invitation's date goes without its calendar file, and the link leads to it.
"""

from dataclasses import dataclass

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from held.integrations.mail.outcome import NOT_OURS, WENT, Became, Outcome, in_plain_words
from held.integrations.mail.way import AboutTo
from held.record.actions.messages.claim import Claimed

FAILED = ("permanent-failure", "temporary-failure", "technical-failure")


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
        reference = f"{claimed.reference}-{claimed.sending}"
        try:
            if claimed.attempt > 1:
                known = client.get_all_notifications(reference=reference)["notifications"]
                if known:
                    return _as_it_stands(str(known[0]["status"]))
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

    def _not_taken(self, error: APIError) -> Outcome:
        if error.response is None:
            return Outcome(Became.NOT_REACHED, f"GOV.UK Notify did not answer at {self.address}.")
        says = f"GOV.UK Notify said: {error.status_code} {in_plain_words(error.message)}"
        about_the_address = error.status_code == 400 and "email_address" in says
        return Outcome(Became.REFUSED if about_the_address else Became.NOT_REACHED, says)


def _as_it_stands(status: str) -> Outcome:
    if status in FAILED:
        return Outcome(Became.REFUSED, f"GOV.UK Notify could not deliver it: {status.replace('-', ' ')}.")
    return WENT
