"""Lines of a text file that came through unknown hands, a few kilobytes in memory at a time.

Charset guessers misread short Spanish text, so the order is fixed: a byte order mark, then strict
UTF-8 over the whole file, then Windows-1252, in which a Spanish Excel saves.
"""

import codecs
import io
import stat
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tablero.errors import BadInput

MOST_BYTES = 200 * 1024 * 1024
LONGEST_LINE = 1_000_000
_CHUNK = 64 * 1024

Progress = Callable[[int, int], None]
"""Told the bytes read so far and the bytes there are."""


class Line(NamedTuple):
    """One physical line, without its end; `number` counts from 1, `cut` tells of a lost rest."""

    number: int
    text: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class TextFile:
    """A regular file of acceptable size whose encoding is known."""

    path: Path
    encoding: str
    size: int

    def lines(self, progress: Progress | None = None) -> Generator[Line, None, None]:
        """Yield the lines, whatever ends them (LF, CRLF or CR), NUL characters left out.

        Undecodable bytes become U+FFFD; a line is cut at `LONGEST_LINE` characters. Raises
        `BadInput` (`missing`, `unreadable`) if the file can no longer be opened.
        """
        with _opened(self.path) as raw:
            text = io.TextIOWrapper(raw, encoding=self.encoding, errors="replace")
            told = number = 0
            while line := text.readline(LONGEST_LINE):
                number += 1
                cut = _rest_skipped(text, line)
                yield Line(number, line.rstrip("\n").replace("\0", ""), cut)
                if progress and told != (told := raw.tell()):
                    progress(told, self.size)


def examine(path: Path) -> TextFile:
    """Find out how `path` is to be read.

    Raises `BadInput` for the field `file` with the reason `missing`, `unreadable`, `too_large`
    (over `MOST_BYTES`) or `empty` (no bytes at all).
    """
    with _opened(path) as raw:
        size = raw.seek(0, io.SEEK_END)
        if size > MOST_BYTES:
            raise refusal(path, "too_large")
        if not size:
            raise refusal(path, "empty")
        return TextFile(path, _encoding(raw), size)


def refusal(path: Path, reason: str) -> BadInput:
    """Return the error that refuses the file as a whole."""
    return BadInput(field="file", value=str(path), reason=reason)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        # Opening a pipe or a terminal would wait for ever, so the kind is looked at first.
        if not stat.S_ISREG(path.stat().st_mode):
            raise refusal(path, "unreadable")
        raw = path.open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise refusal(path, "missing") from error
    except OSError as error:
        raise refusal(path, "unreadable") from error
    with raw:
        yield raw


def _encoding(raw: BinaryIO) -> str:
    raw.seek(0)
    mark = raw.read(2)
    if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    raw.seek(0)
    return "utf-8-sig" if _is_utf8(raw) else "cp1252"


def _is_utf8(raw: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := raw.read(_CHUNK):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True  # a last character cut in two by a broken download is forgiven


def _rest_skipped(text: io.TextIOWrapper, line: str) -> bool:
    skipped = False
    while len(line) == LONGEST_LINE and not line.endswith("\n"):
        line = text.readline(LONGEST_LINE)
        skipped = skipped or bool(line)
    return skipped
