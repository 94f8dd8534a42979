"""Asks and offers as lines: one as an answer, all as a list, whom they suit and why."""

from collections.abc import Iterable, Iterator, Sequence

from tablero.cli.tables import hanging, table
from tablero.domain.asks import Ask, Match, Offer, Told
from tablero.i18n import Translations
from tablero.present.asks import standing, title_of, why
from tablero.present.blocks import flowed
from tablero.present.card import position
from tablero.present.reader import Reader
from tablero.present.words import quoted
from tablero.services.suited import Suited

DOT = " · "
_FLEXIBLE = (1, 2, 3)


def ask_line(ask: Ask, tr: Translations) -> str:
    """`Ask 2 · somebody who knows about tyres · #tyres`."""
    return _line(tr.gettext("Ask {id}").format(id=ask.id), ask, tr)


def offer_line(offer: Offer, tr: Translations) -> str:
    """`Offer 1 · a review of your figures · #finance`."""
    return _line(tr.gettext("Offer {id}").format(id=offer.id), offer, tr)


def ask_lines(
    found: Sequence[tuple[Ask, Sequence[Told]]], reader: Reader, width: int | None
) -> Iterator[str]:
    """Number and need; below it the words to send, the tags, and who was told, by number."""
    heads = [_head(ask, reader.tr) for ask, _ in found]
    texts = [[*_ask_texts(ask, told, reader)] for ask, told in found]
    for lines in hanging(heads, texts, width):
        yield from lines


def offer_lines(found: Sequence[Offer], tr: Translations, width: int | None) -> Iterator[str]:
    """Number, what there is to give, and below it the tags."""
    heads = [_head(offer, tr) for offer in found]
    texts = [[offer.what, *filter(None, [_tags(offer)])] for offer in found]
    for lines in hanging(heads, texts, width):
        yield from lines


def for_lines(
    found: Iterable[tuple[Ask, Match] | tuple[Offer, Match]], tr: Translations, width: int | None
) -> Iterator[str]:
    """Number and text of what suits a person; below it the words to send, and why."""
    heads, texts = [], []
    for about, match in found:
        wording = _wording(about, tr) if isinstance(about, Ask) else ""
        heads.append((str(about.id),))
        texts.append([title_of(about), *filter(None, (wording, why(match, tr)))])
    for lines in hanging(heads, texts, width):
        yield from lines


def suited_lines(found: Sequence[Suited], tr: Translations, width: int | None) -> Iterator[str]:
    """Number, name, position, and why."""
    rows = [
        (str(card.id), card.name, position(card.role, card.company), why(match, tr))
        for card, match in found
    ]
    return table(rows, _FLEXIBLE, width)


def _line(named: str, about: Ask | Offer, tr: Translations) -> str:
    closed = "" if about.is_open else tr.gettext("closed")
    return DOT.join(filter(None, (named, closed, title_of(about), _tags(about))))


def _head(about: Ask | Offer, tr: Translations) -> tuple[str, ...]:
    return str(about.id), "" if about.is_open else tr.gettext("closed")


def _ask_texts(ask: Ask, told: Sequence[Told], reader: Reader) -> Iterator[str]:
    yield ask.need
    yield from filter(None, (_wording(ask, reader.tr), _tags(ask)))
    yield standing(told, reader.tr)
    for each in told:
        yield _told(each, reader)


def _told(told: Told, reader: Reader) -> str:
    """`5 Ramón Echeverría · Mon 23 Nov · “Ask Nadia” → Nadia Haddad`."""
    day = reader.day(reader.local(told.told_at).date())
    parts = (f"{told.id} {told.person.name}", day, quoted(told.answer, reader.tr))
    return DOT.join(filter(None, parts)) + (f" → {told.led_to.name}" if told.led_to else "")


def _tags(about: Ask | Offer) -> str:
    return " ".join(f"#{tag}" for tag in about.tags)


def _wording(ask: Ask, tr: Translations) -> str:
    return quoted(flowed(ask.wording), tr)
