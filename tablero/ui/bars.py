"""The line above the board with the figures, and the lines below with the news and the keys."""

from tablero.domain.tally import Tally
from tablero.i18n import N_, Translations
from tablero.present.heads import header
from tablero.present.hints import Hint, hint_line, news_line
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.ui.desk import Desk
from tablero.ui.keys import BY_ID, first_key
from tablero.ui.painted import Painted

ANSWERS = ("undo", "outcome_seen", "outcome_replied", "outcome_referred")
"""The actions offered beside the news."""

REMINDERS = ("touch_form", "add", "filter", "open", "edit", "palette", "help", "quit")


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

    def line_at(self, y: int, width: int) -> Line:
        """The only row."""
        if self.tally is None:
            return fit_line(EMPTY, width)
        return header(self.tally, [self.tr.gettext(N_("Board"))], 0, width, self.tr)


class Foot(Painted):
    """The news, and the keys worth a reminder."""

    DEFAULT_CSS = "Foot { height: 2; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="foot")
        self.desk = desk
        self.news = ""
        self.role = Role.NEWS

    def tell(self, news: str, role: Role = Role.NEWS) -> None:
        """Say what has happened, until something else does."""
        if (news, role) != (self.news, self.role):
            self.news, self.role = news, role
            self.repaint()

    def line_at(self, y: int, width: int) -> Line:
        """The news above, the keys below."""
        if y == 0:
            return news_line(self.news, self.role, self._hints(ANSWERS), width)
        keys = self.desk.keys
        moving = (
            f"{first_key('touch_whatsapp', keys)}-{first_key('touch_other', keys)}",
            self.desk.tr.gettext("touch"),
            True,
        )
        return hint_line([moving, *self._hints(REMINDERS)], width)

    def _hints(self, ids: tuple[str, ...]) -> list[Hint]:
        tr, keys = self.desk.tr, self.desk.keys
        return [(first_key(id_, keys), tr.gettext(BY_ID[id_].hint), True) for id_ in ids]
