"""The ledger of favours: given and received, settled but kept, and as touches."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tablero.domain.favours import Favour
from tablero.domain.words import Channel, FavourKind, Intent
from tablero.errors import BadInput, DoNotContact, NotFound
from tablero.services import favours
from tablero.services.doctor import examine
from tablero.services.favours import FavourFields
from tablero.services.workspace import Workspace
from tablero.storage import history

if TYPE_CHECKING:
    from tests.conftest import Clock, Driver


def noted(ws: Workspace, person: int, kind: FavourKind = FavourKind.GIVEN, **rest: Any) -> Favour:
    fields = FavourFields(kind, rest.pop("what", "Lent the van"), **rest)
    found = favours.add_favour(ws, person, fields).favour
    assert found
    return found


def balances(ws: Workspace) -> dict[str, int]:
    return {account.person.name: account.balance for account in favours.read_ledger(ws)}


def test_a_favour_is_of_today_unless_a_day_is_said(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    first = noted(workspace, ana, what=" Lent\x1b[31m the  van ")
    assert (first.what, first.day, first.is_open) == ("Lent the van", date(2026, 11, 23), True)
    other = noted(workspace, ana, day=date(2026, 1, 2))
    assert favours.favours_of(workspace, ana) == (first, other)


def test_the_balance_counts_what_was_done_and_is_not_settled(
    drive: "Driver", workspace: Workspace
) -> None:
    ana, noe, eva = (drive.add(name) for name in ("Ana Ríos", "Noé Ñíguez", "Eva Prueba"))
    for kind in (FavourKind.GIVEN, FavourKind.GIVEN, FavourKind.OFFERED, FavourKind.ASKED):
        noted(workspace, ana, kind)
    owed = noted(workspace, noe, FavourKind.RECEIVED)
    noted(workspace, eva, FavourKind.OFFERED)
    assert balances(workspace) == {"Noé Ñíguez": -1, "Eva Prueba": 0, "Ana Ríos": 2}
    assert next(iter(balances(workspace))) == "Noé Ñíguez"
    favours.settle_favour(workspace, owed.id)
    assert "Noé Ñíguez" not in balances(workspace)
    (kept,) = favours.favours_of(workspace, noe)
    assert kept.settled_on == workspace.today()
    favours.settle_favour(workspace, owed.id, settled=False)
    assert balances(workspace)["Noé Ñíguez"] == -1


def test_a_favour_is_never_settled_before_its_day(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    first = noted(workspace, ana, day=date(2026, 11, 1), settled_on=date(2026, 11, 5))
    fields = FavourFields(first.kind, first.what, date(2026, 11, 20), first.settled_on)
    favours.revise_favour(workspace, first.id, fields)
    other = noted(workspace, ana)
    clock.advance(days=-2)
    favours.settle_favour(workspace, other.id)
    assert [each.settled_on for each in favours.favours_of(workspace, ana)] == [
        date(2026, 11, 23),
        date(2026, 11, 20),
    ]
    assert examine(workspace) == ()


def test_a_favour_that_is_settled_already_keeps_its_day(
    drive: "Driver", clock: "Clock", workspace: Workspace
) -> None:
    owed = noted(workspace, drive.add("Ana Ríos"))
    settled = favours.settle_favour(workspace, owed.id).favour
    clock.advance(days=1)
    assert favours.settle_favour(workspace, owed.id).favour == settled


def test_a_favour_given_can_be_a_touch_that_gives_in_one_step(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    favour = noted(workspace, ana, channel=Channel.CALL)
    (touch,) = history.touches_of(workspace.store, ana)
    assert favour.touch_id == touch.id
    assert (touch.intent, touch.channel, touch.note) == (Intent.GIVE, Channel.CALL, "Lent the van")
    assert drive.card(ana).give_count == 1
    assert drive.undo() == "favour"
    assert drive.card(ana).touch_count == 0
    assert favours.favours_of(workspace, ana) == ()
    drive.redo()
    assert favours.favours_of(workspace, ana) == (favour,)
    assert not examine(workspace)


def test_a_favour_of_an_earlier_day_is_a_touch_of_that_day(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    noted(workspace, ana, channel=Channel.CALL, day=date(2026, 11, 2))
    (touch,) = history.touches_of(workspace.store, ana)
    assert workspace.day_of(touch.at) == date(2026, 11, 2)
    assert drive.card(ana).due_on == date(2026, 11, 9)


def test_only_what_i_gave_counts_as_a_touch_of_mine(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    noted(workspace, ana, FavourKind.RECEIVED, channel=Channel.CALL)
    assert drive.card(ana).touch_count == 0


def test_who_wants_no_contact_is_touched_only_when_sure(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos", None)
    drive.edit(ana, do_not_contact=True)
    fields = FavourFields(FavourKind.GIVEN, "A book", channel=Channel.EMAIL)
    with pytest.raises(DoNotContact):
        favours.add_favour(workspace, ana, fields)
    assert favours.favours_of(workspace, ana) == ()
    favours.add_favour(workspace, ana, fields, anyway=True)
    assert drive.card(ana).touch_count == 1


def test_a_favour_needs_words_a_person_and_a_day_that_has_been(
    drive: "Driver", workspace: Workspace
) -> None:
    ana = drive.add("Ana Ríos")
    with pytest.raises(BadInput, match="empty"):
        noted(workspace, ana, what=" ")
    with pytest.raises(BadInput, match="future"):
        noted(workspace, ana, day=workspace.today() + timedelta(days=1))
    with pytest.raises(NotFound):
        noted(workspace, 9)
    with pytest.raises(NotFound):
        favours.settle_favour(workspace, 9)


def test_a_favour_is_changed_and_an_emptied_one_goes(drive: "Driver", workspace: Workspace) -> None:
    ana = drive.add("Ana Ríos")
    favour = noted(workspace, ana)
    changed = FavourFields(FavourKind.RECEIVED, "Got the van", date(2026, 11, 1))
    found = favours.revise_favour(workspace, favour.id, changed).favour
    assert found
    assert (found.kind, found.what, found.day) == (
        FavourKind.RECEIVED, "Got the van", date(2026, 11, 1),
    )  # fmt: skip
    emptied = FavourFields(FavourKind.RECEIVED, "")
    assert favours.revise_favour(workspace, favour.id, emptied).favour is None
    drive.undo()
    assert favours.favours_of(workspace, ana) == (found,)
