"""Words with which an introduction is asked for, and those that remind of it."""

from collections.abc import Sequence

from tablero.domain.people import Card
from tablero.i18n import Translations
from tablero.present import cells
from tablero.present.words import quoted


def wish_question(wish: str, tr: Translations) -> str:
    """Words to begin with where nobody in particular is looked for."""
    text = tr.gettext("Do you know somebody I could talk to: {wish}? Could you introduce us?")
    return text.format(wish=cells.shown(wish))


def wish_reminder(name: str, wish: str, tr: Translations) -> str:
    """What is promised then: to ask after it."""
    text = tr.gettext("Ask {name} about the introduction to {whom}")
    return text.format(name=cells.shown(name), whom=quoted(cells.shown(wish), tr))


def question(way: Sequence[Card], tr: Translations) -> str:
    """Words to begin with; who does not know the one looked for is asked for the next."""
    whom, name = cells.shown(way[1].name), cells.shown(way[-1].name)
    if whom == name:
        return tr.gettext("Could you introduce me to {name}?").format(name=name)
    text = tr.gettext("Could you introduce me to {whom}? I would like to reach {name}.")
    return text.format(whom=whom, name=name)


def reminder(way: Sequence[Card], tr: Translations) -> str:
    """What is promised: to ask after it."""
    text = tr.gettext("Ask {name} about the introduction to {whom}")
    return text.format(name=cells.shown(way[0].name), whom=cells.shown(way[-1].name))
