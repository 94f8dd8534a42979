"""`tablero demo`: a board of invented people, in a folder that is gone afterwards."""

import os
import signal
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tablero.cli.session import Session
from tablero.cli.terminal import has_terminal
from tablero.i18n import Translations
from tablero.paths import Paths


def arguments(_parser: ArgumentParser, _tr: Translations) -> None:
    """There are none."""


def run(session: Session, _options: Namespace) -> int:
    """Show the demo, if there is a terminal for it, and clear up however it ended.

    The board leaves by ending its process, so it gets one of its own.
    """
    if not has_terminal(session):
        return 1
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="tablero-") as folder:
        child = os.fork()
        return _wait(child) if child else _show(session, Path(folder))


def _show(session: Session, folder: Path) -> int:
    from tablero.bootstrap import run_board
    from tablero.services.demo import fill_demo

    paths = Paths(folder / "config.toml", folder, str(folder / "demo.db"), folder)
    with session.opened(paths) as ws:
        fill_demo(ws, session.language)
        return run_board(ws, paths, session.config, session.language, session.tr)


def _wait(child: int) -> int:
    """Outlive the board: a hang-up reaches both, what is sent to us alone is passed on."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _frame: os.kill(child, number))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code if code >= 0 else 128 - code
