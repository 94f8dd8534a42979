"""A real terminal for a real process: a pty of a given size, read with pyte, no sleeps."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pyte

DEADLINE = 20.0
"""Seconds after which a condition that does not come is a failure."""

QUIET_READS = 4
"""So many looks at the terminal, a twentieth of a second each, after which it is quiet."""

COMMAND = (sys.executable, "-m", "tablero")


class Terminal:
    """`tablero` in a terminal of its own. Close it at the end."""

    SPOILT = "Broadcast message"

    def __init__(
        self, *arguments: str, home: Path, size: tuple[int, int] = (120, 40), **environment: str
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self._slave = slave
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=slave, stdout=slave, stderr=slave,
            env=_environment(home, environment),
            preexec_fn=_own_terminal,  # noqa: PLW1509 - the tests start no threads
        )  # fmt: skip

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self.master, keys.encode())

    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, text: str) -> None:
        """Read until a text is on the screen."""
        self.wait_until(lambda: text in self.text(), text)

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Read until a condition holds."""
        until = time.monotonic() + DEADLINE
        while not holds():
            assert time.monotonic() < until, f"no {what!r} on\n{self.text()}"
            self._read()

    def wait_until_quiet(self) -> None:
        """Read until nothing has come for a moment."""
        quiet = 0
        while quiet < QUIET_READS:
            quiet = 0 if self._read() else quiet + 1

    def spoil(self) -> None:
        """Another program writes on the screen."""
        self._stream.feed(f"\x1b[5;5H{self.SPOILT}".encode())

    def wait_for_end(self) -> int:
        """Read until the process has ended; its exit code."""
        self.wait_until(lambda: self.process.poll() is not None, "end of the process")
        while self._read():
            pass
        return self.process.returncode

    def hang_up(self) -> None:
        """The connection drops: the other side of the terminal is closed."""
        os.close(self._slave)
        os.close(self.master)
        self._slave = self.master = -1

    def attributes(self) -> list[object]:
        """The terminal's settings as they are now."""
        return list(termios.tcgetattr(self._slave))

    def close(self) -> None:
        """End everything."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(DEADLINE)
        for descriptor in (self.master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], 0.05)
        if not ready:
            return False
        with suppress(OSError):
            chunk = os.read(self.master, 65536)
            self.written += chunk
            self._stream.feed(_understood(chunk))
            return bool(chunk)
        return False


def _understood(chunk: bytes) -> bytes:
    """Keep from pyte the private `CSI <u` of the keyboard protocol, which it takes for text."""
    return chunk.replace(b"\x1b[<u", b"").replace(b"\x1b[>1u", b"")


def _own_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _environment(home: Path, more: Mapping[str, str]) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "Europe/Madrid",
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }
