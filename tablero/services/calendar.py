"""The talk of a moment of truth, for the user's calendar: as a text, or kept in a private file."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tablero.domain.recovery import TALK, Recovery
from tablero.errors import BadInput
from tablero.services.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE_NAME = "moment-{id}.ics"


def check_talk(recovery: Recovery) -> datetime:
    """When the talk is to be. Raises BadInput while none is agreed on."""
    if recovery.talk_at is None:
        raise BadInput(field="talk", value="", reason="none")
    return recovery.talk_at


def talk_file(ws: Workspace, recovery: Recovery, words: "Sequence[str]") -> bytes:
    """A quarter of an hour in the user's zone; `words` are a title and a sentence.

    Raises BadInput while no talk is agreed on.
    """
    from tablero.exchange.calendar import Appointment, calendar_file

    at = check_talk(recovery)
    title, about = words
    opened = int(recovery.opened_at.timestamp())
    return calendar_file(
        Appointment(
            f"moment-{recovery.id}-{opened}@tablero", title, about,
            at.astimezone(ws.zone), TALK, ws.now(),
        )
    )  # fmt: skip


def keep_talk_file(ws: Workspace, recovery: Recovery, words: "Sequence[str]", folder: Path) -> Path:
    """Put it into a folder, which is made when it is missing. Raises as `write_talk_file` does."""
    with suppress(OSError):  # the write tells of it
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / FILE_NAME.format(id=recovery.id)
    write_talk_file(ws, recovery, words, path)
    return path


def write_talk_file(ws: Workspace, recovery: Recovery, words: "Sequence[str]", path: Path) -> None:
    """Write it for the user's eyes only, whole or not at all.

    Raises BadInput while no talk is agreed on, and for a file that cannot be written.
    """
    text, aside = talk_file(ws, recovery, words), path.with_name(f".{path.name}.new")
    try:
        aside.unlink(missing_ok=True)
        aside.touch(mode=0o600, exist_ok=False)
        aside.write_bytes(text)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise BadInput(field="calendar", value=str(path), reason="unwritable") from error
