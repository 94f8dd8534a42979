"""The look back at the end of a day: whom one touched, or a kind word when it was nobody."""

from collections.abc import Sequence

from tablero.domain.people import Card
from tablero.domain.touches import Touch
from tablero.i18n import N_, NN_, Translations
from tablero.present import cells
from tablero.present.lines import EMPTY, Line, Role
from tablero.present.news import touch_news

LEAST = 3
"""On fewer rows there is no look back: a heading, a line, a blank."""

TOUCHED = NN_("{count} touch today", "{count} touches today")
MORE = NN_("… and {count} more", "… and {count} more")
NOBODY = N_(
    "No touch today, and that is all right. On a card {key} logs one; "
    "three names for tomorrow are a beginning."
)


def look_back(
    touched: Sequence[tuple[Card, Touch]], key: str, width: int, rows: int, tr: Translations
) -> list[Line]:
    """At most `rows` lines, the last of them blank; `key` is the one that logs a touch."""
    if rows < LEAST:
        return []
    if not touched:
        text = tr.gettext(NOBODY).format(key=key)
        return [*(((line, Role.DIM),) for line in cells.wrap(text, width)[: rows - 1]), EMPTY]
    count = len(touched)
    head: Line = ((tr.ngettext(*TOUCHED, count).format(count=count), Role.HEAD),)
    return [head, *_listed(touched, rows - 2, tr), EMPTY]


def _listed(touched: Sequence[tuple[Card, Touch]], rows: int, tr: Translations) -> list[Line]:
    """The touches in their order; of too many the first, and how many more there were."""
    shown = touched if len(touched) <= rows else touched[: rows - 1]
    lines: list[Line] = [((touch_news(touch, card, None, tr), Role.TEXT),) for card, touch in shown]
    if more := len(touched) - len(shown):
        lines.append(((tr.ngettext(*MORE, more).format(count=more), Role.DIM),))
    return lines
