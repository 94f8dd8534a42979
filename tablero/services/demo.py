"""Fills a throw-away board with a story, through the same services that a user's hands go through.

Each event is written at its own moment by a clock that is moved along, so that the timeline, the
journal and yesterday's figures are what they would have been.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from operator import itemgetter

from tablero.domain.words import Outcome
from tablero.services.moves import move
from tablero.services.people import add_person
from tablero.services.story import Beat, Figure, read_story
from tablero.services.touches import TouchFields, log_touch, refer, set_outcome
from tablero.services.workspace import Workspace
from tablero.storage import journal

_MORNING = time(8)

Event = tuple[datetime, Callable[[], None]]


def fill_demo(ws: Workspace, language: str) -> None:
    """Write the story's people and touches, ending today; notes and roles in `en` or `es`.

    One transaction: a demo that could not be filled is left empty. The story cannot be undone.
    """
    teller = _Teller(ws, {figure.key: figure for figure in read_story(language)})
    with ws.store.transaction():
        for at, act in sorted(teller.events(), key=itemgetter(0)):
            teller.now = min(at, ws.now())
            act()
        journal.close(ws.store)


class _Teller:
    """Tells the story: knows who is who by now, and what time it is in it."""

    def __init__(self, ws: Workspace, cast: dict[str, Figure]) -> None:
        self.now = ws.now()
        self._ws = replace(ws, clock=lambda: self.now)
        self._cast = cast
        self._today = ws.today()
        self._ids: dict[str, int] = {}

    def events(self) -> Iterator[Event]:
        """All that happens, each with its moment; what is told first of one moment comes first."""
        for figure in self._cast.values():
            if figure.since is not None:
                yield self._at(figure.since, _MORNING), partial(self._enter, figure)
            for beat in figure.beats:
                yield from self._beat(figure.key, beat)
            if figure.left is not None:
                yield self._at(figure.left, _MORNING), partial(self._leave, figure.key)

    def _beat(self, key: str, beat: Beat) -> Iterator[Event]:
        at = self._at(beat.days, time.fromisoformat(beat.time))
        yield at, partial(self._touch, key, beat)
        if beat.outcome is not Outcome.SENT:
            yield at + timedelta(hours=beat.hours), partial(self._conclude, key, beat)

    def _at(self, days: int, hour: time) -> datetime:
        day = self._today - timedelta(days=days)
        return datetime.combine(day, hour, self._ws.zone)

    def _enter(self, figure: Figure) -> None:
        via_id = self._ids[figure.via] if figure.via else None
        fields = replace(figure.fields, via_id=via_id)
        self._ids[figure.key] = add_person(self._ws, fields).card.id

    def _touch(self, key: str, beat: Beat) -> None:
        fields = TouchFields(beat.channel, beat.direction, beat.intent, note=beat.note)
        log_touch(self._ws, [self._ids[key]], fields)

    def _conclude(self, key: str, beat: Beat) -> None:
        if not beat.leads_to:
            set_outcome(self._ws, [self._ids[key]], beat.outcome)
            return
        introduced = self._cast[beat.leads_to].fields
        self._ids[beat.leads_to] = refer(self._ws, self._ids[key], introduced).introduced.id

    def _leave(self, key: str) -> None:
        move(self._ws, [self._ids[key]], None)
