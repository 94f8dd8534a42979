"""Ways to somebody, each as a line with its strength; and why it is as strong as it is."""

from collections.abc import Sequence
from typing import Protocol

from tablero.domain.people import Card
from tablero.domain.reach import percent
from tablero.domain.words import TieKind
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.blocks import Lines, wrapped
from tablero.present.card import DECIDES, MADE, OPEN, position
from tablero.present.lines import Line, Role, fit_line
from tablero.present.ties import balance_span

ARROW = " → "
METER = 5
"""Cells in which the strength is drawn."""

_FULL = 100
INDENT = "   "

TIED = {
    TieKind.REFERRED: N_("tied to {name} by a referral"),
    TieKind.KNOWS: N_("knows {name}"),
    TieKind.WORKS_WITH: N_("works with {name}"),
    TieKind.FAMILY: N_("family of {name}"),
    None: N_("same company as {name}"),
}


class Link(Protocol):
    """A person on a way, as the service gives it."""

    @property
    def card(self) -> Card:
        """The person."""

    @property
    def kind(self) -> TieKind | None:
        """The tie to the next."""

    @property
    def days(self) -> int | None:
        """Days since the last touch."""

    @property
    def balance(self) -> int:
        """Favours given less received."""


def way_line(links: Sequence[Link], strength: float, width: int) -> Line:
    """`▮▮▮▯▯ 62  Luis → Eva → Ana`; names give way evenly where there is little room."""
    value = percent(strength)
    full = -(-value * METER // _FULL)
    meter = f"{MADE * full}{OPEN * (METER - full)} {value:>3}  "
    names = _names([link.card.name for link in links], width - len(meter))
    spans = [(meter, Role.ACCENT)]
    for at, name in enumerate(names):
        spans += [(ARROW, Role.DIM)] if at else []
        spans += [(name, Role.NAME if at in (0, len(names) - 1) else Role.TEXT)]
    return fit_line(tuple(spans), width)


def why_lines(links: Sequence[Link], width: int, tr: Translations) -> Lines:
    """Each link in a line: how it is tied, how long ago I was in touch, who owes whom."""
    room = width - len(INDENT)
    lines: Lines = []
    for at, link in enumerate(links):
        before = links[at - 1] if at else None
        told = _told(link, before, tr, first=not at, last=at == len(links) - 1)
        lines += [((INDENT, Role.TEXT), *line) for line in wrapped(told, room, Role.TEXT)]
    return lines


def in_touch(days: int | None, tr: Translations) -> str:
    """How long ago I was in touch."""
    if days is None:
        return tr.gettext("never in touch")
    if days <= 0:
        return tr.gettext("in touch today")
    text = tr.ngettext("in touch {count} day ago", "in touch {count} days ago", days)
    return text.format(count=days)


def _told(link: Link, before: Link | None, tr: Translations, *, first: bool, last: bool) -> str:
    card = link.card
    mark = f" {DECIDES}" if card.decision_maker else ""
    parts = [cells.shown(card.name) + mark]
    if before:
        parts.append(tr.gettext(TIED[before.kind]).format(name=cells.shown(before.card.name)))
    if last:
        parts.append(cells.shown(position(card.role, card.company)))
    if not last or first:
        parts.append(in_touch(link.days, tr))
    if first and link.balance:
        parts.append(balance_span(link.balance, tr)[0])
    return " · ".join(filter(None, parts))


def _names(names: Sequence[str], width: int) -> list[str]:
    """As they are; else cut to the same share of the room."""
    shown = [cells.shown(name) for name in names]
    room = width - len(ARROW) * (len(names) - 1)
    if sum(map(cells.width, shown)) <= room:
        return shown
    share = max(4, room // len(names))
    return [cells.cut(name, share) for name in shown]
