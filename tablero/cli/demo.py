"""`tablero demo`: a board of invented people, in a folder that is gone afterwards."""

from argparse import ArgumentParser, Namespace

from tablero.cli.session import Session
from tablero.cli.terminal import has_terminal
from tablero.i18n import Translations


def arguments(_parser: ArgumentParser, _tr: Translations) -> None:
    """There are none."""


def run(session: Session, _options: Namespace) -> int:
    """Fill a database of its own and open the board on it, if there is a terminal for it."""
    if not has_terminal(session):
        return 1
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from tablero.bootstrap import run_board
    from tablero.paths import Paths
    from tablero.services.demo import fill_demo

    with TemporaryDirectory(prefix="tablero-") as name:
        folder = Path(name)
        paths = Paths(folder / "config.toml", folder, str(folder / "demo.db"), folder)
        with session.opened(paths) as ws:
            fill_demo(ws, session.language)
            return run_board(ws, paths, session.config, session.language, session.tr)
