"""What the day asks for is found by the people it is about, not by a look at all that is alike."""

from datetime import UTC, datetime

import pytest

from tablero.storage import entries, thanks
from tablero.storage.store import Store
from tests.storage.boards import plans


def test_the_ties_of_an_introducer_are_found_by_the_introducer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = plans(store, monkeypatch)
    at = datetime(2026, 11, 23, tzinfo=UTC)
    thanks.unthanked_ties(store, 1, at)
    assert seen.steps == {"SEARCH t1 USING INDEX tie_source_id_target_id_kind (source_id=?)"}


def test_to_whom_an_introducer_led_is_found_by_the_introducer(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = plans(store, monkeypatch)
    thanks.unthanked_leads(store, 1, datetime(2026, 11, 23, tzinfo=UTC))
    (step,) = seen.steps
    assert "lead_introducer_id_thanked_at_at (introducer_id=? AND thanked_at=?" in step


def test_the_ideas_for_some_people_are_found_by_these(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = plans(store, monkeypatch)
    entries.next_ideas(store, [1, 2])
    assert "SEARCH t1 USING INDEX entry_person_id_at (person_id=?)" in seen.steps
