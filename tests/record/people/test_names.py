import pytest

from held.record.names import keys_of, plain


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("  Zoë   O’Brien-Clarke ", "zoe obrien clarke"),
        ("Łukasz Straße", "lukasz strasse"),
        ("D'Arcy", "darcy"),
        ("李小龙", "李小龙"),
        ("", ""),
    ],
)
def test_names_are_compared_plainly(written: str, compared: str) -> None:
    assert plain(written) == compared


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stephen", "Steven"),
        ("Catherine", "Kathryn"),
        ("Clarke", "Clark"),
        ("Mohammed", "Muhammad"),
        ("Zoë", "Zoe"),
        ("Benson", "Benson-Clarke"),
    ],
)
def test_names_that_sound_or_begin_alike_share_a_key(one: str, other: str) -> None:
    assert keys_of(one) & keys_of(other)


def test_names_apart_share_none() -> None:
    assert not keys_of("Priya Nair") & keys_of("Tom Varley")
