"""A field for somebody: names are offered while one types, and below stands who is meant."""

from collections.abc import Sequence

from tablero.domain.people import Card, Link
from tablero.domain.text import fold
from tablero.errors import BadInput, NotFound
from tablero.present import cells, preview
from tablero.present.lines import Line, Role
from tablero.services import people
from tablero.services.workspace import Workspace
from tablero.ui.dialogs import introducer
from tablero.ui.dialogs.fields import TextField
from tablero.ui.dialogs.form import HERE

SUGGESTIONS = 4


class PersonField(TextField):
    """May be empty. While names are offered, arrows, Enter and Tab choose one; Esc puts them away.

    Two may have the same name: whoever was chosen is meant for as long as the name stands. Those
    who come `first` are offered before anything is typed.
    """

    def __init__(
        self, name: str, label: str, ws: Workspace,
        chosen: Card | Link | None = None, example: str = "", first: Sequence[Card] = (),
    ) -> None:  # fmt: skip
        super().__init__(name, label, cells.shown(chosen.name) if chosen else "", example)
        self.ws = ws
        self.first = first
        self._chosen = chosen
        self._offers: list[Card] = []
        self._offer = 0

    def read(self) -> int | None:
        """Who is meant; None for nobody. Raises BadInput or Ambiguous."""
        try:
            return self.find()
        except NotFound:
            raise BadInput(field="person", value=self.value, reason="nobody") from None

    def find(self) -> int | None:
        """The same. Raises NotFound or Ambiguous."""
        if not self.value.strip():
            return None
        if self._chosen and self._is_chosen:
            return self._chosen.id
        return people.resolve(self.ws, self.value).id

    def named(self) -> int | None:
        """Who was chosen, or alone bears the very name; None when these are other words."""
        if self._chosen and self._is_chosen:
            return self._chosen.id
        same = [
            card for card in people.suggest(self.ws, self.value)
            if fold(card.name) == fold(self.value.strip())
        ]  # fmt: skip
        return same[0].id if len(same) == 1 else None

    def press(self, key: str) -> bool:
        """Choose among those offered, or edit the name."""
        if self._offers and self._choose(key):
            return key != "tab"
        before = self.value
        done = super().press(key)
        if self.value != before:
            self._look_up()
        return done

    def put(self, text: str) -> bool:
        """Write at the cursor, and offer who answers to it."""
        super().put(text)
        self._look_up()
        return True

    def enter(self) -> None:
        """Say who is meant, or offer those who come first."""
        if not self.value:
            self._look_up()
        self._show()

    def leave(self) -> None:
        """Offer nobody any more."""
        self._offers = []
        self.below = ()

    @property
    def _is_chosen(self) -> bool:
        return self._chosen is not None and self.value == cells.shown(self._chosen.name)

    def _choose(self, key: str) -> bool:
        """Whether the key was for the offers."""
        if key in {"up", "down"}:
            self._offer = (self._offer + (1 if key == "down" else -1)) % len(self._offers)
        elif key in {"enter", "tab"}:
            self._chosen = self._offers[self._offer]
            self.value = self._chosen.name
            self._offers = []
        elif key == "escape" and self.value:
            self._offers = []
        else:
            return False
        self._show()
        return True

    def _look_up(self) -> None:
        found = people.suggest(self.ws, self.value, SUGGESTIONS) if self.value else self.first
        self._offers = [] if self._is_chosen else list(found)
        self._offer = 0
        self._show()

    def _show(self) -> None:
        """Those offered, else who is meant."""
        offers = (self._offered(index) for index in range(len(self._offers)))
        self.below = tuple(offers) or self._meant()

    def _offered(self, index: int) -> Line:
        here = index == self._offer
        who = cells.shown(preview.who(self._offers[index]))
        return ((f"{HERE} " if here else "  ", Role.ACCENT), (who, Role.NAME if here else Role.DIM))

    def _meant(self) -> tuple[Line, ...]:
        """Who it is, where the name alone does not say it."""
        meant = self._chosen if self._is_chosen else introducer.find(self.ws, self.value).card
        who = cells.shown(preview.who(meant)) if isinstance(meant, Card) else ""
        return ((("→ ", Role.DIM), (who, Role.TEXT)),) if who not in {"", self.value} else ()
