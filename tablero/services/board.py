"""What the board shows: its figures, windows of its columns, and whether others have changed it."""

from collections import Counter
from collections.abc import Collection

from tablero.domain.changes import Written
from tablero.domain.people import Card
from tablero.domain.query import Query
from tablero.domain.ranking import Standings
from tablero.domain.tally import Tally
from tablero.domain.timeline import Event, EventKind
from tablero.domain.touches import Touch
from tablero.domain.words import Stage
from tablero.services.workspace import Workspace
from tablero.storage import board, history, order

EVENTS_AT_ONCE = 5_000
"""SQLite takes no more than 32,766 ids in one statement."""


def count(ws: Workspace) -> Tally:
    """The figures of the board, counted afresh."""
    return board.count_tally(ws.store, ws.frame())


def follow(ws: Workspace, tally: Tally, written: Written) -> Tally:
    """The figures after a write, by what it changed; counted afresh on a new day or large write."""
    if written.shifts is None or tally.frame.today != ws.today():
        return count(ws)
    for before, after in written.shifts:
        tally = tally.shifted(before, after)
    return tally


def count_matches(ws: Workspace, query: Query) -> Standings:
    """Where the cards stand that answer to a query."""
    return board.count_matches(ws.store, ws.today(), query)


def window(
    ws: Workspace, stage: Stage, standings: Standings, offset: int, limit: int, query: Query = ()
) -> list[Card]:
    """At most `limit` cards of a column from place `offset`, the most urgent first."""
    today = ws.today()
    return order.window(
        ws.store, [stage], standings, today, offset=offset, limit=limit, query=query
    )


def position(ws: Workspace, card: Card, standings: Standings, query: Query = ()) -> int:
    """At which place of its column, from 0, a card stands."""
    return order.position(ws.store, card, standings, ws.today(), query)


def cards(ws: Workspace, ids: list[int]) -> list[Card]:
    """The cards of these people; those who are gone are left out."""
    return board.find_cards(ws.store, ids)


def events(
    ws: Workspace, person_id: int, offset: int, limit: int, kinds: Collection[EventKind] = ()
) -> list[Event]:
    """A window of a person's timeline, the newest first; without kinds, of all of it."""
    return history.events(ws.store, person_id, offset, limit, kinds)


def last_touch(ws: Workspace, person_id: int) -> Touch | None:
    """The newest touch with a person, out or in."""
    return history.last_touch(ws.store, person_id)


def all_events(ws: Workspace, person_id: int) -> list[Event]:
    """All of a person's timeline, the newest first, however long it is."""
    places = range(0, count_kinds(ws, person_id).total(), EVENTS_AT_ONCE)
    return [event for first in places for event in events(ws, person_id, first, EVENTS_AT_ONCE)]


def count_kinds(ws: Workspace, person_id: int) -> Counter[EventKind]:
    """How many events of each kind there are on a person's timeline."""
    return history.count_kinds(ws.store, person_id)


def version(ws: Workspace) -> int:
    """A number that changes when another session has written (`PRAGMA data_version`)."""
    return int(ws.store.pragma("data_version"))
