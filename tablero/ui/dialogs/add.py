"""One line for a new person, and beneath it what was understood, before anything is saved."""

from collections.abc import Callable
from typing import Any

from tablero.domain.people import Card, Handle, Likeness, PersonFields
from tablero.domain.quick_add import PersonDraft, parse_person_line
from tablero.domain.words import Stage
from tablero.errors import BadInput, Refused, TableroError
from tablero.i18n import N_
from tablero.present import cells, preview, words
from tablero.present.errors import explain
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role, Span, fit_line
from tablero.services import people
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import ChoiceField, TextField
from tablero.ui.dialogs.form import Drawing
from tablero.ui.dialogs.formdialog import DraftedDialog

EXAMPLE = N_("Ana Ríos, CFO @ Acme #fintech via Luis")
VIA_FIXED = N_("{name} led here; take the “via” out of the line.")

Save = Callable[[PersonFields], Deed]


class AddDialog(DraftedDialog[Deed]):
    """Gives what `save` gives for the person of the line.

    With an `introducer` the person was referred by them. What `save` refuses is said in place.
    """

    def __init__(self, desk: Desk, save: Save, introducer: Card | None = None) -> None:
        self.introducer = introducer
        self.line = TextField("line", "", example=desk.tr.gettext(EXAMPLE))
        stages = [(stage.value, words.stage(stage, desk.tr)) for stage in Stage]
        stages.append(("", words.stage(None, desk.tr)))
        self.stage = ChoiceField("stage", desk.tr.gettext("Stage"), stages, self.stage_at_first(""))
        self.save = save
        self._stage_chosen = False
        self._read()
        form = f"refer:{introducer.id}" if introducer else "add"
        super().__init__(desk, form)

    def values(self) -> dict[str, str]:
        """The line, and the stage if one was chosen."""
        chosen = {"stage": self.stage.value} if self._stage_chosen else {}
        return {"line": self.line.value, **chosen}

    def put_back(self, draft: dict[str, Any]) -> None:
        """Take up the line, and the stage if one was chosen."""
        self.line.value = str(draft.get("line", ""))
        if "stage" in draft:
            self.stage.value, self._stage_chosen = str(draft["stage"]), True
        self._read()

    def title_text(self) -> str:
        """New, or who referred them."""
        if self.introducer:
            text = self.tr.gettext("{name} referred you to")
            return text.format(name=self.introducer.name)
        return self.tr.gettext("New person")

    def hints(self) -> list[Hint]:
        """Save, stage, leave."""
        tr = self.tr
        return [
            ("enter", tr.gettext("add"), True),
            ("↑↓", tr.gettext("stage"), True),
            ("esc", tr.gettext("leave"), True),
        ]
