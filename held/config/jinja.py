"""The templates' environment: a page sits beside its view; GOV.UK's macros are found by their package's name."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from jinja2.runtime import StrictUndefined, Undefined


class Missing(StrictUndefined):
    """What a template asks for and nobody gave: an error, so that no page is silently without it.

    Except in a plain dict: GOV.UK's macros take one of options, and ask it for each they might have been given.
    """

    def _is_an_option_not_chosen(self) -> bool:
        return isinstance(self._undefined_obj, dict)

    def __getattr__(self, name: str) -> Any:
        if name[:2] != "__" and self._is_an_option_not_chosen():
            return self
        return super().__getattr__(name)

    def __getitem__(self, key: object) -> Any:
        return self if self._is_an_option_not_chosen() else self._fail_with_undefined_error()

    def __bool__(self) -> bool:
        return False if self._is_an_option_not_chosen() else self._fail_with_undefined_error()

    def __str__(self) -> str:
        return "" if self._is_an_option_not_chosen() else self._fail_with_undefined_error()

    def __len__(self) -> int:
        return 0 if self._is_an_option_not_chosen() else self._fail_with_undefined_error()

    def __iter__(self) -> Any:
        return iter(()) if self._is_an_option_not_chosen() else self._fail_with_undefined_error()

    def __eq__(self, other: object) -> bool:
        if self._is_an_option_not_chosen():
            return isinstance(other, Undefined)
        return self._fail_with_undefined_error()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return id(type(self))


def address(name: str, **parts: object) -> str:
    """The address of the page of that name: `address("child", public=child.public)`."""
    return reverse(name, kwargs=parts)


def environment(**options: Any) -> Environment:
    """Called once by Django. Pages add their own words and dates to it through `held.pages.layout`."""
    govuk = PackageLoader("govuk_frontend_jinja")
    loader = ChoiceLoader([options.pop("loader"), PrefixLoader({"govuk_frontend_jinja": govuk})])
    options |= {"undefined": Missing, "trim_blocks": True, "lstrip_blocks": True}
    jinja = Environment(loader=loader, **options)  # noqa: S701 - Django passes autoescape=True
    jinja.globals |= {"static": static, "address": address}
    return jinja
