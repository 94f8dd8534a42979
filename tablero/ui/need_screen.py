"""An ask, or an offer: whom I told, what came of it, and whom it suits that was not told yet."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from tablero.domain.asks import Ask, Match, Offer, Told
from tablero.domain.people import Card
from tablero.errors import NotFound
from tablero.i18n import N_
from tablero.present import asks as present
from tablero.present.blocks import READABLE, lesson, wrapped
from tablero.present.lines import EMPTY, Line, Role
from tablero.services import asks, offers
from tablero.services.workspace import Workspace
from tablero.ui.board_lines import WIDE
from tablero.ui.desk import Desk
from tablero.ui.finding_screen import FindingScreen
from tablero.ui.keys import first_key

REMINDERS = (
    *("tell", "open", "outcome_referred", "done", "edit", "back", "help", "copy", "touch_form"),
    "palette",
)
TOLD = N_("Told")
SUITED = N_("Might know")
NEEDS_IT = N_("Might need it")
NOBODY = N_("Nobody suits yet. What people know about and need is found by its words.")
NOBODY_ELSE = N_("Nobody else suits so far.")
ONLY_TOLD = N_("Put the cursor on somebody who was told.")


class ToldRow(NamedTuple):
    """Somebody who was told."""

    told: Told

    @property
    def key(self) -> object:
        """The telling."""
        return "told", self.told.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.told.person.id


class SuitedRow(NamedTuple):
    """Somebody whom it suits."""

    card: Card
    match: Match

    @property
    def key(self) -> object:
        """The person."""
        return "suited", self.card.id

    @property
    def person_id(self) -> int | None:
        """Whom it is about."""
        return self.card.id


class NeedScreen(FindingScreen):
    """The page of one ask, or of one offer. Telling acts on who is in hand, as everywhere."""

    reminders = REMINDERS
    DEFAULT_CSS = "NeedScreen { layout: vertical; background: $background; }"

    def __init__(self, desk: Desk, about: Ask | Offer) -> None:
        super().__init__(desk)
        self.about = about

    def on_mount(self) -> None:
        """Begin to read."""
        self.read()
        self.update()

    def read(self) -> None:
        """Read it in the thread: everybody is held against it."""
        self.put(self.page.rows)
        self.find_out(partial(_rows_of, self.desk.ws, self.about), self.put)

    def page_lines(self, width: int) -> Sequence[Line | int]:
        """What it says; the rows below a title each."""
        tr, is_ask, room = self.desk.tr, isinstance(self.about, Ask), min(width, READABLE)
        laid: list[Line | int] = [*self._head(room)]
        told = [at for at, row in enumerate(self.page.rows) if isinstance(row, ToldRow)]
        suited = [at for at, row in enumerate(self.page.rows) if isinstance(row, SuitedRow)]
        for title, rows in ((TOLD, told), (SUITED if is_ask else NEEDS_IT, suited)):
            if rows:
                head = ((tr.gettext(title).upper(), Role.HEAD), (f" · {len(rows)}", Role.DIM))
                laid += [EMPTY, head, *rows]
        if self.is_finding and not self.page.rows:
            laid += [EMPTY, self.doing_line()]
        elif not suited and self.about.is_open:
            laid += [EMPTY, *wrapped(tr.gettext(NOBODY_ELSE if told else NOBODY), room, Role.DIM)]
        return laid

    def row_lines(self, row: Any, width: int, *, here: bool) -> Sequence[Line]:
        """A row; of who suits and is in hand, who that is."""
        if isinstance(row, ToldRow):
            wide = self.app.size.width >= WIDE
            return [present.told_line(row.told, width, self.desk.reader(), is_wide=wide)]
        line = present.suited_line(row.card, row.match, width, self.desk.tr)
        return [line, (("    ", Role.TEXT), *present.about_line(row.card, width - 4))][: 1 + here]

    def reload(self) -> None:
        """Read it again; leave the page of what is gone, as by an undo."""
        found = self._find()
        if found is None:
            self.dismiss()
            return
        self.about = found
        self.read()
        self.update()

    def reason_against(self, action_id: str) -> str | None:
        """As everywhere; only who was told can have answered, and led to somebody."""
        if action_id in {"edit", "done", "copy"}:
            return None
        if action_id == "outcome_referred":
            is_told = isinstance(self.page.row, ToldRow)
            return None if is_told else self.desk.tr.gettext(ONLY_TOLD)
        return super().reason_against(action_id)

    def do_open(self) -> None:
        """What somebody answered; of one not told yet, the page."""
        from tablero.ui.dialogs.opening_network import open_answer

        row = self.page.row
        if isinstance(row, ToldRow):
            open_answer(self, row.told)
        elif row:
            self.open_page(row.card.id)

    def do_outcome_referred(self) -> None:
        """Who was told led to somebody new: add them."""
        from tablero.ui.dialogs.opening_network import open_led_to

        if isinstance(row := self.page.row, ToldRow):
            open_led_to(self, row.told)

    def do_done(self) -> None:
        """I have what I needed, or offer it no more; once more, and it is open again."""
        self.show(self.network.close_or_reopen(self.about))

    def do_edit(self) -> None:
        """Say it anew."""
        from tablero.ui.dialogs.opening_network import open_ask, open_offer

        if isinstance(self.about, Ask):
            open_ask(self, self.about)
        else:
            open_offer(self, self.about)

    def do_copy(self) -> None:
        """Copy the words to send."""
        self.app.copy_to_clipboard(present.words_of(self.about))
        self.foot.tell(self.desk.tr.gettext("Copied."))

    def _find(self) -> Ask | Offer | None:
        read = asks.read_ask if isinstance(self.about, Ask) else offers.read_offer
        try:
            return read(self.desk.ws, self.about.id)
        except NotFound:
            return None

    def _head(self, width: int) -> list[Line]:
        tr, about = self.desk.tr, self.about
        title = (
            tr.gettext("What I need") if isinstance(about, Ask) else tr.gettext("What I can give")
        )
        closed = "" if about.is_open else f" · {tr.gettext('closed')}"
        doing = self.doing_line(" · ") if self.page.rows else ()
        lines: list[Line] = [((title.upper(), Role.HEAD), (closed, Role.DIM), *doing)]
        lines += wrapped(present.title_of(about), width, Role.NAME)
        if isinstance(about, Ask) and about.wording:
            lines += wrapped(about.wording, width, Role.TEXT)
        lines += wrapped(" ".join(f"#{tag}" for tag in about.tags), width, Role.ACCENT)
        key = first_key("tell", self.desk.keys)
        if about.is_open and any(isinstance(row, SuitedRow) for row in self.page.rows):
            lines += lesson(key, tr.gettext("tells who is in hand"), width)
        return lines


def _rows_of(ws: Workspace, about: Ask | Offer) -> list[ToldRow | SuitedRow]:
    """Those who were told, then those whom it suits."""
    if isinstance(about, Offer):
        return [SuitedRow(*each) for each in offers.people_for_offer(ws, about)]
    told = [ToldRow(each) for each in asks.told_of(ws, about.id)]
    suited = asks.people_for_ask(ws, about) if about.is_open else ()
    return [*told, *(SuitedRow(*each) for each in suited)]
