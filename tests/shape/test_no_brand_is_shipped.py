"""A council may not look like GOV.UK: no crown, no crest, no font of theirs is served, and no rule that would draw one."""

import re

import pytest

from tests.shape.tree import HELD, MADE

STYLES = HELD / "pages/layout/styles/held.scss"
BRAND = re.compile(
    r"crown|crest|royal arms|gds[ -]?transport|light-94a07e06a1|bold-b542beb274|govuk-logo", re.IGNORECASE
)
SERVED = sorted(file for folder in HELD.rglob("static") for file in folder.rglob("*") if file.is_file())
TEMPLATES = sorted(HELD.rglob("*.html"))


def components() -> set[str]:
    """Those of the design system whose rules are built."""
    return set(re.findall(r'components/([a-z-]+)"', STYLES.read_text()))


def brand_in(text: str) -> list[str]:
    return sorted({found.lower() for found in BRAND.findall(text)})


def test_nothing_that_is_served_bears_it() -> None:
    assert {file.name for file in SERVED} >= {"held.css", "govuk-frontend.min.js"}, "build the looks first"
    for file in SERVED:
        assert file.suffix not in {".woff", ".woff2", ".ttf"}, f"{file.name} is a font"
        if file.suffix != ".gz":
            assert brand_in(file.read_text(encoding="utf-8", errors="ignore")) == [], file.name


@pytest.mark.parametrize(
    "text", ['url("/assets/images/govuk-crest.svg")', ".govuk-footer__crown{}", '"GDS Transport",arial']
)
def test_it_would_be_noticed(text: str) -> None:
    assert brand_in(text)


def test_no_template_bears_it() -> None:
    assert [file.name for file in TEMPLATES if brand_in(file.read_text(encoding="utf-8"))] == []


def test_every_class_of_the_design_system_that_a_page_uses_has_its_rules() -> None:
    css = (MADE / "held.css").read_text(encoding="utf-8").replace("\\!", "!")
    ruled = set(re.findall(r"\.(govuk-[\w!-]+)", css))
    # A block that has no rule itself is one whose parts have.
    ruled |= {name.split("__")[0] for name in ruled}
    for file in TEMPLATES:
        for attribute in re.findall(r'class="([^"]*)"', file.read_text(encoding="utf-8")):
            plain = re.sub(r"\{[{%].*?[}%]\}", " ", attribute)
            used = {word for word in plain.split() if re.fullmatch(r"govuk-!?[\w-]+", word)}
            assert used - ruled == set(), file.name


def test_every_component_that_a_page_draws_is_built_and_no_other() -> None:
    written = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    drawn = set(re.findall(r"govuk_frontend_jinja/components/([a-z-]+)/macro", written))
    assert drawn - components() == set()
    # These are parts that others draw.
    inside = {"fieldset", "hint", "label", "error-message"}
    named = {name for name in components() if re.search(rf"govuk-{name}[\s\"_]", written)}
    assert components() - named - drawn - inside == set()
