"""A card of the board: name and due sign; role, company and balance; the ladder of touches."""

from datetime import date

from tablero.domain.brief import Awaited
from tablero.domain.due import DueState, due_state
from tablero.domain.people import Card
from tablero.domain.touches import ASKS_IN_A_ROW, ZONE_FIRST, ZONE_LAST, to_go
from tablero.domain.words import Outcome
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.lines import Line, Role, Span, ends, line_width

DECIDES = "◆"
"""The mark of the one who decides."""

UPSET = "!"
"""The mark, before the name, of one with whom a moment of truth is open."""

MADE, OPEN, WALL = "▮", "▯", "┊"

GIVES, ASKS = "+", "?"
"""Before how often one gave, and asked."""

_BACK_TODAY = N_("back today")
_DUE_WORDS = {
    DueState.COOLING: N_("{days} d, cool"),
    DueState.BACK: N_("back, {days} d"),
    DueState.LATE: N_("{days} d late"),
    DueState.TODAY: N_("today"),
    DueState.UNTOUCHED: N_("no touch"),
    DueState.LATER: N_("in {days} d"),
    DueState.RESTING: N_("back in {days} d"),
}
_SHORT_DUE_WORDS = {
    DueState.COOLING: N_("{days}d!!"),
    DueState.BACK: N_("awake"),
    DueState.LATE: N_("{days}d!"),
    DueState.TODAY: N_("today"),
    DueState.UNTOUCHED: N_("new"),
    DueState.LATER: N_("{days}d"),
    DueState.RESTING: N_("z{days}d"),
}
_DUE_ROLES = {
    DueState.COOLING: Role.COOLING,
    DueState.BACK: Role.TODAY,
    DueState.LATE: Role.LATE,
    DueState.TODAY: Role.TODAY,
    DueState.UNTOUCHED: Role.TODAY,
    DueState.LATER: Role.DIM,
    DueState.RESTING: Role.DIM,
}


def full_card(card: Card, today: date, width: int, tr: Translations) -> tuple[Line, ...]:
    """A card in three lines of `width` cells."""
    return (
        _name_line(card, due_sign(card, today, tr), width),
        _position_line(card, width),
        _ladder_line(card, width, tr),
    )


def small_card(card: Card, today: date, width: int, tr: Translations) -> tuple[Line, ...]:
    """A card in two lines of `width` cells, for four columns on 80."""
    return (
        _name_line(card, short_due_sign(card, today, tr), width),
        ends(ladder(card.touch_count), (), width, gap=0),
    )


def ladder(touch_count: int) -> Line:
    """The way of twelve touches, the zone from 5 to 12 between walls, then how many were made."""
    before = _steps(touch_count, 1, ZONE_FIRST - 1)
    zone = _steps(touch_count, ZONE_FIRST, ZONE_LAST)
    in_zone = Role.ACCENT if touch_count >= ZONE_FIRST else Role.DIM
    return (
        (before, Role.TEXT if touch_count else Role.DIM),
        (WALL, Role.DIM),
        (zone, in_zone),
        (f"{WALL} ", Role.DIM),
        (str(touch_count), Role.TEXT if touch_count else Role.DIM),
    )


def balance(card: Card) -> Line:
    """`+3 ?1`: how often one gave and asked; `?3!` when too many asks in a row had no answer (S9).

    Empty when there was neither.
    """
    if not card.give_count and not card.ask_count:
        return ()
    gives, asks = f"{GIVES}{card.give_count} ", f"{ASKS}{card.ask_count}"
    if card.unanswered_asks >= ASKS_IN_A_ROW:
        return (gives, Role.DIM), (f"{asks}!", Role.LATE)
    return (gives, Role.DIM), (asks, Role.DIM)


def due_sign(card: Awaited, today: date, tr: Translations) -> Span:
    """When the next touch is due, in a few words.

    Late, cooling, back from a rest and at rest differ without colour.
    """
    if card.rest_until == today:
        return tr.gettext(_BACK_TODAY), _DUE_ROLES[DueState.BACK]
    return _sign(_DUE_WORDS, card, today, tr)


def short_due_sign(card: Card, today: date, tr: Translations) -> Span:
    """The same in as few cells as can be read: `2d!`, `9d!!`, `today`, `awake`, `z9d`."""
    return _sign(_SHORT_DUE_WORDS, card, today, tr)


def _sign(words_for: dict[DueState, str], card: Awaited, today: date, tr: Translations) -> Span:
    state = due_state(card.due_on, card.cadence_days, today, card.rest_until)
    days = abs((card.due_on - today).days) if card.due_on else 0
    return tr.gettext(words_for[state]).format(days=days), _DUE_ROLES[state]


def position(role: str, company: str) -> str:
    """`role · company`, or the one of them that is known."""
    return " · ".join(filter(None, (role, company)))


def upset_mark(card: Card) -> str:
    """What stands before the name of one who is upset; of all others, nothing."""
    return f"{UPSET} " if card.is_upset else ""


def _name_line(card: Card, sign: Span, width: int) -> Line:
    """The name gives way, never the mark of the one who decides nor the due sign."""
    mark = f" {DECIDES}" if card.decision_maker else ""
    room = width - cells.width(mark) - cells.width(sign[0]) - 1
    upset = upset_mark(card)
    name = cells.cut(card.name, max(room - cells.width(upset), 0))
    left: Line = ((upset, Role.LATE), (name, Role.NAME), (mark, Role.ACCENT))
    return ends(left if upset else left[1:], (sign,), width)


def _position_line(card: Card, width: int) -> Line:
    """Role and company give way, never the balance."""
    place, sign = ((position(card.role, card.company), Role.DIM),), balance(card)
    return ends(place, sign, width, gap=1 if sign else 0)


def _ladder_line(card: Card, width: int, tr: Translations) -> Line:
    """The remark gives way, never the ladder."""
    steps = ladder(card.touch_count)
    room = max(0, width - line_width(steps) - 1)
    remark = tuple((cells.cut(text, room), role) for text, role in _remark(card, tr))
    return ends(steps, remark, width)


def _steps(touch_count: int, first: int, last: int) -> str:
    made = max(0, min(touch_count, last) - first + 1)
    return MADE * made + OPEN * (last - first + 1 - made)


def _remark(card: Card, tr: Translations) -> Line:
    """What else is worth a few cells: the answer, times on seen, who led here, what is to go."""
    if card.last_outcome in (Outcome.REPLIED, Outcome.REFERRED):
        return ((words.outcome(card.last_outcome, tr), Role.GOOD),)
    if card.seen_count:
        return ((tr.gettext("seen {count}").format(count=card.seen_count), Role.TEXT),)
    if card.via:
        first_name = cells.cut(card.via.partition(" ")[0], 12)
        return ((tr.gettext("via {name}").format(name=first_name), Role.DIM),)
    left = to_go(card.touch_count)
    if card.touch_count and 0 < left <= 2:
        return ((tr.gettext("{count} to go").format(count=left), Role.DIM),)
    return ()
