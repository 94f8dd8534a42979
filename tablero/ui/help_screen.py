"""The help: every key of the registry, what can act now first, and why the rest cannot."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tablero.i18n import N_, Translations
from tablero.present.heads import TITLE
from tablero.present.help import Chapter, Entry, help_lines
from tablero.present.hints import hint_line
from tablero.present.lines import EMPTY, Line, Role, ends, fit_line
from tablero.ui.keys import ACTIONS, BY_ID, Action, Group, first_key, shown_keys
from tablero.ui.wheeled import Wheeled

CLOSING = ("back", "help", "quit")
SCROLLING = (
    "cursor_down", "cursor_up", "page_down", "page_up", "first", "last",
)  # fmt: skip
ELSEWHERE = N_("On other screens")


def chapters(
    keys: Mapping[str, str],
    applies: Callable[[str], bool],
    reason_against: Callable[[str], str | None],
    tr: Translations,
) -> list[Chapter]:
    """The registry as it stands on a screen: its own chapters, then what is of use elsewhere."""

    def entry(action: Action, *, here: bool) -> Entry:
        reason = (reason_against(action.id) or "") if here else ""
        shown = " ".join(shown_keys(keys[action.id]))
        return Entry(shown, tr.gettext(action.help), reason, active=here and not reason)

    def chapter(title: str, actions: list[Action], *, here: bool) -> Chapter:
        return Chapter(tr.gettext(title), [entry(action, here=here) for action in actions])

    own = [action for action in ACTIONS if applies(action.id)]
    found = [
        chapter(group, [one for one in own if one.group is group], here=True) for group in Group
    ]
    found.append(chapter(ELSEWHERE, [one for one in ACTIONS if one not in own], here=False))
    return [each for each in found if each.entries]


class HelpView(Wheeled, can_focus=True):
    """Draws the chapters and scrolls them."""

    DEFAULT_CSS = "HelpView { width: 1fr; height: 1fr; }"

    def __init__(self, contents: list[Chapter], keys: Mapping[str, str], tr: Translations) -> None:
        super().__init__(id="help")
        self.contents = contents
        self.keys = dict(keys)
        self.tr = tr
        self._lines: list[Line] = []
        self._top = 0

    def lay_out(self, width: int, height: int) -> None:  # noqa: ARG002 - the rest is out of sight
        """Wrap the chapters for a width."""
        self._lines = help_lines(self.contents, max(width - 2, 1))
        self._clamp(self._top)

    def scroll(self, count: int) -> None:
        """Show lines further down (up when negative)."""
        self._clamp(self._top + count)
        self.repaint()

    @property
    def length(self) -> int:
        """The lines there are, without the blank last one."""
        return len(self._lines) - 1

    @property
    def rows(self) -> int:
        """The lines in sight: all but the head, a blank, and the keys."""
        return max(1, self.size.height - 3)

    def line_at(self, y: int, width: int) -> Line:
        """The head, the chapters, the keys of this screen."""
        if y == 0:
            return self._head(width)
        if y == self.size.height - 1:
            return hint_line(self._hints(), width)
        place = self._top + y - 2
        line = self._lines[place] if 2 <= y < self.rows + 2 and place < self.length else EMPTY
        return fit_line(((" ", Role.TEXT), *line), width)

    def _clamp(self, top: int) -> None:
        self._top = max(0, min(top, self.length - self.rows))

    def _head(self, width: int) -> Line:
        name = self.tr.gettext("Help")
        title: Line = ((TITLE, Role.ACCENT), (f"   {name}", Role.HEAD_HERE))
        if self.length <= self.rows:
            return fit_line(title, width)
        last = min(self._top + self.rows, self.length)
        return ends(title, ((f"{self._top + 1}–{last}/{self.length}", Role.DIM),), width)

    def _hints(self) -> list[tuple[str, str, bool]]:
        scrolls = self.length > self.rows
        moving = " ".join(first_key(id_, self.keys) for id_ in ("cursor_down", "cursor_up"))
        back = (first_key("back", self.keys), self.tr.gettext(BY_ID["back"].hint), True)
        return [back, (moving, self.tr.gettext("scroll"), True)] if scrolls else [back]


class HelpScreen(Screen[None]):
    """The chapters over the whole screen; the keys that opened or leave it close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(BY_ID[id_].keys, "close", id=id_, show=False) for id_ in CLOSING),
        *(Binding(BY_ID[id_].keys, f"turn('{id_}')", id=id_, show=False) for id_ in SCROLLING),
    ]
    DEFAULT_CSS = "HelpScreen { background: $background; }"

    def __init__(self, contents: list[Chapter], keys: Mapping[str, str], tr: Translations) -> None:
        super().__init__()
        self.view = HelpView(contents, keys, tr)

    def compose(self) -> ComposeResult:
        """One widget."""
        yield self.view

    def action_close(self) -> None:
        """Back to where it was opened."""
        self.dismiss()

    def action_turn(self, action_id: str) -> None:
        """Scroll as far as that action says."""
        view = self.view
        far = {"cursor_down": 1, "page_down": view.rows, "last": view.length}
        back = {"cursor_up": -1, "page_up": -view.rows, "first": -view.length}
        view.scroll((far | back)[action_id])
