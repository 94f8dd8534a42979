"""The timeline as `show` prints it: a line for each touch, move and entry."""

from tablero.domain.entries import Entry
from tablero.domain.timeline import Event
from tablero.domain.touches import Touch
from tablero.domain.words import Direction, EntryStatus
from tablero.i18n import Translations
from tablero.i18n.dates import dated
from tablero.present import cells, words
from tablero.present.blocks import flowed
from tablero.present.card import UPSET
from tablero.present.reader import Reader

DOT = " · "


def event_line(event: Event, reader: Reader) -> str:
    """When it was, and what."""
    at = reader.local(event.at)
    return f"{dated(at, reader.language):>11} {at:%H:%M}  {_told(event, reader)}"


def _told(event: Event, reader: Reader) -> str:
    if event.touch is not None:
        return _touch(event.touch, reader.tr)
    if event.entry is not None:
        return _entry(event.entry, reader)
    if event.moment is not None:
        facts = (
            f"{UPSET} {reader.tr.gettext('moment of truth')}",
            words.moment(event.moment.status, reader.tr),
            cells.shown(flowed(event.moment.text)),
        )
        return DOT.join(filter(None, facts))
    assert event.move is not None
    return f"→ {words.stage(event.move.to_stage, reader.tr)}"


def _touch(touch: Touch, tr: Translations) -> str:
    facts: tuple[str, ...]
    if touch.direction is Direction.OUT:
        number = tr.gettext("Touch {number}").format(number=touch.number)
        facts = (number, words.channel(touch.channel, tr), words.intent(touch.intent, tr))
        facts = (*facts, words.outcome(touch.outcome, tr))
    else:
        facts = (words.direction(touch.direction, tr), words.channel(touch.channel, tr))
    return DOT.join(filter(None, (*facts, cells.shown(touch.note))))


def _entry(entry: Entry, reader: Reader) -> str:
    topic = words.topic(entry.topic, reader.tr) if entry.topic else ""
    text = cells.shown(flowed(entry.text))
    kind = words.entry(entry.kind, reader.tr)
    return DOT.join(filter(None, (kind, topic, _status(entry, reader), text)))


def _status(entry: Entry, reader: Reader) -> str:
    """How it stands; of a promise to keep, by when."""
    if entry.status is EntryStatus.OPEN and entry.due_on:
        day = dated(entry.due_on, reader.language)
        return reader.tr.gettext("by {day}").format(day=day)
    return words.status(entry.kind, entry.status, reader.tr)
