"""Dialogs of one line below another, of which one is chosen: by its number, or with the arrows."""

from collections.abc import Sequence

from tablero.i18n import Translations
from tablero.present.hints import Hint
from tablero.present.lines import Line, Role, fit_line
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.sheet import ResultT, SheetDialog

_UP, _DOWN = frozenset({"up", "k", "shift+tab"}), frozenset({"down", "j", "tab"})


class ChoosingDialog(SheetDialog[ResultT]):
    """Subclasses give the lines, and what choosing one does. What does not fit scrolls.

    The first lines have the `KEYS` that choose them, in their order.
    """

    KEYS = "123456789"

    def __init__(self, tr: Translations) -> None:
        super().__init__(tr)
        self.index = 0
        self._top = 0

    def options(self, width: int) -> Sequence[Line]:
        """The lines to choose from, without number and cursor."""
        raise NotImplementedError

    def choose(self, index: int) -> None:
        """That one it is."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        """How many there are."""
        raise NotImplementedError

    def below(self, width: int) -> Sequence[Line]:  # noqa: ARG002 - a hook
        """What is said below the lines."""
        return ()

    def act(self, key: str, character: str) -> bool:  # noqa: ARG002 - a hook
        """Answer any other key; returns whether it did anything."""
        return False

    def word(self) -> str:
        """What Enter does."""
        return self.tr.gettext("choose")

    def hints(self) -> list[Hint]:
        """Enter, a number, and out."""
        numbers = [(f"1-{min(self.count, len(self.KEYS))}", "", True)] if self.count > 1 else []
        word, leave = self.word(), self.tr.gettext("leave")
        return [("enter", word, bool(self.count)), *numbers, ("esc", leave, True)]

    def rows_wanted(self, width: int) -> int:
        """A row for each, and what is said below."""
        return self.count + len(self.below(width))

    def draw(self, width: int, height: int) -> Drawing:
        """As many lines as fit, the one in hand among them."""
        below = list(self.below(width))
        room = max(1, height - len(below))
        self._top = max(0, min(self._top, self.count - room))
        self._top = min(max(self._top, self.index - room + 1), self.index)
        shown = range(self._top, min(self._top + room, self.count))
        options = self.options(max(1, width - 5))
        lines = [fit_line(self._row(at, options[at]), width) for at in shown]
        lines += [fit_line(line, width) for line in below]
        return Drawing(lines[:height], owners=(*shown, *(-1 for _ in below))[:height])

    def press(self, key: str, character: str) -> None:
        """Arrows move, Enter chooses, a number chooses at once; all else may mean something."""
        if key == "escape":
            self.dismiss(None)
        elif self.act(key, character):
            return
        elif key in _UP or key in _DOWN:
            self.index = (self.index + (1 if key in _DOWN else -1)) % max(1, self.count)
        elif key == "enter" and self.count:
            self.choose(self.index)
        elif character and character in self.KEYS[: self.count]:
            self.choose(self.KEYS.index(character))

    def point(self, owner: int) -> None:
        """A click takes in hand."""
        self.index = owner

    def _row(self, place: int, line: Line) -> Line:
        here = place == self.index
        key = self.KEYS[place] if place < len(self.KEYS) else " "
        return (HERE if here else " ", Role.ACCENT), (f" {key}  ", Role.KEY), *line


class ShortDialog(ChoosingDialog[ResultT]):
    """A few lines with which nothing else can be done: a click chooses, too."""

    def keys(self) -> str:
        """The keys of the lines, as people write them."""
        return f"1-{self.count}"

    def hints(self) -> list[Hint]:
        """The keys of the lines, Enter, and out."""
        choose, leave = self.tr.gettext("choose"), self.tr.gettext("leave")
        return [(self.keys(), choose, True), ("enter", self.word(), True), ("esc", leave, True)]

    def point(self, owner: int) -> None:
        """A click chooses."""
        self.choose(owner)


class PickDialog(ChoosingDialog[int]):
    """Gives the place of the sentence that was chosen."""

    WIDTH = 64

    def __init__(self, title: str, sentences: Sequence[str], tr: Translations) -> None:
        super().__init__(tr)
        self.title_words = title
        self.sentences = sentences

    def title_text(self) -> str:
        """What it is about."""
        return self.title_words

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.sentences)

    def options(self, width: int) -> list[Line]:  # noqa: ARG002 - they are cut by the frame
        """The sentences."""
        here = self.sentences[self.index]
        return [((each, Role.NAME if each is here else Role.TEXT),) for each in self.sentences]

    def choose(self, index: int) -> None:
        """That one it is."""
        self.dismiss(index)
