"""The day in one line, for the login: `tablero: 3 due (Ana Ríos 2 d late; …) and 1 promise`."""

from datetime import date

from tablero.domain.brief import Awaited, Brief
from tablero.i18n import Translations
from tablero.present import cells
from tablero.present.card import due_sign

LONGEST_NAME = 30
"""Cells of a name; a longer one would push the others off the line."""


def brief_line(found: Brief, today: date, width: int | None, tr: Translations) -> str:
    """The line, empty when nothing is due. To fit in `width` cells the last names are left out."""
    told = amounts(found.due, found.promises, tr)
    if not told:
        return ""
    named = [_named(card, today, tr) for card in found.first]
    lines = [_line(found, told, named[:count], tr) for count in range(len(named), -1, -1)]
    fitting = (line for line in lines if width is None or cells.width(line) <= width)
    return next(fitting, None) or cells.cut(lines[-1], width or 0)


def amounts(due: int, promises: int, tr: Translations) -> list[str]:
    """`3 due` and `1 promise`, without what there is none of."""
    return [
        text.format(count=count)
        for count, text in (
            (due, tr.ngettext("{count} due", "{count} due", due)),
            (promises, tr.ngettext("{count} promise", "{count} promises", promises)),
        )
        if count
    ]


def _line(found: Brief, told: list[str], named: list[str], tr: Translations) -> str:
    first, *rest = told
    if named:
        more = ["…"] if found.due > len(named) else []
        first += f" ({'; '.join(named + more)})"
    for other in rest:
        first = tr.gettext("{due} and {promises}").format(due=first, promises=other)
    return f"tablero: {first}"


def _named(card: Awaited, today: date, tr: Translations) -> str:
    sign = due_sign(card, today, tr)[0] if card.due_on else tr.gettext("new")
    return f"{cells.cut(card.name, LONGEST_NAME)} {sign}"
