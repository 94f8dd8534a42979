"""The line above the board with the figures, and the lines below with the news and the keys."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from tablero.domain.tally import Tally
from tablero.i18n import Translations
from tablero.present.asking import question_line
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.desk import Desk
from tablero.ui.dialogs.editing import LineEdit
from tablero.ui.frame import BOARD, REMINDERS, Can, answers_line, head_line, reminders_line
from tablero.ui.painted import Painted


class Head(Painted):
    """Title, screens and figures."""

    DEFAULT_CSS = "Head { height: 1; }"

    def __init__(self, tr: Translations, here: int = BOARD) -> None:
        super().__init__(id="head")
        self.tr = tr
        self.here = here
        self.tally: Tally | None = None

    def show(self, tally: Tally) -> None:
        """Show these figures."""
        if tally != self.tally:
            self.tally = tally
            self.repaint()

    def line_at(self, y: int, width: int) -> Line:  # noqa: ARG002 - there is one row
        """The only row."""
        if self.tally is None:
            return fit_line(EMPTY, width)
        return head_line(self.tally, width, self.tr, self.here)


class Foot(Painted):
    """The news, and the keys worth a reminder; keys that cannot act now are dim.

    A question, at all its lengths, stands in place of the reminders until there are other news.
    """

    DEFAULT_CSS = "Foot { height: 2; }"

    def __init__(self, desk: Desk, can: Can, reminders: Sequence[str] = REMINDERS) -> None:
        super().__init__(id="foot")
        self.desk = desk
        self.can = can
        self.reminders = reminders
        self.news = ""
        self.role = Role.NEWS
        self.question: Sequence[str] = ()

    def tell(self, news: str, role: Role = Role.NEWS) -> None:
        """Say what has happened, as a sentence, until something else does."""
        self.news, self.role = news[:1].upper() + news[1:], role
        self.ask(())

    def ask(self, question: Sequence[str]) -> None:
        """Ask something that can wait; nothing takes the question away."""
        self.question = question
        self.repaint()

    def line_at(self, y: int, width: int) -> Line:
        """The news above, the keys below."""
        keys, tr = self.desk.keys, self.desk.tr
        if y == 0:
            return answers_line(self.news, self.role, self.can, keys, width, tr)
        if self.question:
            return question_line(self.question, width)
        return reminders_line(self.reminders, self.can, keys, width, tr)


class FilterBar(Painted, can_focus=True):
    """The line in which the filter is typed; in sight while there is one."""

    DEFAULT_CSS = """
    FilterBar { height: 1; }
    """
    PROMPT = "/ "

    class Changed(Message):
        """What is typed has changed. The screen repaints the line, in one frame with the rest."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Kept(Message):
        """Enter: the filter stays, and the keys go back to the board."""

    def __init__(self, tr: Translations) -> None:
        super().__init__(id="filter")
        self.tr = tr
        self.edit = LineEdit()
        self.display = False

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return self.display

    def open(self) -> None:
        """Show it and take the keys, the very next one too."""
        self.display = True
        self.screen.set_focus(self)

    def clear(self) -> None:
        """Empty it and put it away."""
        self.edit = LineEdit()
        self.display = False
        self.post_message(self.Changed(""))

    def line_at(self, y: int, width: int) -> Line:  # noqa: ARG002 - there is one row
        """What is typed, or what could be."""
        text, _ = self.edit.view(width - len(self.PROMPT) - 1)
        example = self.tr.gettext("ana, @acme, #fintech, due, seen>1")
        typed = (text, Role.NAME) if self.edit.text else (f" ({example})", Role.DIM)
        return fit_line(((self.PROMPT, Role.KEY), typed), width)

    def cursor_at(self, y: int) -> int | None:  # noqa: ARG002 - there is one row
        """The text cursor, while the keys are for the filter."""
        return len(self.PROMPT) + self.edit.view(self.size.width - 3)[1] if self.has_focus else None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are for the filter, not for the board (Textual's hook)."""
        return bool(character and character.isprintable()) or key == "enter"

    def on_key(self, event: events.Key) -> None:
        """Type; what is no letter and no key of the line is for the board, as all after Enter."""
        if self.screen.focused is not self:
            return
        if event.key == "enter":
            self.screen.set_focus(None)
            self.post_message(self.Kept())
        elif not self._typed(event):
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is typed."""
        event.stop()
        self.edit.put(event.text)
        self._changed()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.repaint()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.repaint()

    def _typed(self, event: events.Key) -> bool:
        if event.character and event.is_printable:
            self.edit.put(event.character)
        elif not self.edit.press(event.key):
            return False
        self._changed()
        return True

    def _changed(self) -> None:
        self.post_message(self.Changed(self.edit.text))
