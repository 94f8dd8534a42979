"""A link as a QR code: the message goes from the terminal to the phone without a wire."""

from collections.abc import Sequence

from textual.geometry import Size

from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.hints import Hint
from tablero.present.lines import EMPTY, Line, Role
from tablero.present.qr import qr_rows, smallest
from tablero.ui.dialogs.form import Drawing
from tablero.ui.dialogs.sheet import SIDES, TIGHT, SheetDialog

WITHOUT_MESSAGE = N_("There is no room for the message; copy it with ctrl+y.")
NO_ROOM = N_("The code needs a terminal of {columns}×{rows}.")

_DONE = frozenset({"escape", "enter", "q", "ctrl+r"})
_NARROWEST = 40


class QrDialog(SheetDialog[None]):
    """Shows the first of the `links` that fits: that with the message, else the bare one."""

    def __init__(self, links: Sequence[str], name: str, tr: Translations, size: Size) -> None:
        super().__init__(tr)
        self.links = links
        self.person_name = name
        self._drawn: dict[tuple[int, int], list[Line]] = {}
        content = self._content(size.width - SIDES, size.height - TIGHT)
        self.WIDTH = max(_NARROWEST, *(_width(line) for line in content)) + SIDES

    def title_text(self) -> str:
        """Whom it leads to."""
        return self.tr.gettext("For the phone · {name}").format(name=self.person_name)

    def hints(self) -> list[Hint]:
        """There is only the way back."""
        return [("esc", self.tr.gettext("back"), True)]

    def rows_wanted(self, width: int) -> int:
        """The code and what is said of it, as far as the screen has room."""
        return len(self._content(width, self.app.size.height - TIGHT))

    def draw(self, width: int, height: int) -> Drawing:
        """The code in the middle."""
        return Drawing([_centred(line, width) for line in self._content(width, height)])

    def press(self, key: str, character: str) -> None:  # noqa: ARG002 - a hook
        """Back to the message."""
        if key in _DONE:
            self.dismiss(None)

    def _content(self, width: int, height: int) -> list[Line]:
        """What fits, drawn once for each room: a code takes its time."""
        if (width, height) not in self._drawn:
            self._drawn[width, height] = self._draw(width, height)
        return self._drawn[width, height]

    def _draw(self, width: int, height: int) -> list[Line]:
        whole, bare = self.links
        if rows := qr_rows(whole, width, height):
            return _code(rows)
        told = _said(self.tr.gettext(WITHOUT_MESSAGE), width)
        if rows := qr_rows(bare, width, height - len(told)):
            return [*_code(rows), *told]
        columns, height = smallest(bare)
        needed = self.tr.gettext(NO_ROOM).format(columns=columns + SIDES, rows=height + TIGHT)
        return _said(needed, width)


def _code(rows: Sequence[str]) -> list[Line]:
    return [((row, Role.CODE),) for row in rows]


def _said(text: str, width: int) -> list[Line]:
    return [((line, Role.TEXT),) for line in cells.wrap(text, width)]


def _width(line: Line) -> int:
    return sum(cells.width(text) for text, _ in line)


def _centred(line: Line, width: int) -> Line:
    left = (width - _width(line)) // 2
    return ((" " * left, Role.TEXT), *line) if left > 0 else line or EMPTY
