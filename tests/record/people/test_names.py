import pytest

from held.record.names import keys_of, keys_of_child, plain


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


def test_two_words_are_found_together_in_whichever_order_they_stand() -> None:
    shah = keys_of("Mohammed Shah")
    assert {"=mohammed shah", "=mohammed", "moh sha"} <= {key.replace(" =", " ") for key in shah}
    assert shah == keys_of("Shah Mohammed")


def test_a_name_and_one_that_sounds_alike_differ_in_how_they_are_written() -> None:
    shared = keys_of("Mohammed Shah") & keys_of("Mohammad Shaw")
    assert shared
    assert not [key for key in shared if key.startswith("=")]


def test_each_first_name_stands_together_with_the_family_name() -> None:
    keys = keys_of_child(given_name="Katherine", known_as="Kit", family_name="Stephens")
    assert keys >= keys_of("Katherine Stephens") | keys_of("Kit Stephens")
    assert not keys >= keys_of("Kit Katherine")
    unborn = keys_of_child(given_name="", known_as="", family_name="Stephens")
    assert unborn == keys_of("Stephens")


def test_a_key_fits_its_column() -> None:
    assert (
        max(map(len, keys_of("Llanfairpwllgwyngyllgogerychwyrndrobwll Llanfairpwllgwyngyllgogerychwyrn")))
        == 40
    )
