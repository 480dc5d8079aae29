"""The templates' environment: a page sits beside its view; GOV.UK's macros are found by their package's name."""

from collections.abc import MutableMapping
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    Undefined,
)

from held.pages.layout.filters import FILTERS


class DesignSystem(PrefixLoader):
    """GOV.UK's macros ask their dict of options for each that might be in it, so for them what is missing is empty.

    In a template of ours it is an error, so that no page is silently without what it should show.
    """

    def __init__(self) -> None:
        super().__init__({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
        self.lenient: Environment | None = None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        self.lenient = self.lenient or environment.overlay(undefined=Undefined)
        return super().load(self.lenient, name, globals)


def address(name: str, **parts: object) -> str:
    """The address of the page of that name: `address("child", public=child.public)`."""
    return reverse(name, kwargs=parts)


def environment(**options: Any) -> Environment:
    """Called once by Django. Pages add their own words and dates to it through `held.pages.layout`."""
    loader = ChoiceLoader([options.pop("loader"), DesignSystem()])
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    jinja = Environment(loader=loader, **options)  # noqa: S701 - Django passes autoescape=True
    jinja.globals |= {"static": static, "address": address}
    jinja.filters |= FILTERS
    return jinja
