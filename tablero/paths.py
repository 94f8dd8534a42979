"""Where things lie on this machine: the configuration, the database, the drafts."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP = "tablero"


class Paths(NamedTuple):
    """The places of one run. Nothing is created or read here.

    `database` is text, a path or a `scheme://` URL; `state_dir` is for drafts.
    """

    config_file: Path
    data_dir: Path
    database: str
    state_dir: Path


def find_paths(environment: Mapping[str, str], db_option: str | None) -> Paths:
    """The places by `--db`, then `TABLERO_DB` and `TABLERO_CONFIG`, then the platform's folders.

    An empty value counts as not given. On Linux the folders follow `XDG_*` of the process, which
    platformdirs reads by itself.
    """
    from platformdirs import PlatformDirs

    folders = PlatformDirs(APP, appauthor=False)
    database = db_option or environment.get("TABLERO_DB")
    config = environment.get("TABLERO_CONFIG")
    return Paths(
        config_file=Path(_at_home(config)) if config else folders.user_config_path / "config.toml",
        data_dir=folders.user_data_path,
        database=_at_home(database) if database else str(folders.user_data_path / "tablero.db"),
        state_dir=folders.user_state_path,
    )


def _at_home(place: str) -> str:
    # Unlike Path.expanduser, this leaves a stranger's `~name` and every URL as they are.
    return os.path.expanduser(place)  # noqa: PTH111
