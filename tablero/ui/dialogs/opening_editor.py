"""`E`: the notes of a person, or the entry in hand, in the user's editor; no text is ever lost."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tablero.domain.people import Card
from tablero.domain.text import LONGEST
from tablero.domain.words import EntryKind
from tablero.errors import BadInput, NotFound, TableroError
from tablero.i18n import N_
from tablero.present.lines import Role
from tablero.services import entries, people
from tablero.services.lessons import read_lesson
from tablero.ui.deeds import Deed
from tablero.ui.dialogs import lesson
from tablero.ui.dialogs.entry import fields_of
from tablero.ui.editor import edited, put_aside
from tablero.ui.keys import first_key

if TYPE_CHECKING:
    from tablero.ui.writing_screen import WritingScreen

UNCHANGED = N_("Nothing was changed in the editor.")
CHANGED_ELSEWHERE = N_("Changed in another session meanwhile; {key} shows yours, which is kept.")
TOO_LONG = N_("Over {count} characters: it is in {path}")
GONE = N_("Gone meanwhile; what you wrote is in {path}")


class Handed(NamedTuple):
    """A text that is handed to the editor: how it is read and written, and the form that has it.

    `action` is what opens that form.
    """

    read: Callable[[], str]
    write: Callable[[str], Deed]
    form: str
    field: str
    action: str


def open_editor(screen: "WritingScreen", card: Card) -> None:
    """Edit the entry in hand, else the notes. Raises NotFound, and BadInput as `edited` does."""
    entry = screen.entry_in_hand()
    handed = _entry(screen, entry.id) if entry else _notes(screen, card.id)
    before = handed.read()
    with screen.app.suspend():
        after = _edit(screen, handed, before)
    screen.app.refresh(layout=True)
    if isinstance(after, TableroError):
        raise after
    take_back(screen, handed, before, after)


def take_back(screen: "WritingScreen", handed: Handed, before: str, after: str) -> None:
    """Write what came back, unless that would lose what another session has written."""
    try:
        now = handed.read()
    except NotFound:
        _put_aside(screen, after, GONE)
        return
    if after in {before, now}:
        screen.foot.tell(screen.desk.tr.gettext(UNCHANGED))
    elif len(after) > LONGEST:
        _put_aside(screen, after, TOO_LONG)
    elif now != before:
        _keep(screen, handed, after)
        key = first_key(handed.action, screen.desk.keys)
        told = screen.desk.tr.gettext(CHANGED_ELSEWHERE).format(key=key)
        screen.foot.tell(told, Role.ERROR)
    else:
        _write(screen, handed, after)


def _write(screen: "WritingScreen", handed: Handed, text: str) -> None:
    """A file that is locked or full does not lose it either."""
    try:
        deed = handed.write(text)
    except TableroError:
        _keep(screen, handed, text)
        raise
    screen.show(deed)


def _keep(screen: "WritingScreen", handed: Handed, text: str) -> None:
    """As a draft of the form in which it can be compared, corrected and saved."""
    drafts = screen.desk.drafts
    drafts.write(handed.form, drafts.read(handed.form) | {handed.field: text})


def _put_aside(screen: "WritingScreen", text: str, told: str) -> None:
    path = put_aside(screen.desk.drafts.folder, text)
    shown = screen.desk.tr.gettext(told).format(path=path, count=LONGEST)
    screen.foot.tell(shown, Role.ERROR)


def _edit(screen: "WritingScreen", handed: Handed, before: str) -> str | TableroError:
    """What came back. Nothing is raised while the terminal is the editor's, and what it saved
    before it failed is kept at once: the connection may be gone.
    """
    try:
        return edited(screen.desk.editor, before)
    except BadInput as error:
        if error.data["reason"] == "kept":
            _keep(screen, handed, str(error.data["left"]))
        return error


def _notes(screen: "WritingScreen", person_id: int) -> Handed:
    ws = screen.desk.ws

    def write(text: str) -> Deed:
        fields = people.read_person(ws, person_id).person.fields()
        return screen.deeds.edit(person_id, replace(fields, notes=text))

    return Handed(
        lambda: people.read_person(ws, person_id).person.notes,
        write, f"edit:{person_id}", "notes", "edit",
    )  # fmt: skip


def _entry(screen: "WritingScreen", entry_id: int) -> Handed:
    ws = screen.desk.ws

    def write(text: str) -> Deed:
        entry = entries.read_entry(ws, entry_id)
        if entry.kind is EntryKind.LESSON:
            advised = lesson.fields_of(read_lesson(ws, entry_id))
            return screen.deeds.revise_lesson(entry_id, replace(advised, advice=text))
        fields = fields_of(entry)
        return screen.deeds.revise(entry_id, replace(fields, text=text))

    return Handed(
        lambda: entries.read_entry(ws, entry_id).text,
        write, f"entry:{entry_id}", "text", "open",
    )  # fmt: skip
