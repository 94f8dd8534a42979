"""The only wiring: from configuration and environment to an open workspace, and to the board.

Services are given what they need here; nothing below asks where a file or a clock comes from.
"""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from tablero.config import Config
from tablero.domain.brief import Brief
from tablero.domain.due import rules_in
from tablero.errors import StorageError
from tablero.i18n import Translations
from tablero.paths import Paths

if TYPE_CHECKING:  # a glance at the day needs no database driver
    from tablero.services.workspace import Workspace

Clock = Callable[[], datetime]

LOCALTIME = Path("/etc/localtime")
_ZONES = "/zoneinfo/"


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def users_day(config: Config, environment: Mapping[str, str], clock: Clock | None) -> date:
    """The user's date."""
    return (clock or utc_now)().astimezone(find_zone(config.time_zone, environment)).date()


def glance(
    paths: Paths, config: Config, environment: Mapping[str, str], today: date
) -> Brief | None:
    """The day in a few figures, quickly; None where the workspace must be opened for them.

    That is so with a new file, or one to be upgraded, reckoned anew or refused.
    """
    from tablero.storage.glance import look

    rules = rules_in(config.cadence, find_zone(config.time_zone, environment))
    return look(database_file(paths.database), rules, today)


def open_workspace(
    paths: Paths, config: Config, environment: Mapping[str, str], clock: Clock = utc_now
) -> "Workspace":
    """Open the database and give the services what they need; the caller closes the workspace.

    The platform's own folder is made when it is missing; one that the user named is not. Raises
    StorageError.
    """
    from tablero.services.upkeep import keep_up
    from tablero.services.workspace import Workspace
    from tablero.storage.upgrade import open_store

    path = database_file(paths.database)
    store = open_store(path, os.urandom(6).hex(), make_folder=path.parent == paths.data_dir)
    ws = Workspace(store, clock, find_zone(config.time_zone, environment), config.cadence)
    keep_up(ws)
    return ws


def database_file(database: str) -> Path:
    """The file that `--db` names. Raises StorageError for an address of a database server."""
    scheme, mark, _ = database.partition("://")
    if mark:  # the rest may hold a password, and is not repeated
        raise StorageError(path=f"{scheme}://", reason="url", detail="")
    return Path(database)


def find_zone(
    configured: str | None, environment: Mapping[str, str], localtime: Path = LOCALTIME
) -> tzinfo:
    """The user's time zone: configured, else `TZ`, else the machine's, else its present offset."""
    for name in (configured, environment.get("TZ", "").removeprefix(":")):
        zone = _zone(name) if name else None
        if zone is not None:
            return zone
    return _machine_zone(localtime) or _present_offset()


def run_board(
    ws: "Workspace", paths: Paths, config: Config, language: str, translations: Translations
) -> int:
    """Show the board until the user leaves it, which as a rule ends the process."""
    from tablero.ui.entry import run

    return run(ws, translations, language, config, paths)


def _zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return _zone_in(Path(name)) if name.startswith("/") else ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return None


def _machine_zone(localtime: Path) -> tzinfo | None:
    """By its name where the link tells it, so that `Europe/Madrid` is shown; else by its rules."""
    name = str(localtime.resolve()).partition(_ZONES)[2]
    return (_zone(name) if name else None) or _zone(str(localtime))


def _zone_in(path: Path) -> tzinfo:
    from zoneinfo import ZoneInfo

    with path.open("rb") as rules:
        return ZoneInfo.from_file(rules)


def _present_offset() -> tzinfo:
    zone = datetime.now(UTC).astimezone().tzinfo
    assert zone is not None
    return zone
