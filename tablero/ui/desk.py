"""What every screen is given: the services' workspace, the language, the keys, the drafts."""

from typing import NamedTuple

from tablero.domain.templates import Template
from tablero.i18n import Translations
from tablero.present.reader import Reader
from tablero.services.workspace import Workspace
from tablero.ui.drafts import Drafts
from tablero.ui.keys import keymap


class Desk(NamedTuple):
    """`keys` maps action ids to Textual's key names, the user's own included.

    `me` is the user's name as messages are signed with it, `templates` are the user's own,
    `editor` is the command of their editor.
    """

    ws: Workspace
    tr: Translations
    language: str
    theme: str
    drafts: Drafts
    keys: dict[str, str] = keymap({})
    me: str = ""
    templates: tuple[Template, ...] = ()
    editor: str = ""

    def reader(self) -> Reader:
        """For whom all is written that is shown now."""
        return Reader(self.ws.today(), self.ws.zone, self.language, self.tr)
