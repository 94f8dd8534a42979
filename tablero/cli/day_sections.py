"""The sections of the day's page: who stands in each, when, and why or with what."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.domain.today import Promised, Thanks, Today
from tablero.i18n import N_
from tablero.present.card import DECIDES, due_sign
from tablero.present.reader import Reader


class Row(NamedTuple):
    """One person of a section. `what` is an idea, a promise, the reason of a rest."""

    number: str
    name: str
    touches: int
    when: str
    what: str


class Section(NamedTuple):
    """A part of the page. `title` is not yet translated; `total` counts those left out, too."""

    title: str
    rows: tuple[Row, ...]
    total: int


def sections(day: Today, why: Mapping[int, str], reader: Reader) -> Iterator[Section]:
    """Those that are not empty, as they are read; `why` tells by person why they rest."""
    everything = {
        N_("Chosen for today"): ("three", _of(day.three, day.ideas, reader)),
        N_("Promises to keep"): ("promises", [_promise(each, reader) for each in day.promises]),
        N_("Back from a rest"): ("waking", _of(day.waking, why, reader)),
        N_("Due"): ("due", _of(day.due, day.ideas, reader)),
        N_("Stalled at touch 1 to 3"): ("stalled", _of(day.stalled, day.ideas, reader)),
        N_("No next step yet"): ("untouched", _of(day.untouched, day.ideas, reader)),
        N_("To thank"): ("thanks", [_thanks(each, reader) for each in day.thanks]),
        N_("Resting"): ("resting", [_rest(card, why, reader) for card in day.resting]),
    }
    for title, (name, rows) in everything.items():
        if rows:
            yield Section(title, tuple(rows), day.counts.get(name, len(rows)))


def _of(cards: Sequence[Card], about: Mapping[int, str], reader: Reader) -> list[Row]:
    return [_row(card, _due(card, reader), about.get(card.id, "")) for card in cards]


def _promise(promised: Promised, reader: Reader) -> Row:
    entry, tr = promised.entry, reader.tr
    assert entry.due_on is not None
    days = (reader.today - entry.due_on).days
    when = tr.gettext("{days} d late").format(days=days) if days else tr.gettext("today")
    return _row(promised.person, when, entry.text)


def _thanks(thanks: Thanks, reader: Reader) -> Row:
    names = ", ".join(link.name for link in thanks.introduced)
    brought = reader.tr.gettext("brought {names}").format(names=names)
    return _row(thanks.introducer, "", brought)


def _rest(card: Card, why: Mapping[int, str], reader: Reader) -> Row:
    assert card.rest_until is not None
    until = reader.tr.gettext("until {day}").format(day=reader.day(card.rest_until))
    return _row(card, until, why.get(card.id, ""))


def _row(card: Card, when: str, what: str) -> Row:
    mark = f" {DECIDES}" if card.decision_maker else ""
    return Row(str(card.id), f"{card.name}{mark}", card.touch_count, when, what)


def _due(card: Card, reader: Reader) -> str:
    return due_sign(card, reader.today, reader.tr)[0]
