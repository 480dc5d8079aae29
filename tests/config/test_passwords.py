"""What is kept of a password, where it is not only a test's."""

from django.contrib.auth.hashers import make_password

from held.config import settings as ours


def test_a_password_is_kept_so_that_trying_them_out_is_slow(settings) -> None:
    settings.PASSWORD_HASHERS = ours.PASSWORD_HASHERS
    assert make_password("three-owls-at-noon").startswith("argon2$argon2id$")
