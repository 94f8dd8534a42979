"""What takes long to read is read in a thread, while the screen goes on answering keys.

The thread has a connection of its own, sees one state of the file, and touches no widget: it posts
messages. What is asked for takes the place of what was asked before, which is never shown then.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from tablero.errors import TableroError
from tablero.services.workspace import Workspace

Report = Callable[[int, int], None]
"""How many steps are done, of how many."""

Read = Callable[[Report], Any]
"""What is read; it reports now and then, at which it may be ended."""


class ReadingStep(Message):
    """So many of the steps are done."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


class ReadingDone(Message):
    """All was read."""

    def __init__(self, found: Any) -> None:
        super().__init__()
        self.found = found


class ReadingFailed(Message):
    """It could not be read."""

    def __init__(self, error: TableroError) -> None:
        super().__init__()
        self.error = error


class _OutdatedError(Exception):
    """Something else is wanted by now."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for garbage, which would halt the keys, too: much is read, and kept."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


class Reading:
    """Reads for a screen, one thing at a time. The program does not wait for it to end."""

    def __init__(self, ws: Workspace, screen: MessagePump) -> None:
        self.thread: Thread | None = None
        self._ws = ws
        self._screen = screen
        self._lock = Lock()
        self._wanted: Read | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is wanted that is not there yet."""
        return self._wanted is not None

    def ask(self, read: Read) -> None:
        """Read this; what is being read for an earlier wish is given up."""
        with self._lock:
            self._wanted = read
            if self.thread is None:
                self.thread = Thread(target=self._work, name="reading", daemon=True)
                self.thread.start()

    def give_up(self) -> None:
        """Nothing is wanted any more."""
        with self._lock:
            self._wanted = None

    def _work(self) -> None:
        """In the thread, until nothing is wanted."""
        while (read := self._next()) is not None:
            with suppress(_OutdatedError):
                self._finish(read, self._answer(read))

    def _next(self) -> Read | None:
        with self._lock:
            if self._wanted is None:
                self.thread = None
            return self._wanted

    def _answer(self, read: Read) -> Message:
        def report(done: int, total: int) -> None:
            if self._wanted is not read:
                raise _OutdatedError
            self._post(ReadingStep(done, total))

        try:
            with _uncollected(), self._ws.snapshot():
                return ReadingDone(read(report))
        except TableroError as error:
            return ReadingFailed(error)

    def _finish(self, read: Read, answer: Message) -> None:
        with self._lock:
            if self._wanted is read:
                self._wanted = None
                self._post(answer)

    def _post(self, message: Message) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._screen.post_message(message)
