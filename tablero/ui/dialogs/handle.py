"""What to copy of a person who can be reached in several ways: each by its number."""

from collections.abc import Sequence

from tablero.domain.people import Handle
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.lines import Line, Role
from tablero.ui.dialogs.choosing import ShortDialog

LABEL = 10


class HandleDialog(ShortDialog[Handle]):
    """Gives the handle that was chosen."""

    WIDTH = 60

    def __init__(self, name: str, handles: Sequence[Handle], tr: Translations) -> None:
        super().__init__(tr)
        self.person_name = name
        self.handles = handles[: len(self.KEYS)]

    def title_text(self) -> str:
        """Whose."""
        return self.tr.gettext("Copy of {name}").format(name=self.person_name)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.handles)

    def word(self) -> str:
        """What Enter does."""
        return self.tr.gettext("copy")

    def options(self, width: int) -> list[Line]:  # noqa: ARG002 - they are cut by the frame
        """The handles, each after what it is."""
        return [
            (
                (cells.fit(self.tr.gettext(words.HANDLES[kind]), LABEL), Role.DIM),
                (value, Role.NAME if place == self.index else Role.TEXT),
            )
            for place, (kind, value) in enumerate(self.handles)
        ]

    def choose(self, index: int) -> None:
        """That one it is."""
        self.dismiss(self.handles[index])
