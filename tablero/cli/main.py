"""The entry: read the words, run one command, and turn what goes wrong into a line and a code.

Exit codes: 0 done, 1 refused, 2 usage (argparse's own), 70 a fault of tablero itself.
"""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from errno import ENOSPC

from tablero.cli.argwords import argparse_in
from tablero.cli.commands import find
from tablero.cli.parser import build_parser, early_option
from tablero.cli.session import Session
from tablero.errors import TableroError

DONE = 0
REFUSED = 1
FAULT = 70
"""`EX_SOFTWARE` of sysexits.h."""


def main(
    argv: Sequence[str] | None = None,
    environment: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] | None = None,
) -> int:
    """Run one command line and return its exit code. Raises SystemExit for help and for usage.

    With `TABLERO_DEBUG` set, a fault of tablero itself is raised and not told.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    session = Session(
        os.environ if environment is None else environment,
        early_option(arguments, "--lang"),
        clock,
    )
    _print_whatever_comes()
    with argparse_in(session.tr):
        options = build_parser(session.tr, named=arguments).parse_args(arguments)
    return _run(session, options)


def _run(session: Session, options: Namespace) -> int:
    try:
        code = find(options.command).load().run(session, options)
        sys.stdout.flush()
    except TableroError as error:
        return _refused(session, error)
    except KeyboardInterrupt:
        session.warn(session.tr.gettext("Cancelled."))
        return REFUSED
    except BrokenPipeError:
        return _left_alone()
    except OSError as error:
        return _unwritten(session) if error.errno == ENOSPC else _fault(session, error)
    except Exception as error:  # noqa: BLE001 - the outermost edge: a line, not a traceback
        return _fault(session, error)
    return code


def _refused(session: Session, error: TableroError) -> int:
    from tablero.present.errors import explain

    session.warn(explain(error, session.tr))
    return REFUSED


def _fault(session: Session, error: Exception) -> int:
    from tablero.present.cells import shown

    if session.environment.get("TABLERO_DEBUG"):
        raise error
    text = session.tr.gettext("tablero made a mistake: {error}. TABLERO_DEBUG=1 shows where.")
    session.warn(text.format(error=shown(f"{type(error).__name__}: {error}")))
    return FAULT


def _print_whatever_comes() -> None:
    """A terminal that lacks a letter shows `?` for it; the command goes on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _unwritten(session: Session) -> int:
    """The disk to which our output goes is full. What the command did, it did."""
    _write_nowhere()
    session.warn(session.tr.gettext("The disk is full: not all could be printed there."))
    return REFUSED


def _left_alone() -> int:
    """The reader of our output has gone, as `head` does."""
    _write_nowhere()
    return DONE


def _write_nowhere() -> None:
    """What is still to be written goes nowhere, or the interpreter would stumble over it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
