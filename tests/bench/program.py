"""One program in a pseudo-terminal, watched from the outside as a user behind SSH would see it.

Every chunk of output is stamped when it is read; what it shows is worked out when the line is
quiet. The clock starts just before `exec`, in the child.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple, NoReturn, Self

from tests.bench.emulator import COLUMNS, LINES, Emulator, answers

QUIET_MS = 60.0
"""Silence, with less than half a CPU used, after which a burst of output is over."""

PATIENCE_MS = 1_000.0
"""How long a key may take to be answered at all."""

START_MS = 60_000.0


class BenchError(Exception):
    """The program did not do what was to be measured."""


class Stroke(NamedTuple):
    """What a key cost: from the key to the first and the last byte; bytes; rows that differ now."""

    first_ms: float
    last_ms: float
    bytes: int
    rows_changed: int


class Program:
    """A running program. As a context manager it ends it, by its own process id."""

    def __init__(self, argv: Sequence[str], environment: Mapping[str, str]) -> None:
        self.screen = Emulator()
        self.chunks: list[tuple[float, bytes]] = []
        self.ended_at: float | None = None
        self._shown = 0
        reading, writing = os.pipe()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            _become(argv, environment, writing)
        os.close(writing)
        (self.started_at,) = struct.unpack("d", os.read(reading, 8))
        os.close(reading)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for ending in (signal.SIGTERM, signal.SIGKILL):
            if not self.wait_for_end(700):
                os.kill(self.pid, ending)
        self.wait_for_end(3_000)
        os.close(self._terminal)

    @property
    def bytes_out(self) -> int:
        """All that it has written so far."""
        return sum(len(data) for _, data in self.chunks)

    def pump(self, timeout_ms: float) -> bool:
        """Read and stamp what has come, waiting so long for something to come."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, timeout_ms) / 1000)
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # the other side of the terminal is closed
            time.sleep(0.0005)
            return False
        self.chunks.append((now_ms(), data))
        if reply := answers(data):
            self.type(reply)
        return True

    def type(self, keys: bytes) -> None:
        """Send keys as the terminal would."""
        os.write(self._terminal, keys)

    def wait_for(self, pattern: str, timeout_ms: float = START_MS) -> float:
        """Until a line of the screen matches: the stamp of the chunk that made it so."""
        wanted, deadline = re.compile(pattern), now_ms() + timeout_ms
        while now_ms() < deadline:
            while self._shown < len(self.chunks):
                stamp = self._show_one()
                if wanted.search(self.screen.text()):
                    return stamp
            if not self.pump(5) and self.has_ended():
                break
        raise BenchError(f"no {pattern!r} on the screen:\n{self.screen.text()}")

    def wait_until_quiet(self, patience_ms: float = QUIET_MS) -> None:
        """Until the burst of output is over; `patience_ms` is how long it may take to begin."""
        count, cpu, since = len(self.chunks), cpu_ms(self.pid), now_ms()
        while True:
            limit = QUIET_MS if len(self.chunks) > count else patience_ms
            if self.pump(since + limit - now_ms()):
                cpu, since = cpu_ms(self.pid), now_ms()
            elif now_ms() - since >= limit:
                used, cpu = cpu_ms(self.pid) - cpu, cpu_ms(self.pid)
                if used <= 0.5 * (now_ms() - since) or self.has_ended():
                    return
                since = now_ms()

    def press(self, key: str) -> Stroke:
        """Send a key and watch what comes of it."""
        return self.press_all([key.encode()], 0)

    def press_all(self, keys: Sequence[bytes], interval_ms: float) -> Stroke:
        """Send keys at an interval, as a key held down does, and watch what comes of them all.

        When nothing comes, in as long as PATIENCE_MS, the cost is zero.
        """
        before, count = self.rows(), len(self.chunks)
        start = now_ms()
        for place, key in enumerate(keys):
            while (left := start + place * interval_ms - now_ms()) > 0:
                self.pump(left)
            self.type(key)
        self.wait_until_quiet(PATIENCE_MS)
        burst = self.chunks[count:] or [(start, b"")]
        changed = sum(one != other for one, other in zip(before, self.rows(), strict=True))
        sent = sum(len(data) for _, data in burst)
        return Stroke(burst[0][0] - start, burst[-1][0] - start, sent, changed)

    def rows(self) -> list[str]:
        """The screen, with all that has come by now."""
        while self._shown < len(self.chunks):
            self._show_one()
        return self.screen.rows()

    def has_ended(self) -> bool:
        """Whether the process is gone; the moment is noted when it is first seen to be."""
        if self.ended_at is None and os.waitpid(self.pid, os.WNOHANG)[0]:
            self.ended_at = now_ms()
        return self.ended_at is not None

    def wait_for_end(self, timeout_ms: float) -> bool:
        """Until the process is gone, reading what it still writes; False when it is not in time."""
        deadline = now_ms() + timeout_ms
        while not self.has_ended():
            if now_ms() > deadline:
                return False
            self.pump(1)
        while self.pump(0):
            pass
        return True

    def kill(self) -> None:
        """End it as a power cut would, and read what it had written."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait_for_end(5_000)

    def _show_one(self) -> float:
        stamp, data = self.chunks[self._shown]
        self._shown += 1
        self.screen.feed(data)
        return stamp


def now_ms() -> float:
    """A clock that all processes share."""
    return time.monotonic_ns() / 1e6


def cpu_ms(pid: int) -> float:
    """CPU time of a process, all its threads, on a clock of nanoseconds; 0 when it is gone."""
    try:
        return time.clock_gettime_ns(((~pid) << 3) | 2) / 1e6
    except OSError:
        return 0.0


def peak_mb(pid: int) -> float:
    """The most memory a process has had resident (`VmHWM`); 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:  # noqa: PTH123
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _become(argv: Sequence[str], environment: Mapping[str, str], started: int) -> NoReturn:
    """In the child: turn into the program."""
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    os.write(started, struct.pack("d", now_ms()))
    os.close(started)
    try:
        os.execve(argv[0], list(argv), environment)
    finally:
        os._exit(127)
