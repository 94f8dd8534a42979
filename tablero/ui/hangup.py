"""What happens when the connection drops or the process is told to end.

Textual alone can be left spinning as an orphan. Drafts are on disk as they are typed and every
write is a transaction, so there is nothing to save: the only duty is to be gone, and soon.
"""

import os
import select
import signal
import termios
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import Any

HARD_EXIT_SECONDS = 2.0
"""How long the orderly way out may take before the process ends all the same."""

TERMINATED = 128 + signal.SIGTERM
"""The exit code after SIGTERM, as shells have it."""

GIVE_BACK = (
    "\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[<u"
    "\x1b[?1004l\x1b[?1049l\x1b[?25h"
)
"""No bracketed paste, mouse, focus or key reports; lines wrap; the shell's screen and cursor."""

_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


def listen(leave: Callable[[], None], abandon: Callable[[], None]) -> None:
    """On SIGTERM call `leave`, which restores the terminal; on SIGHUP, with none left, `abandon`.

    To be called in the running event loop, on the main thread.
    """
    import asyncio  # loaded with Textual; this module serves the early frame too

    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, _with_deadline, leave)
    loop.add_signal_handler(signal.SIGHUP, _with_deadline, abandon)


def terminal_is_gone(descriptor: int) -> bool:
    """Whether the other side of the terminal has hung up."""
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & _GONE for _, event in poll.poll(0))


def give_back(attributes: list[Any] | None) -> None:
    """Make the terminal what it was, as far as it is still there."""
    with suppress(OSError, termios.error):
        if attributes is not None:
            termios.tcsetattr(0, termios.TCSANOW, attributes)
        os.write(2, GIVE_BACK.encode())


def exit_hard() -> None:
    """End the process now, as after a hang-up."""
    os._exit(128 + signal.SIGHUP)


def _with_deadline(way_out: Callable[[], None]) -> None:
    deadline = Timer(HARD_EXIT_SECONDS, exit_hard)
    deadline.daemon = True
    deadline.start()
    way_out()
