"""The few settings that a login needs. pydantic takes longer to load than it takes to answer."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tablero.config import Cadence, Config, read_toml
from tablero.config.rules import is_zone
from tablero.domain.words import Stage
from tablero.i18n import LANGUAGES

_STAGES = frozenset(map(str, Stage))


def load_habits(path: Path) -> Config | None:
    """Language, time zone and cadences as they stand in the file at `path`; all else by default.

    None when something is wrong with them, of which `load_config` tells; whether a cadence is in
    bounds is not asked, for no due date was reckoned by one that is not. Raises ConfigError for
    what is no TOML.
    """
    data = read_toml(path)
    language, time_zone = data.get("language"), data.get("time_zone")
    cadence = data.get("cadence", {})
    if language in (None, *LANGUAGES) and _is_zone(time_zone) and _is_cadence(cadence):
        return Config(language=language, time_zone=time_zone, cadence=Cadence(**cadence))
    return None


def _is_zone(name: object) -> bool:
    return name is None or (isinstance(name, str) and is_zone(name))


def _is_cadence(table: object) -> bool:
    if not isinstance(table, dict):
        return False
    by_stage = {key: value for key, value in table.items() if key != "tags"}
    return by_stage.keys() <= _STAGES and _are_days(by_stage) and _are_days(table.get("tags", {}))


def _are_days(table: Mapping[str, Any]) -> bool:
    return isinstance(table, dict) and all(type(days) is int for days in table.values())
