"""The sections of the page of `tablero today`: each person by number, when, and with what."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tablero.domain.entries import Entry
from tablero.domain.people import Card
from tablero.domain.today import Today
from tablero.present import today, words
from tablero.present.card import DECIDES, due_sign, upset_mark
from tablero.present.reader import Reader
from tablero.present.today import TITLES, Part

BESIDE = (Part.NAME, Part.NEXT)
"""What the page tells in sentences of its own."""


class Row(NamedTuple):
    """One person of a section. `what` is an idea, a promise, the reason of a rest."""

    number: str
    name: str
    touches: int
    when: str
    what: str


class Section(NamedTuple):
    """A part of the page. `title` is not yet translated; `total` counts those left out, too.

    None is for more of them than were counted.
    """

    title: str
    rows: tuple[Row, ...]
    total: int | None


def sections(day: Today, why: Mapping[int, str], reader: Reader) -> Iterator[Section]:
    """Those of the screen of the day, as they are read; `why` tells by person why they rest."""
    for found in today.sections(day, why, reader):
        if found.rows and found.part not in BESIDE:
            rows = tuple(_row(each, reader) for each in found.rows)
            total = max(found.total, len(rows)) if found.is_counted else None
            yield Section(TITLES[found.part], rows, total)


def _row(row: today.Row, reader: Reader) -> Row:
    card = row.card
    name = f"{upset_mark(card)}{card.name}"
    mark = f" {DECIDES}" if card.decision_maker else ""
    return Row(str(card.id), f"{name}{mark}", card.touch_count, _when(row, reader), row.text)


def _when(row: today.Row, reader: Reader) -> str:
    """When it is due; of who rests, until when. Thanks have no day."""
    if row.part is Part.THANKS:
        return ""
    if row.recovery:
        return words.step(row.recovery.step, reader.tr)
    if row.part is Part.RESTING:
        return _until(row.card, reader)
    if row.entry:
        return _promised(row.entry, reader)
    return due_sign(row.card, reader.today, reader.tr)[0]


def _promised(entry: Entry, reader: Reader) -> str:
    assert entry.due_on is not None
    tr, days = reader.tr, (reader.today - entry.due_on).days
    return tr.gettext("{days} d late").format(days=days) if days else tr.gettext("today")


def _until(card: Card, reader: Reader) -> str:
    assert card.rest_until is not None
    return reader.tr.gettext("until {day}").format(day=reader.day(card.rest_until))
