"""Fills a throw-away board with a story, through the same services that a user's hands go through.

Each event is written at its own moment by a clock that is moved along, so that the timeline, the
journal and yesterday's figures are what they would have been.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from operator import itemgetter

from tablero.domain.words import Channel, Outcome
from tablero.services.asks import add_ask, tell
from tablero.services.entries import EntryFields, add_entry
from tablero.services.evening import EveningFields, close_day
from tablero.services.favours import FavourFields, add_favour
from tablero.services.lessons import add_lesson
from tablero.services.mistakes import MistakeFields, add_mistake, touches_made
from tablero.services.offers import add_offer
from tablero.services.people import add_person
from tablero.services.recoveries import open_moment
from tablero.services.recovery_steps import (
    ContactFields,
    arrange_talk,
    save_evidence,
    save_strategy,
)
from tablero.services.rests import rest
from tablero.services.story import (
    Advice,
    Beat,
    Figure,
    Rest,
    Slip,
    Story,
    Written,
    read_story,
)
from tablero.services.story_moment import MomentStory, read_moment_story
from tablero.services.story_network import (
    Asked,
    Kindness,
    NetworkStory,
    Tied,
    read_network,
)
from tablero.services.thanks import thank
from tablero.services.ties import add_tie
from tablero.services.touches import TouchFields, log_touch, refer, set_outcome
from tablero.services.workspace import Workspace
from tablero.storage import journal

_MORNING, _EVENING, _NIGHT = time(8), time(18, 30), time(21)

Event = tuple[datetime, Callable[[], object]]


def fill_demo(ws: Workspace, language: str) -> None:
    """Write the story's people and touches, ending today; notes and roles in `en` or `es`.

    One transaction: a demo that could not be filled is left empty. The story cannot be undone.
    """
    teller = _Teller(ws, read_story(language), read_network(language), read_moment_story(language))
    with ws.store.transaction():
        for at, act in sorted(teller.events(), key=itemgetter(0)):
            teller.now = min(at, ws.now())
            act()
        journal.close(ws.store)


class _Teller:
    """Tells the story: knows who is who by now, and what time it is in it."""

    def __init__(
        self, ws: Workspace, story: Story, network: NetworkStory, moment: MomentStory
    ) -> None:
        self.now = ws.now()
        self._ws = replace(ws, clock=lambda: self.now)
        self._cast = {figure.key: figure for figure in story.cast}
        self._lessons = story.lessons
        self._evening = story.evening
        self._network = network
        self._moment = moment
        self._today = ws.today()
        self._ids: dict[str, int] = {}
        self._ask_id = 0

    def events(self) -> Iterator[Event]:
        """All that happens, each with its moment; what is told first of one moment comes first."""
        for figure in self._cast.values():
            if figure.since is not None:
                yield self._at(figure.since, _MORNING), partial(self._enter, figure)
            for beat in figure.beats:
                yield from self._beat(figure.key, beat)
            yield from self._rest_of(figure)
        for lesson in self._lessons:
            yield self._at(lesson.days, _EVENING), partial(self._learn, lesson)
        yield self._at(1, time.fromisoformat(self._evening.time)), self._close_day
        yield from self._network_events()
        yield self._at(self._moment.days, time(19)), self._open_moment

    def _network_events(self) -> Iterator[Event]:
        """Ties, favours, the ask and whom I told, the offer."""
        told, hour = self._network, time(19)
        for tied in told.ties:
            yield self._at(tied.days, hour), partial(self._tie, tied)
        for kindness in told.favours:
            yield self._at(kindness.days, hour), partial(self._favour, kindness)
        yield self._at(told.ask.days, hour), partial(self._ask, told.ask)
        yield self._at(told.offer.days, hour), partial(add_offer, self._ws, told.offer.fields)
        for days, key in told.ask.told:
            yield self._at(days, hour), partial(self._tell, key)

    def _rest_of(self, figure: Figure) -> Iterator[Event]:
        """What happens with a person beside touches."""
        for entry in figure.entries:
            yield self._at(entry.days, _EVENING), partial(self._write, figure.key, entry)
        for slip in figure.mistakes:
            yield self._at(slip.days, _NIGHT), partial(self._err, figure.key, slip)
        if figure.rest is not None:
            yield self._at(figure.rest.days, _NIGHT), partial(self._rest, figure.key, figure.rest)
        if figure.thanked is not None:
            yield self._at(figure.thanked, _NIGHT), partial(self._thank, figure.key)

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

    def _write(self, key: str, entry: Written) -> None:
        due_in = entry.due_in
        due_on = None if due_in is None else self._today + timedelta(days=due_in)
        fields = EntryFields(entry.kind, entry.text, entry.topic, due_on, entry.status)
        add_entry(self._ws, [self._ids[key]], fields)

    def _err(self, key: str, slip: Slip) -> None:
        person_id = self._ids[key]
        made = touches_made(self._ws, person_id)
        about = person_id, made[0].id if made else None
        add_mistake(
            self._ws, MistakeFields(slip.text, slip.kind, slip.cause, slip.next_time, *about)
        )

    def _learn(self, lesson: Advice) -> None:
        due_in, known = lesson.due_in, self._ids.get(lesson.by)
        due_on = None if due_in is None else self._today + timedelta(days=due_in)
        said_by = "" if known else lesson.by
        fields = replace(lesson.fields, due_on=due_on, said_by_id=known, said_by=said_by)
        add_lesson(self._ws, fields)

    def _rest(self, key: str, told: Rest) -> None:
        rest(self._ws, [self._ids[key]], self._today + timedelta(days=told.back_in), told.why)

    def _thank(self, key: str) -> None:
        thank(self._ws, self._ids[key])

    def _tie(self, tied: Tied) -> None:
        add_tie(self._ws, self._ids[tied.one], self._ids[tied.other], tied.kind)

    def _favour(self, told: Kindness) -> None:
        fields = FavourFields(told.kind, told.what, self._ws.today())
        add_favour(self._ws, self._ids[told.key], fields)

    def _ask(self, told: Asked) -> None:
        ask = add_ask(self._ws, told.fields).ask
        assert ask is not None
        self._ask_id = ask.id

    def _tell(self, key: str) -> None:
        tell(self._ws, self._ask_id, [self._ids[key]])

    def _open_moment(self) -> None:
        told, ws = self._moment, self._ws
        moment_id = open_moment(ws, self._ids[told.key]).recovery.id
        save_evidence(ws, moment_id, told.evidence)
        save_strategy(ws, moment_id, told.strategy)
        at = self._at(-1, time.fromisoformat(told.talk))
        arrange_talk(ws, moment_id, ContactFields(Channel.CALL, at, told.promise))

    def _close_day(self) -> None:
        told = self._evening
        three = tuple(self._ids[key] for key in told.three)
        close_day(self._ws, EveningFields(told.mistake, self._ids[told.about], three))
