"""One line for a new person, and beneath it what was understood, before anything is saved."""

from collections.abc import Callable
from typing import Any

from tablero.domain.people import Card, Handle, Likeness, PersonFields
from tablero.domain.quick_add import PersonDraft, parse_person_line
from tablero.domain.words import Stage
from tablero.errors import BadInput, TableroError
from tablero.i18n import N_
from tablero.present import cells, preview, words
from tablero.present.errors import explain
from tablero.present.hints import Hint
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.services import people
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs import introducer as introducers
from tablero.ui.dialogs.drafted import DraftedDialog
from tablero.ui.dialogs.fields import ChoiceField, TextField
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.introducer import Introducer

EXAMPLE = N_("Ana Ríos, CFO @ Acme #fintech via Luis")
VIA_IS_KNOWN = N_("{name} led here: take the “via” out of the line.")

Save = Callable[[PersonFields], Deed]

_INDENT = 2
_REMARK_ROWS = 2


class AddDialog(DraftedDialog[Deed]):
    """Gives what `save` gives for the person of the line; what it refuses is said in place.

    With a `referrer` the person was referred by them.
    """

    def __init__(self, desk: Desk, save: Save, referrer: Card | None = None) -> None:
        stages = [(stage.value, words.stage(stage, desk.tr)) for stage in Stage]
        if referrer is None:
            stages.append(("", words.stage(None, desk.tr)))
        self.line = TextField("line", "", example=desk.tr.gettext(EXAMPLE))
        self.stage = ChoiceField("stage", desk.tr.gettext("Stage"), stages, "")
        self.save = save
        self.referrer = referrer
        self._stage_chosen = False
        self._draft: PersonDraft | None = None
        self._via = Introducer(referrer)
        self._via_text = ""
        self._alike: list[Likeness] = []
        self._refusal = ""
        super().__init__(desk, f"refer:{referrer.id}" if referrer else "add")
        self._read()

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
        """A new person, or who referred them."""
        if self.referrer is None:
            return self.tr.gettext("New person")
        return self.tr.gettext("{name} referred you to").format(name=self.referrer.name)

    def hints(self) -> list[Hint]:
        """Add, choose the stage, leave."""
        tr = self.tr
        return [
            ("enter", tr.gettext("add"), True),
            ("↑↓", tr.gettext("stage"), True),
            ("esc", tr.gettext("leave"), True),
        ]

    def rows_wanted(self, width: int) -> int:  # noqa: ARG002 - a hook
        """The line, what was understood, the stage, the likely doubles."""
        return len(preview.LABELS) + _REMARK_ROWS + 4

    def draw(self, width: int, height: int) -> Drawing:
        """All of it; it fits into every height that the program works in."""
        room = width - _INDENT
        typed: Line = ((f"{HERE} ", Role.ACCENT), *self.line.lines(room)[0])
        understood = preview.understood(self._draft, self._via.span(self.tr), room, self.tr)
        lines = [typed, EMPTY, *map(_indented, [*understood, self._stage_line(room)])]
        lines += [EMPTY, *map(_indented, self._remarks(room))]
        x, y = self.line.cursor(room)
        return Drawing([fit_line(line, width) for line in lines[:height]], (x + _INDENT, y))

    def answer(self, key: str, character: str) -> None:
        """Enter saves, up, down and Tab choose the stage, all else is typing."""
        self._refusal = ""
        if key in {"enter", "ctrl+s"}:
            self._try_to_save()
        elif key in {"down", "tab", "up", "shift+tab"}:
            self.stage.turn(+1 if key in {"down", "tab"} else -1)
            self._stage_chosen = True
        elif (character and self.line.put(character)) or self.line.press(key):
            self._read()

    def put(self, text: str) -> None:
        """Write it into the line."""
        self.line.put(text)
        self._read()

    def _read(self) -> None:
        """Understand the line as it stands."""
        try:
            self._draft = parse_person_line(self.line.value)
        except BadInput:
            self._draft = None
        self._find_introducer(self._draft.via if self._draft else "")
        if not self._stage_chosen:
            self.stage.value = Stage.REFERRED if self._is_referred else Stage.FIRST_CONTACT
        fields = self._fields(self._draft) if self._draft else None
        self._alike = people.likely_doubles(self.desk.ws, fields) if fields else []

    def _find_introducer(self, text: str) -> None:
        if self.referrer is None and text != self._via_text:
            self._via_text = text
            self._via = introducers.find(self.desk.ws, text)

    @property
    def _is_referred(self) -> bool:
        return bool(self.referrer or (self._draft and self._draft.via))

    def _try_to_save(self) -> None:
        self._refusal = self._reason_against()
        if self._refusal:
            return
        try:
            self.finish(self.save(self._fields(parse_person_line(self.line.value))))
        except TableroError as error:
            self._refusal = explain(error, self.tr)

    def _reason_against(self) -> str:
        if self.referrer and self._draft and self._draft.via:
            name = cells.shown(self.referrer.name)
            return self.tr.gettext(VIA_IS_KNOWN).format(name=name)
        return self._via.refusal(self.tr)

    def _fields(self, draft: PersonDraft) -> PersonFields:
        return PersonFields(
            name=draft.name,
            role=draft.role,
            company=draft.company,
            stage=Stage(self.stage.value) if self.stage.value else None,
            decision_maker=draft.decision_maker,
            tags=draft.tags,
            handles=tuple(Handle(kind, value) for kind, value in draft.handles),
            via_id=self._via.card.id if self._via.card else None,
            expertise=draft.expertise,
        )

    def _remarks(self, width: int) -> list[Line]:
        """What stood against saving; else who may be here already."""
        role = Role.ERROR if self._refusal else Role.ACCENT
        text = self._refusal or preview.likeness_text(self._alike, self.tr)
        return [((line, role),) for line in cells.wrap(text, width)[:_REMARK_ROWS]]

    def _stage_line(self, width: int) -> Line:
        room = width - preview.label_width(self.tr)
        return preview.labelled(self.stage.label, self.stage.lines(room)[0], width, self.tr)


def _indented(line: Line) -> Line:
    return ((" " * _INDENT, Role.TEXT), *line)
