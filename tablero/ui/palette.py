"""Every action and every person by name: type some letters, choose, Enter."""

from collections.abc import Sequence
from typing import NamedTuple

from tablero.domain.people import Card
from tablero.domain.text import fold
from tablero.i18n import Translations
from tablero.present import words
from tablero.present.card import DECIDES, position
from tablero.present.hints import Hint
from tablero.present.lines import EMPTY, Line, Role, ends
from tablero.services import people
from tablero.services.workspace import Workspace
from tablero.ui.dialogs.editing import LineEdit
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.sheet import SheetDialog

PEOPLE = 8
"""How many people are offered."""

ROWS = 16
NEAR_END = 3
"""Cells that stay free between what an action does and its key."""


class Offer(NamedTuple):
    """An action as the palette offers it; `reason` tells why it cannot be done now."""

    action_id: str
    text: str
    keys: str
    reason: str = ""


Choice = str | Card
"""The id of an action, or a person."""


def matching(offers: Sequence[Offer], text: str) -> list[Offer]:
    """The actions in whose description every word typed begins some word; accents do not matter.

    Those whose description begins as typed come first.
    """
    found = [offer for offer in offers if _answers(_words(offer.text), text)]
    return sorted(found, key=lambda offer: not fold(offer.text).startswith(fold(text)))


def _by_nearness(found: Sequence[Card], text: str) -> tuple[list[Card], list[Card]]:
    """The people with a name that begins as typed, and the others; actions stand between them."""
    near = [card for card in found if _answers(fold(card.name).split(), text)]
    return near, [card for card in found if card not in near]


def _answers(words_there: Sequence[str], text: str) -> bool:
    return all(any(word.startswith(part) for word in words_there) for part in fold(text).split())


class Palette(SheetDialog[Choice]):
    """Gives the action or the person chosen."""

    DEFAULT_CSS = "Palette { align: center middle; }"
    WIDTH = 86

    def __init__(self, ws: Workspace, offers: Sequence[Offer], tr: Translations) -> None:
        super().__init__(tr)
        self.ws = ws
        self.offers = offers
        self.edit = LineEdit()
        self.found: list[Offer | Card] = list(offers)
        self.index = 0
        self._top = 0
        self._tell_reason()

    def title_text(self) -> str:
        """What it is for."""
        return self.tr.gettext("Find an action or a person")

    def hints(self) -> list[Hint]:
        """Arrows, Enter, Esc."""
        return [
            ("↑ ↓", self.tr.gettext("choose"), True),
            ("enter", self.tr.gettext("do it"), bool(self.found)),
            ("esc", self.tr.gettext("leave"), True),
        ]

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """Always as many, so that the box stands still while one types."""
        return ROWS

    def draw(self, width: int, height: int) -> Drawing:
        """The line that is typed in, and below it what answers to it."""
        typed, cursor = self.edit.view(width - 2)
        rows = max(1, height - 2)
        self._top = max(min(self._top, self.index), self.index - rows + 1)
        seen = range(self._top, min(self._top + rows, len(self.found)))
        lines: list[Line] = [((typed, Role.NAME),), EMPTY, *(self._row(i, width) for i in seen)]
        if not self.found:
            lines.append(((self.tr.gettext("Nothing and nobody by that name."), Role.DIM),))
        return Drawing(lines, (cursor, 0), (-1, -1, *seen))

    def press(self, key: str, character: str) -> None:
        """Choose, do it, leave, or write."""
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self._choose()
        elif key in _STEPS:
            self.index = max(0, min(self.index + _STEPS[key], len(self.found) - 1))
        elif self.edit.press(key):
            self._search()
        elif character:
            self.paste(character)
        self._tell_reason()

    def paste(self, text: str) -> None:
        """Write, and look for it."""
        self.edit.put(text)
        self._search()

    def point(self, owner: int) -> None:
        """A click chooses."""
        self.index = owner
        self._choose()

    def _search(self) -> None:
        text = self.edit.text.strip()
        near, far = _by_nearness(people.suggest(self.ws, text, PEOPLE), text)
        self.found = [*near, *matching(self.offers, text), *far]
        self.index = self._top = 0

    def _tell_reason(self) -> None:
        """Say why the action in hand cannot be done now."""
        found = self.found[self.index] if self.found else None
        self.say(found.reason if isinstance(found, Offer) else "", Role.LATE)

    def _choose(self) -> None:
        if self.found:
            found = self.found[self.index]
            self.dismiss(found.action_id if isinstance(found, Offer) else found)

    def _row(self, index: int, width: int) -> Line:
        found, here = self.found[index], index == self.index
        gutter = (f"{HERE} " if here else "  ", Role.ACCENT)
        if isinstance(found, Offer):
            return _action_row(found, gutter[0], here=here, width=width)
        return (gutter, *_person_line(found, self.tr))


_STEPS = {"up": -1, "ctrl+p": -1, "down": +1, "ctrl+n": +1, "pageup": -ROWS, "pagedown": +ROWS}


def _action_row(offer: Offer, gutter: str, *, here: bool, width: int) -> Line:
    """What it does, and at the end its keys; dim when it cannot be done now."""
    role = Role.DIM if offer.reason else Role.NAME if here else Role.TEXT
    keys = (offer.keys, Role.DIM if offer.reason else Role.KEY)
    return ends(((gutter, Role.ACCENT), (offer.text, role)), (keys,), width, gap=NEAR_END)


def _person_line(card: Card, tr: Translations) -> Line:
    """`Ana Ríos ◆  CFO · Acme · First contact`."""
    mark = f" {DECIDES}" if card.decision_maker else ""
    about = " · ".join(
        filter(None, (position(card.role, card.company), words.stage(card.stage, tr)))
    )
    return (card.name, Role.NAME), (mark, Role.ACCENT), (f"  {about}", Role.DIM)


def _words(text: str) -> list[str]:
    """The folded words of a description; `e-mail` answers to `email` and to `mail` too."""
    folded = fold(text)
    whole = ("".join(filter(str.isalnum, word)) for word in folded.split())
    return [*whole, *folded.split(), *folded.replace("-", " ").split()]
