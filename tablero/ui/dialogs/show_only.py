"""Which events of a timeline to show: all, or one kind, each with its number and its count."""

from collections import Counter

from tablero.domain.timeline import EventKind
from tablero.i18n import N_, Translations
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role, ends
from tablero.present.timeline import KINDS
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.sheet import SheetDialog

Choice = tuple[EventKind | None]
"""What was chosen; the one in it is None for all of them."""

CHOICES: tuple[EventKind | None, ...] = (None, *EventKind)
KEYS = "1234567890!"
"""The digits in the order of the keyboard; and for moments of truth, the key that opens one."""

ALL = N_("all")
TITLE = N_("Show only…")


class ShowOnlyDialog(SheetDialog[Choice]):
    """Gives the kind whose number was pressed, or that was chosen with the arrows."""

    WIDTH = 40

    def __init__(
        self, counts: Counter[EventKind], tr: Translations, now: EventKind | None = None
    ) -> None:
        super().__init__(tr)
        self.counts = counts
        self.index = CHOICES.index(now)

    def title_text(self) -> str:
        """What it is about."""
        return self.tr.gettext(TITLE)

    def hints(self) -> list[Hint]:
        """Numbers, or arrows."""
        tr = self.tr
        return [
            ("1-0, !", tr.gettext("choose"), True),
            ("enter", tr.gettext("show"), True),
            ("esc", tr.gettext("leave"), True),
        ]

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """A row for each choice."""
        return len(CHOICES)

    def draw(self, width: int, height: int) -> Drawing:  # noqa: ARG002 - a hook
        """The choices, the one in hand marked."""
        places = range(len(CHOICES))
        return Drawing([self._row(place, width) for place in places], owners=tuple(places))

    def press(self, key: str, character: str) -> None:
        """A number chooses at once; arrows and Enter do too."""
        if key == "escape":
            self.dismiss(None)
        elif key == "enter":
            self.point(self.index)
        elif key in {"up", "k", "down", "j"}:
            self.index = (self.index + (1 if key in {"down", "j"} else -1)) % len(CHOICES)
        elif character and character in KEYS[: len(CHOICES)]:
            self.point(KEYS.index(character))

    def point(self, owner: int) -> None:
        """That one it is."""
        self.dismiss((CHOICES[owner],))

    def _row(self, place: int, width: int) -> Line:
        kind, here = CHOICES[place], place == self.index
        count = self.counts[kind] if kind else self.counts.total()
        label = self.tr.gettext(KINDS[kind] if kind else ALL)
        role = Role.NAME if here else Role.TEXT if count else Role.DIM
        left: Line = (
            (HERE if here else " ", Role.ACCENT),
            (f" {KEYS[place]}  ", Role.KEY),
            (label, role),
        )
        return ends(left, ((str(count), Role.DIM),), width)
