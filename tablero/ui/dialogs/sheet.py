"""A dialog that one widget paints whole: frame, title, content, what there is to say, keys.

A tree of widgets costs a layout and a style sheet for each; one of them opens in half the time and
answers a key with the few cells that change. There is no focus to move: the screen gets the keys.
"""

from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen

from tablero.errors import TableroError
from tablero.i18n import Translations
from tablero.present import cells
from tablero.present.blocks import wrapped
from tablero.present.hints import Hint, hint_line
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.dialogs.form import Drawing
from tablero.ui.guard import Guarded, Teller
from tablero.ui.painted import Painted
from tablero.ui.typeahead import ANSWERS, TypeAhead

SIDES = 4
"""Cells of the border and the space within it, left and right together."""

TIGHT, ROOMY = 3, 5
"""Rows beside the content: borders and keys; where there is room, a blank one above and below."""

NOTICE_ROWS = 4
"""What there is to say has so many lines at the most."""

ResultT = TypeVar("ResultT")


class SheetDialog(Guarded, Teller, ModalScreen[ResultT | None]):
    """A box above the screen. Subclasses say what is in it, answer keys, and dismiss a result."""

    DEFAULT_CSS = "SheetDialog { align: center middle; background: transparent; }"
    AUTO_FOCUS = ""
    WIDTH = 76

    link = ""
    """Where the spans of `Role.LINK` in the content lead."""

    def __init__(self, tr: Translations) -> None:
        super().__init__()
        self.tr = tr
        self.sheet = Sheet(self)
        self.notice: Line = EMPTY
        self._opening = True

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self.sheet

    def title_text(self) -> str:
        """What stands in the upper border."""
        raise NotImplementedError

    def hints(self) -> list[Hint]:
        """The keys that matter here."""
        raise NotImplementedError

    def rows_wanted(self, width: int) -> int:
        """How many lines of `width` cells the content would like to have."""
        raise NotImplementedError

    def draw(self, width: int, height: int) -> Drawing:
        """The content: at most `height` lines of `width` cells."""
        raise NotImplementedError

    def press(self, key: str, character: str) -> None:
        """Answer a key: Textual's name of it, and what it writes, if anything."""
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Take what was pasted."""

    def point(self, owner: int) -> None:
        """A line of that owner was clicked."""

    def say(self, text: str, role: Role = Role.TEXT) -> None:
        """Say something above the keys, until a key is pressed."""
        self.notice = ((text, role),) if text else EMPTY

    def tell_error(self, error: TableroError) -> None:
        """Say it there."""
        from tablero.present.errors import explain

        self.say(explain(error, self.tr), Role.ERROR)
        self.show()

    def show(self) -> None:
        """Paint what has changed."""
        self.sheet.show()

    def _compositor_refresh(self) -> None:
        """Paint only the box while it opens: the screen behind it is in sight already.

        Textual would send all of that once more, 20 KB over a wire, and has no other way to say so.
        """
        everything = self.app.size.region
        if self._opening and self.sheet.region != everything:
            self._compositor._dirty_regions.discard(everything)  # noqa: SLF001
        super()._compositor_refresh()

    def on_key(self, event: events.Key) -> None:
        """All keys are for the dialog, until it has answered."""
        event.stop()
        event.prevent_default()
        if not self.is_current:
            if event.key not in ANSWERS and isinstance(self.app, TypeAhead):
                self.app.pass_on(event)
            return
        self.notice = EMPTY
        written = event.character if event.is_printable else None
        self.press(event.key, written or "")
        self.show()

    def on_screen_resume(self) -> None:
        """The box is there: from now on all is painted that Textual asks for."""
        self.call_after_refresh(self._opened)

    def _opened(self) -> None:
        self._opening = False

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted too."""
        event.stop()
        self.notice = EMPTY
        self.paste(event.text)
        self.show()


class Sheet(Painted):
    """The box of a dialog."""

    DEFAULT_CSS = "Sheet { width: auto; height: auto; background: $surface; }"

    def __init__(self, dialog: SheetDialog[ResultT]) -> None:
        super().__init__()
        self.dialog = dialog
        self._drawing: Drawing | None = None
        self._drawn_size = (0, 0)
        self._roomy = False

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - a hook
        """As wide as the dialog likes, and the screen allows (Textual's hook)."""
        return min(self.dialog.WIDTH, container.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As high as the content likes, and the screen allows (Textual's hook)."""
        return min(self.dialog.rows_wanted(width - SIDES) + ROOMY, container.height)

    def show(self) -> None:
        """Draw the dialog again, and send what differs."""
        self._drawing = None
        self.repaint()

    def line_at(self, y: int, width: int) -> Line:
        """A row of the frame, or of what is in it."""
        row, last = y - self._above, self.size.height - 1
        if y in {0, last}:
            return self._edge(y == 0, width)
        told = self._notice(width - SIDES)
        place = y - (last - 1 - self._is_roomy) + len(told) - 1
        if 0 <= place < len(told):
            return self._inside(told[place], width)
        if y == last - 1:
            return self._inside(hint_line(self.dialog.hints(), width - SIDES), width)
        lines = self._drawn().lines
        return self._inside(lines[row] if 0 <= row < len(lines) else EMPTY, width)

    def on_click(self, event: events.Click) -> None:
        """Hand on whose line was clicked."""
        owners, row = self._drawn().owners, event.y - self._above
        if 0 <= row < len(owners) and owners[row] >= 0:
            self.dialog.point(owners[row])
            self.show()

    @property
    def _is_roomy(self) -> bool:
        """Whether there is a blank row above and below; asked of the dialog once a drawing."""
        self._drawn()
        return self._roomy

    @property
    def _above(self) -> int:
        """The row at which the content begins."""
        return 2 if self._is_roomy else 1

    def _drawn(self) -> Drawing:
        width, height = self.size
        if self._drawing is None or self._drawn_size != (width, height):
            self._drawn_size = (width, height)
            self._roomy = height >= self.dialog.rows_wanted(width - SIDES) + ROOMY
            rows = height - (ROOMY if self._roomy else TIGHT)
            self._drawing = self.dialog.draw(width - SIDES, max(1, rows))
        return self._drawing

    def _edge(self, upper: bool, width: int) -> Line:
        if not upper:
            return ((f"╰{'─' * (width - 2)}╯", Role.RULE),)
        title = cells.cut(self.dialog.title_text(), width - 6)
        rest = "─" * (width - 5 - cells.width(title))
        return (("╭─ ", Role.RULE), (title, Role.HEAD_HERE), (f" {rest}╮", Role.RULE))

    def _inside(self, line: Line, width: int) -> Line:
        side: Line = (("│", Role.RULE),)
        return (*side, (" ", Role.TEXT), *fit_line(line, width - SIDES), (" ", Role.TEXT), *side)

    def _notice(self, width: int) -> list[Line]:
        """What there is to say, above the keys; where no line is free for it, in their place.

        What is too long for a line goes over the end of the content, until a key is pressed.
        """
        told = [row for text, role in self.dialog.notice for row in wrapped(text, width, role)]
        return told[:NOTICE_ROWS]

    def cursor_at(self, y: int) -> int | None:
        """Where the text cursor of the dialog stands."""
        cursor = self._drawn().cursor
        return cursor[0] + SIDES // 2 if cursor and y == cursor[1] + self._above else None

    def link_at(self, y: int) -> str:  # noqa: ARG002 - a dialog has one link
        """Where the link of the dialog leads."""
        return self.dialog.link
