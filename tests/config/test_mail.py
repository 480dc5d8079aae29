"""What an installation may be told about mail, and what it refuses with a sentence."""

import pytest

from held.config.environment import NotUnderstood, read

BY_SERVER = {
    "HELD_MAIL": "smtp",
    "HELD_HOSTS": "held.example.gov.uk",
    "HELD_SMTP_HOST": "mail.example.gov.uk",
    "HELD_MAIL_FROM": "held@example.gov.uk",
}
BY_NOTIFY = {
    "HELD_MAIL": "notify",
    "HELD_ADDRESS": "https://held.example.gov.uk/",
    "HELD_NOTIFY_KEY": "k" * 74,
    "HELD_NOTIFY_TEMPLATE": "a-template",
}


def test_without_a_word_mail_goes_to_a_folder_and_leads_to_this_machine() -> None:
    told = read({})
    assert (told.mail.way, told.address) == ("folder", "http://localhost:8000")


def test_a_mail_server_is_spoken_to_in_private_where_nothing_is_said() -> None:
    told = read(BY_SERVER)
    assert (told.mail.security, told.mail.port) == ("starttls", 587)
    assert told.address == "https://held.example.gov.uk"
    assert read(BY_SERVER | {"HELD_SMTP_SECURITY": "tls"}).mail.port == 465


def test_notify_needs_its_key_and_its_template() -> None:
    told = read(BY_NOTIFY)
    assert told.mail.notify_address == "https://api.notifications.service.gov.uk"
    assert told.address == "https://held.example.gov.uk"


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        (BY_SERVER | {"HELD_DEMO": "1"}, "no mail leaves a demonstration"),
        (BY_NOTIFY | {"HELD_DEMO": "1"}, "no mail leaves a demonstration"),
        ({"HELD_MAIL": "pigeon"}, "none of folder, smtp, notify"),
        ({"HELD_MAIL": "smtp"}, "also needs HELD_SMTP_HOST and HELD_MAIL_FROM and HELD_ADDRESS"),
        (BY_SERVER | {"HELD_SMTP_SECURITY": "none", "HELD_SMTP_PASSWORD": "s3cret"}, "in the clear"),
        (BY_SERVER | {"HELD_SMTP_SECURITY": "some"}, "none of starttls, tls, none"),
        (BY_SERVER | {"HELD_SMTP_PORT": "99999"}, "is no port"),
        (BY_NOTIFY | {"HELD_NOTIFY_KEY": "s3cret"}, "too short to be a key"),
        ({"HELD_ADDRESS": "held.example.gov.uk"}, "is no address like https"),
        ({"HELD_ADDRESS": "http://held.example.gov.uk"}, "has to begin with https"),
    ],
)
def test_what_is_wrong_is_a_sentence_without_a_password_in_it(environ: dict[str, str], says: str) -> None:
    with pytest.raises(NotUnderstood, match=says) as refused:
        read(environ)
    assert "s3cret" not in str(refused.value)
