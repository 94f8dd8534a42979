"""The line above the board with the figures, and the lines below with the news and the keys."""

from tablero.domain.tally import Tally
from tablero.i18n import Translations
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.desk import Desk
from tablero.ui.frame import Can, answers_line, head_line, reminders_line
from tablero.ui.painted import Painted


class Head(Painted):
    """Title, screens and figures."""

    DEFAULT_CSS = "Head { height: 1; }"

    def __init__(self, tr: Translations) -> None:
        super().__init__(id="head")
        self.tr = tr
        self.tally: Tally | None = None

    def show(self, tally: Tally) -> None:
        """Show these figures."""
        if tally != self.tally:
            self.tally = tally
            self.repaint()

    def line_at(self, y: int, width: int) -> Line:  # noqa: ARG002 - there is one row
        """The only row."""
        return head_line(self.tally, width, self.tr) if self.tally else fit_line(EMPTY, width)


class Foot(Painted):
    """The news, and the keys worth a reminder; keys that cannot act now are dim."""

    DEFAULT_CSS = "Foot { height: 2; }"

    def __init__(self, desk: Desk, can: Can) -> None:
        super().__init__(id="foot")
        self.desk = desk
        self.can = can
        self.news = ""
        self.role = Role.NEWS

    def tell(self, news: str, role: Role = Role.NEWS) -> None:
        """Say what has happened, until something else does."""
        self.news, self.role = news, role
        self.repaint()

    def line_at(self, y: int, width: int) -> Line:
        """The news above, the keys below."""
        keys, tr = self.desk.keys, self.desk.tr
        if y == 0:
            return answers_line(self.news, self.role, self.can, keys, width, tr)
        return reminders_line(self.can, keys, width, tr)
