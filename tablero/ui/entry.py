"""Opening the board from the command line, and leaving it at once, the terminal as it was."""

import gc
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn
from zlib import crc32

from tablero.config import Config
from tablero.errors import ConfigError
from tablero.i18n import Translations
from tablero.paths import Paths
from tablero.services import board
from tablero.services.workspace import Workspace
from tablero.ui.columns import Columns
from tablero.ui.early import EarlyFrame
from tablero.ui.keys import fault_of, keymap
from tablero.ui.looks import NAMES, choose_theme

SSH_ESCAPE_DELAY_MS = "250"
"""Over a network the rest of an escape sequence may come late; a lone Esc is not made of it."""

PATIENCE_MS = 1_500
"""How long a key waits for a file that another program has locked. Scripts wait longer."""


def run(ws: Workspace, tr: Translations, language: str, config: Config, paths: Paths) -> NoReturn:
    """Show the board until the user leaves, then end the process. Raises ConfigError."""
    gc.disable()
    check(config, paths.config_file)
    ws.wait_at_most(PATIENCE_MS)
    if config.colour == "none":
        os.environ["NO_COLOR"] = "1"
    theme = choose_theme(config.theme, config.colour, os.environ)
    seen = board.version(ws), ws.today()
    keys, columns = keymap(config.keys), Columns(ws)
    early = EarlyFrame()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        early.paint(columns, keys, theme, tr, os.environ)
        if "SSH_CONNECTION" in os.environ:
            os.environ.setdefault("ESCDELAY", SSH_ESCAPE_DELAY_MS)
        # Loading Textual takes longest: the board is in sight by now, as it will be drawn again.
        from tablero.ui.app import TableroApp
        from tablero.ui.desk import Desk
        from tablero.ui.drafts import Drafts
        from tablero.ui.editor import editor_of

        drafts = Drafts(paths.state_dir, drafts_name(ws.store.path))
        me, templates = config.me or "", config.templates
        desk = Desk(ws, tr, language, theme, drafts, keys, me, templates, editor_of(os.environ))
        app = TableroApp(desk, columns, early.attributes, seen)
        app.run()
    except BaseException:
        early.give_back()
        raise
    _end(ws, app.return_code or 0)


def check(config: Config, path: Path) -> None:
    """Refuse a theme that there is not, and keys that cannot be. Raises ConfigError."""
    if config.theme not in NAMES:
        raise ConfigError(path=str(path), key="theme", detail="theme")
    if fault := fault_of(config.keys):
        raise ConfigError(path=str(path), key=f"keys.{fault[0]}", detail=fault[1])


def drafts_name(database: Path) -> str:
    """By the database: what was begun on one board is not put on another."""
    return f"drafts-{crc32(bytes(database.absolute())):08x}"


def _end(ws: Workspace, code: int) -> NoReturn:
    """Give the shell back now: once the database is closed there is nothing to take down bit by bit
    with the interpreter.
    """
    ws.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    """Told to end while Textual is being loaded; afterwards the app listens itself."""
    sys.exit(128 + number)
