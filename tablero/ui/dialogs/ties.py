"""The ties of a person: a new one, or one to be looked at or taken away."""

from collections.abc import Callable, Sequence

from tablero.domain.network import Tie
from tablero.domain.people import Card
from tablero.domain.words import TieKind
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_
from tablero.present import ties as present
from tablero.present import words
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.choosing import ChoosingDialog
from tablero.ui.dialogs.fields import ChoiceField
from tablero.ui.dialogs.form import Form
from tablero.ui.dialogs.formdialog import FormDialog, refusals
from tablero.ui.dialogs.person_field import PersonField

Save = Callable[[int, int, TieKind], Deed]
"""Ties the first to the second."""

BACK = "came_through"
"""Chosen in place of a kind: a referral that runs to the person."""

TAKE_AWAY = frozenset({"minus", "delete", "d"})
A_NEW_ONE = N_("a new tie")
NOT_STORED = N_("They share the company; there is nothing to take away.")


class TieDialog(FormDialog[Deed]):
    """Gives what `save` gives for the two. The cursor begins in the name of the other."""

    WIDTH = 70
    SPARE = 5

    def __init__(self, desk: Desk, card: Card, save: Save) -> None:
        tr = desk.tr
        self.card = card
        self.write = save
        kinds = [(kind.value, words.tie(kind, tr)) for kind in words.TIES]
        kinds.append((BACK, words.tie(TieKind.REFERRED, tr, is_source=False)))
        self.other = PersonField(
            "other", tr.gettext("Whom"), desk.ws, example=tr.gettext("type a name")
        )
        self.form = Form([ChoiceField("kind", tr.gettext("Tie"), kinds, ""), self.other])
        self.form.go_to("other")
        super().__init__(desk, f"tie:{card.id}")

    def title_text(self) -> str:
        """Whose."""
        return self.tr.gettext("Tie · {name}").format(name=self.card.name)

    def errors(self) -> dict[str, TableroError]:
        """Nobody, or a name to which nobody answers, or several."""
        return refusals(other=self._read)

    def save(self) -> None:
        """Tie them."""
        other, kind = self._read(), self.form["kind"].value
        if kind == BACK:
            self.finish(self.write(other, self.card.id, TieKind.REFERRED))
        else:
            self.finish(self.write(self.card.id, other, TieKind(kind)))

    def _read(self) -> int:
        other = self.other.read()
        if other is None:
            raise BadInput(field="tie", value="", reason="empty")
        return other


Chosen = tuple[str, Tie | None]
"""`new`, `open` or `untie`; and which tie."""


class TiesDialog(ChoosingDialog[Chosen]):
    """Gives what is to be done: a new tie, to open the other person, to take a tie away."""

    WIDTH = 64

    def __init__(self, desk: Desk, card: Card, ties: Sequence[Tie]) -> None:
        super().__init__(desk.tr)
        self.card = card
        self.ties = ties

    def title_text(self) -> str:
        """Whose."""
        return self.tr.gettext("Ties · {name}").format(name=self.card.name)

    @property
    def count(self) -> int:
        """A new one, and those there are."""
        return 1 + len(self.ties)

    def hints(self) -> list[Hint]:
        """Open one, or take one away."""
        tr, first, *others = self.tr, *super().hints()
        return [first, ("-", tr.gettext("take away"), self._tie is not None), *others]

    def word(self) -> str:
        """What Enter does with the line in hand."""
        return self.tr.gettext("add") if self.index == 0 else self.tr.gettext("open")

    def options(self, width: int) -> list[Line]:  # noqa: ARG002 - they are cut by the frame
        """A new one, then each with its kind."""
        new: Line = ((self.tr.gettext(A_NEW_ONE), Role.TEXT),)
        return [new, *(self._line(tie) for tie in self.ties)]

    def choose(self, index: int) -> None:
        """A new one, or the page of the other."""
        tie = self.ties[index - 1] if index else None
        self.dismiss(("open" if tie else "new", tie))

    def act(self, key: str, character: str) -> bool:
        """Take the one in hand away."""
        if key not in TAKE_AWAY and character != "-":
            return False
        if self._tie and self._tie.id is None:
            self.say(self.tr.gettext(NOT_STORED), Role.ERROR)
        elif self._tie:
            self.dismiss(("untie", self._tie))
        return True

    @property
    def _tie(self) -> Tie | None:
        return self.ties[self.index - 1] if self.index else None

    def _line(self, tie: Tie) -> Line:
        kind = present.tie_words(tie, self.tr)
        here = tie is self._tie
        return (tie.other.name, Role.NAME if here else Role.TEXT), (f" · {kind}", Role.DIM)
