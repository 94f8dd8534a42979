"""A step of a moment of truth as a form: what every one of the five has in common."""

from typing import Any, ClassVar

from tablero.domain.recovery import Recovery
from tablero.domain.words import RecoveryStep
from tablero.errors import BadInput
from tablero.i18n import N_
from tablero.present.blocks import Lines, wrapped
from tablero.present.lines import Role
from tablero.services.recoveries import read_moment
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import Field, NotesField, TextField
from tablero.ui.moment_deeds import MomentDeeds, Walked
from tablero.ui.moment_fields import GuideForm


class Step:
    """A step of one moment of truth. `save` writes what the form says, and may be refused.

    Only what was changed here is written anew: another session may have the rest.
    """

    step: ClassVar[RecoveryStep]
    INTRO: ClassVar[str]
    SAVE: ClassVar[str] = N_("save")
    KEPT_AT_ONCE: ClassVar[frozenset[str]] = frozenset()
    """The fields that are in the database as soon as they change; no draft is needed for them."""

    def __init__(self, desk: Desk, recovery: Recovery) -> None:
        self.desk = desk
        self.tr = desk.tr
        self.recovery = recovery
        self.form = GuideForm(self.fields())
        self.form.here.enter()
        self.typed()

    def fields(self) -> list[Field]:
        """What is asked, as it stands."""
        raise NotImplementedError

    def save(self, deeds: MomentDeeds) -> Walked:
        """Write it. May raise what the service refuses."""
        raise NotImplementedError

    def above(self, width: int) -> Lines:
        """What is good to have in sight, above the fields."""
        return wrapped(self.tr.gettext(self.INTRO), width, Role.DIM)

    def typed(self) -> None:
        """Something in the form has changed."""

    def fit(self, width: int, height: int) -> None:
        """There are so many cells and rows for the form."""

    def rows_beside(self, field: Field, width: int) -> int:
        """The rows that all other fields take."""
        room = self.form.room(width)
        others = (each for each in self.form.fields if each is not field)
        return sum(len(each.lines(room)) + len(each.below) for each in others)

    def draft(self) -> dict[str, str]:
        """What was typed and is not in the database."""
        changed = self.form.changes()
        return {name: text for name, text in changed.items() if name not in self.KEPT_AT_ONCE}

    def wrong_field(self, error: BadInput) -> str:  # noqa: ARG002 - a hook
        """In which field that has to be mended."""
        return self.form.fields[0].name

    def said(self, *names: str) -> dict[str, Any]:
        """The texts of these fields, of those not changed here as they are stored by now."""
        stored, changed = read_moment(self.desk.ws, self.recovery.id), self.form.changes()
        return {name: changed.get(name, getattr(stored, name)) for name in names}

    def text(self, name: str, label: str, rows: int, example: str = "") -> Field:
        """A field for a text that the moment of truth has under that name."""
        value = getattr(self.recovery, name)
        if rows > 1:
            return NotesField(name, self.tr.gettext(label), value, rows)
        return TextField(name, self.tr.gettext(label), value, self.tr.gettext(example))
