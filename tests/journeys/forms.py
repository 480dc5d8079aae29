"""Filling in a field by what stands over it, whatever kind of field it is."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

Typed = str | Sequence[str]


def fill(page: Page, label: str, typed: Typed) -> None:
    """Ticks what is offered under `label`, chooses from its list, or types into it. Several are given as a list."""
    group = page.get_by_role("group", name=label, exact=True)
    # Either may still be on its way: counting does not wait.
    group.or_(page.get_by_label(label, exact=True)).first.wait_for(state="attached")
    if group.count():
        for one in [typed] if isinstance(typed, str) else typed:
            _tick(group, one)
        return
    field = page.get_by_label(label, exact=True)
    expect(field, f"a field called “{label}”").to_have_count(1)
    words = typed if isinstance(typed, str) else "\n".join(typed)
    if field.evaluate("field => field.tagName") == "SELECT":
        _choose(field, words)
    else:
        field.fill(words)


def _tick(group: Locator, words: str) -> None:
    """By the words beside it, or by how they begin: "4" for "4: specialist"."""
    box = group.get_by_label(words, exact=True)
    if not box.count():
        box = group.get_by_label(words)
    box.first.check()


def _choose(field: Locator, words: str) -> None:
    """A person is chosen by their name: what they are stands beside it in the list."""
    options = field.locator("option").all_text_contents()
    found = [option for option in options if option.startswith(words)]
    assert len(found) == 1, f"“{words}” among {options}"
    field.select_option(label=found[0])
