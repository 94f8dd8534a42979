"""What a command is given: language, configuration, the way to the database, two outputs."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tablero.config import Config, load_config
from tablero.config.habits import load_habits
from tablero.errors import ConfigError
from tablero.i18n import choose_language, translations
from tablero.paths import Paths, find_paths

if TYPE_CHECKING:  # help and refusals need no database driver
    from tablero.present.reader import Reader
    from tablero.services.workspace import Workspace


MISUSED = 2
"""The exit code of a usage error, argparse's own."""


class Session:
    """One run of the command line. The configuration is read once, when it is first asked for."""

    def __init__(
        self,
        environment: Mapping[str, str],
        language: str | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.environment = environment
        self.clock = clock
        self.language = choose_language(language, environment, self._configured_language())
        self.tr = translations(self.language)

    @cached_property
    def config(self) -> Config:
        """The configuration. Raises ConfigError."""
        return load_config(find_paths(self.environment, None).config_file)

    @cached_property
    def habits(self) -> Config:
        """Language, time zone and cadences of the configuration, quickly. Raises ConfigError."""
        return load_habits(find_paths(self.environment, None).config_file) or self.config

    def paths(self, options: Namespace) -> Paths:
        """Where things lie, by `--db`."""
        return find_paths(self.environment, options.db)

    @contextmanager
    def workspace(self, options: Namespace) -> Iterator["Workspace"]:
        """The database, open for the length of a block. Raises ConfigError and StorageError."""
        with self.opened(self.paths(options)) as ws:
            yield ws

    @contextmanager
    def opened(self, paths: Paths) -> Iterator["Workspace"]:
        """The database of `paths`, open for the length of a block. Raises as `workspace` does."""
        from tablero.bootstrap import open_workspace, utc_now

        ws = open_workspace(paths, self.config, self.environment, self.clock or utc_now)
        try:
            yield ws
        finally:
            ws.close()

    def reader(self, ws: "Workspace") -> "Reader":
        """For whom what is printed is written."""
        from tablero.present.reader import Reader

        return Reader(ws.today(), ws.zone, self.language, self.tr)

    @property
    def width(self) -> int | None:
        """The cells of a line: `COLUMNS`, else the terminal's; None where nothing is to be cut."""
        columns = self.environment.get("COLUMNS", "")
        if columns.isdecimal() and int(columns):
            return int(columns)
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or None
        except (OSError, ValueError):
            return None

    def say(self, text: str) -> None:
        """Print a result."""
        print(text)

    def say_cut(self, line: str) -> None:
        """Print a result that is to be one line of the terminal."""
        from tablero.present import cells

        self.say(line if self.width is None else cells.cut(line, self.width))

    def say_lines(self, lines: Iterable[str]) -> None:
        """Print a result of several lines."""
        for line in lines:
            self.say(line)

    def warn(self, text: str) -> None:
        """Print what is not a result."""
        print(text, file=sys.stderr)

    def misused(self, text: str) -> int:
        """Say what is wrong with the words of a command, and give the exit code for that."""
        self.warn(text)
        return MISUSED

    def _configured_language(self) -> str | None:
        """What help and errors are written in; a broken file is for the command to refuse."""
        try:
            return self.habits.language
        except ConfigError:
            return None
