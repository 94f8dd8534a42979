"""Which events of a timeline to show: all, or one kind, each with its key and its count."""

from collections import Counter

from tablero.domain.timeline import EventKind
from tablero.i18n import N_, Translations
from tablero.present.lines import Line, Role, ends
from tablero.present.timeline import KINDS
from tablero.ui.dialogs.choosing import ShortDialog

Choice = tuple[EventKind | None]
"""What was chosen; the one in it is None for all of them."""

CHOICES: tuple[EventKind | None, ...] = (None, *EventKind)

ALL = N_("all")
TITLE = N_("Show only…")


class ShowOnlyDialog(ShortDialog[Choice]):
    """Gives the kind that was chosen. The cursor begins on what is shown `now`.

    The keys are the digits in the order of the keyboard; and for moments of truth, the key that
    opens one.
    """

    KEYS = "1234567890!"
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

    @property
    def count(self) -> int:
        """How many there are."""
        return len(CHOICES)

    def keys(self) -> str:
        """The digits, and the exclamation mark."""
        return "1-0, !"

    def word(self) -> str:
        """What Enter does."""
        return self.tr.gettext("show")

    def options(self, width: int) -> list[Line]:
        """Each with its count."""
        return [self._option(place, width) for place in range(self.count)]

    def choose(self, index: int) -> None:
        """That one it is."""
        self.dismiss((CHOICES[index],))

    def _option(self, place: int, width: int) -> Line:
        kind, here = CHOICES[place], place == self.index
        count = self.counts[kind] if kind else self.counts.total()
        label = self.tr.gettext(KINDS[kind] if kind else ALL)
        role = Role.NAME if here else Role.TEXT if count else Role.DIM
        return ends(((label, role),), ((str(count), Role.DIM),), width)
