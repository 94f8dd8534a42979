"""The common frame of all dialogs: a title, the content, a line of keys; Esc leaves without a trace."""

from collections.abc import Iterable
from typing import TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from tablero.i18n import Translations
from tablero.present.hints import Hint, hint_line
from tablero.present.lines import Line, Role, fit_line
from tablero.ui.painted import Painted

ResultT = TypeVar("ResultT")


class TextRow(Painted):
    """One row of text with a role, such as a title, a preview or what is wrong with a field."""

    DEFAULT_CSS = "TextRow { height: 1; }"

    def __init__(self, text: str = "", role: Role = Role.TEXT, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.line: Line = ((text, role),)

    def show(self, text: str, role: Role = Role.TEXT) -> None:
        """Show another text."""
        self.show_line(((text, role),))

    def show_line(self, line: Line) -> None:
        """Show a line of several roles."""
        if line != self.line:
            self.line = line
            self.repaint()

    def line_at(self, y: int, width: int) -> Line:
        """The only row."""
        return fit_line(self.line, width)


class HintRow(Painted):
    """The keys of a dialog."""

    DEFAULT_CSS = "HintRow { height: 1; margin-top: 1; }"

    def __init__(self, hints: list[Hint]) -> None:
        super().__init__()
        self.hints = hints

    def line_at(self, y: int, width: int) -> Line:
        """The only row."""
        return hint_line(self.hints, width)


class Dialog(ModalScreen[ResultT | None]):
    """A box above the screen. Subclasses give `title_text`, `body` and `hints`, and dismiss a result."""

    BINDINGS: list[BindingType] = [Binding("escape", "cancel", show=False)]
    DEFAULT_CSS = """
    Dialog { align: center middle; background: transparent; }
    Dialog > #box {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $border; padding: 0 1;
    }
    Dialog > #box > #body { height: auto; max-height: 30; }
    """

    def __init__(self, tr: Translations) -> None:
        super().__init__()
        self.tr = tr

    def compose(self) -> ComposeResult:
        """Title, content, keys."""
        with Vertical(id="box"):
            yield TextRow(self.title_text(), Role.HEAD_HERE, id="title")
            with VerticalScroll(id="body", can_focus=False):
                yield from self.body()
            yield HintRow(self.hints())

    def title_text(self) -> str:
        """The first row."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """The widgets between title and keys."""
        raise NotImplementedError

    def hints(self) -> list[Hint]:
        """The keys that matter here."""
        return [("esc", self.tr.gettext("cancel"), True)]

    def action_cancel(self) -> None:
        """Leave; nothing is written."""
        self.dismiss(None)
