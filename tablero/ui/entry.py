"""Opening the board from the command line, and leaving it at once, the terminal as it was."""

import gc
import os
import sys
from collections.abc import Mapping
from typing import NoReturn

from tablero.config import Config
from tablero.i18n import Translations
from tablero.paths import Paths
from tablero.services.workspace import Workspace

SSH_ESCAPE_DELAY_MS = "250"
"""Over a network the rest of an escape sequence may come late; a lone Esc is not made of it."""


def run(
    ws: Workspace,
    tr: Translations,
    language: str,
    config: Config,
    paths: Paths,
    environment: Mapping[str, str] = os.environ,
) -> NoReturn:
    """Show the board until the user leaves, then end the process.

    The interpreter is not taken down bit by bit: the database is closed by then, and a user who
    leaves wants the shell back now.
    """
    gc.disable()
    if "SSH_CONNECTION" in environment:
        os.environ.setdefault("ESCDELAY", SSH_ESCAPE_DELAY_MS)
    from tablero.ui.app import TableroApp
    from tablero.ui.desk import Desk
    from tablero.ui.drafts import Drafts
    from tablero.ui.keys import keymap
    from tablero.ui.styles import choose_theme

    theme = choose_theme(config.theme, environment)
    drafts = Drafts(paths.state_dir / "drafts.json")
    app = TableroApp(Desk(ws, tr, language, theme, drafts, keymap(config.keys)))
    app.run()
    ws.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(app.return_code or 0)
