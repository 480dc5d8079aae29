"""What is carried to a process that makes pages, and how many of them there are."""

from io import BytesIO

import pytest
from django.conf import settings

from held.config.serving.carried import of_the_request
from held.config.serving.front import AT_ONCE, _whole_form, beside_each_other


@pytest.mark.parametrize("cores", [1, 2, 4, 64])
def test_on_postgresql_two_pages_a_core_are_made_at_once_and_on_sqlite_a_few(cores: int) -> None:
    assert beside_each_other("postgresql://held", cores) == 2 * cores
    assert 1 <= beside_each_other("", cores) <= min(cores, 4)


def test_nothing_of_the_process_that_took_it_in_is_carried() -> None:
    asked = {"PATH_INFO": "/", "HTTP_COOKIE": "a=b", "wsgi.url_scheme": "http"}
    assert of_the_request(asked | {"DATABASE_URL": "postgresql://", "wsgi.input": BytesIO()}) == asked


def form(sent: BytesIO, kind: str, length: str) -> bytes | None:
    return _whole_form({"wsgi.input": sent, "CONTENT_TYPE": kind, "CONTENT_LENGTH": length})


def test_a_form_is_read_before_a_maker_of_pages_is_taken() -> None:
    assert form(BytesIO(b"who=Ada"), "application/x-www-form-urlencoded", "7") == b"who=Ada"
    assert form(BytesIO(b""), "", "") == b""


def test_a_form_that_is_not_read_before_is_too_large_for_django_to_read() -> None:
    """Of what is read piece by piece Django takes what came before the line broke for the whole."""
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == AT_ONCE


@pytest.mark.parametrize(
    ("kind", "length"), [("multipart/form-data; boundary=x", "7"), ("text/plain", str(AT_ONCE + 1))]
)
def test_a_file_and_what_is_too_large_is_read_where_it_is_wanted(kind: str, length: str) -> None:
    sent = BytesIO(b"who=Ada")
    assert form(sent, kind, length) is None
    assert sent.tell() == 0


def test_half_a_form_is_none() -> None:
    assert form(BytesIO(b"who=A"), "application/x-www-form-urlencoded", "7") == b""
