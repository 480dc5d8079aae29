"""No move leaves a child with nobody who leads for a service that holds, or in what could never end."""

from dataclasses import replace

import pytest

from held.engine.versions import can_end
from tests.engine.versions.a_move import (
    begun,
    decided,
    later,
    moved,
    refused,
)


class TestThePromise:
    def test_the_lead_works_for_a_service_that_holds(self) -> None:
        assert "for which the lead does not work" in refused(begun(), later(), works_for=frozenset())

    def test_it_can_still_end(self) -> None:
        """Under these words the hub's part is never closed once the child is taken on."""
        closes = "close the hub's part only when a social worker is named"
        never = "from taking the child on, do not close the hub's part"
        story = decided().does("take the child on", named={"social worker": "Sam"}, at="2026-03-04 09:00")
        works_for = frozenset({"family hub", "social work"})
        assert moved(story, later()).end_is_found
        assert "it could never end" in refused(
            story, later((closes, f"{closes}\n      - {never}")), works_for=works_for
        )

    def test_where_that_was_not_found_out_it_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for bound in ("AT_FIRST", "THEN"):
            monkeypatch.setattr(can_end, bound, 0)
        assert not moved(decided(), later()).end_is_found

    def test_somebody_leads(self) -> None:
        story = begun()
        story.history = (replace(story.history[0], lead=None), *story.history[1:])  # type: ignore[type-var]
        assert refused(story, later()) == "Nobody leads. Name a lead first."
