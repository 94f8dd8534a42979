"""A text in the user's own editor, by way of a private file that is gone afterwards."""

import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from tablero.domain.text import clean_text
from tablero.errors import BadInput

FILE_NAME = "tablero.txt"
SAVED_IN_NEED = ".save"
"""What nano adds to the name when the connection drops."""

LONGEST_FILE = 1_000_000
"""Bytes that are read back; more was not typed."""


def editor_of(environment: Mapping[str, str]) -> str:
    """The command of the user's editor, empty when none is set."""
    return environment.get("VISUAL") or environment.get("EDITOR") or ""


def edited(command: str, text: str) -> str:
    """The text as it comes back from the editor, made harmless, of any length.

    Raises BadInput(field="editor") with the reason `unset`, `missing` (no such program), `failed`
    or, when it failed after it had saved something else than it was given, `kept`: `left` is that.
    """
    words = _words(command)
    with _file_of(text) as path:
        ended_well = _run([*words, str(path)])
        found = _read(path)
        left = _read(path.with_name(FILE_NAME + SAVED_IN_NEED)) or found
    if ended_well and found is not None:
        return found
    reason = "kept" if left and left != text else "failed"
    raise BadInput(field="editor", value=words[0], reason=reason, left=left)


def put_aside(folder: Path, text: str) -> Path:
    """Keep a text that could not be taken where its writer finds it; gives the file.

    Raises BadInput(field="editor", reason="lost") when nothing can be written there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return next(filter(None, (_put(folder / f"text-{n}.txt", text) for n in count(1))))
    except OSError as error:
        raise BadInput(field="editor", value=str(folder), reason="lost") from error


def _put(path: Path, text: str) -> Path | None:
    """Write a private file that was not there; None when it was."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return None
    path.write_text(f"{text}\n" if text else "", encoding="utf-8")
    return path


@contextmanager
def _file_of(text: str) -> Iterator[Path]:
    """A text in a private file, for the length of a block."""
    from tempfile import TemporaryDirectory  # 2 ms, of which the first paint needs nothing

    with ExitStack() as stack:
        try:
            folder = TemporaryDirectory(prefix="tablero-", ignore_cleanup_errors=True)
            path = Path(stack.enter_context(folder), FILE_NAME)
            _put(path, text)
        except OSError as error:
            raise BadInput(field="editor", value="", reason="failed") from error
        yield path


def _words(command: str) -> list[str]:
    """The command as a shell would part it, its program being there."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise BadInput(field="editor", value=command, reason="missing") from error
    if not words:
        raise BadInput(field="editor", value="", reason="unset")
    if shutil.which(words[0]) is None:
        raise BadInput(field="editor", value=words[0], reason="missing")
    return words


def _run(words: list[str]) -> bool:
    """Whether the program ended well."""
    try:
        with _left_to_the_editor(signal.SIGINT), _left_to_the_editor(signal.SIGQUIT):
            return subprocess.run(words, check=False).returncode == 0
    except OSError as error:
        raise BadInput(field="editor", value=words[0], reason="missing") from error


@contextmanager
def _left_to_the_editor(number: signal.Signals) -> Iterator[None]:
    """A ctrl+c is for the editor. A handler of our own, as an ignored signal would be inherited."""
    before = signal.signal(number, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(number, before)


def _read(path: Path) -> str | None:
    try:
        return clean_text(_decoded(path.read_bytes()[:LONGEST_FILE]), LONGEST_FILE)
    except OSError:
        return None


def _decoded(data: bytes) -> str:
    """UTF-8; what an editor wrote in the old way is not lost for that."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
