"""What a template asks for and does not get."""

import pytest
from django.template import engines
from jinja2 import UndefinedError


def rendered(template: str, **words: object) -> str:
    return str(engines["jinja2"].from_string(template).render(words))


@pytest.mark.parametrize("template", ["{{ child }}", "{% if child %}yes{% endif %}", "{{ known.age }}"])
def test_a_page_of_ours_never_leaves_out_what_is_missing(template: str) -> None:
    with pytest.raises(UndefinedError):
        rendered(template, known={})


def test_the_design_systems_macros_do_without_the_options_nobody_chose() -> None:
    macro = "{% from 'govuk_frontend_jinja/components/button/macro.html' import govukButton %}"
    assert "govuk-button" in rendered(macro + "{{ govukButton({'text': 'Save'}) }}")


def test_what_people_typed_is_never_read_as_markup() -> None:
    assert rendered("{{ name }}", name="<b>") == "&lt;b&gt;"
