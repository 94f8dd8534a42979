"""The wiring: which file, which zone, which session."""

import stat
from datetime import UTC, datetime, timedelta, tzinfo
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from tablero.bootstrap import database_file, find_zone, open_workspace, utc_now
from tablero.config import Cadence, Config
from tablero.domain.people import PersonFields
from tablero.domain.words import Stage
from tablero.errors import StorageError
from tablero.paths import Paths
from tablero.services import people
from tablero.storage import tables

SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)
NOWHERE = Path("/nowhere/localtime")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The places of a user who has nothing yet."""
    data = tmp_path / "share" / "tablero"
    return Paths(tmp_path / "config.toml", data, str(data / "tablero.db"), tmp_path / "state")


def offset(zone: tzinfo) -> timedelta | None:
    return SUMMER.astimezone(zone).utcoffset()


def test_the_platforms_folder_is_made_and_private(paths: Paths) -> None:
    open_workspace(paths, Config(), {}).close()
    assert stat.S_IMODE(paths.data_dir.stat().st_mode) == 0o700


def test_a_folder_that_the_user_named_is_not_made(paths: Paths, tmp_path: Path) -> None:
    elsewhere = Paths(paths.config_file, paths.data_dir, str(tmp_path / "no" / "x.db"), tmp_path)
    with pytest.raises(StorageError) as refused:
        open_workspace(elsewhere, Config(), {})
    assert refused.value.data["reason"] == "no_folder"


def test_the_services_get_clock_zone_and_cadences(paths: Paths) -> None:
    config = Config(time_zone="Europe/Madrid", cadence=Cadence(referred=2))
    ws = open_workspace(paths, config, {}, lambda: SUMMER)
    assert ws.now().isoformat() == "2026-07-01T14:00:00+02:00"
    assert ws.cadences.referred == 2
    ws.close()


def test_due_dates_follow_the_cadences_of_the_configuration(paths: Paths) -> None:
    for referred, found in ((2, []), (9, [(9,)])):
        ws = open_workspace(paths, Config(cadence=Cadence(referred=referred)), {}, lambda: SUMMER)
        cadence = tables.Person.select(tables.Person.cadence_days)
        assert ws.store.rows(cadence) == found
        if not found:
            people.add_person(ws, PersonFields("Ana Ríos", stage=Stage.REFERRED))
        ws.close()


def test_each_session_has_an_origin_of_its_own(paths: Paths) -> None:
    first, second = (open_workspace(paths, Config(), {}) for _ in range(2))
    assert first.store.origin != second.store.origin
    first.close()
    second.close()


def test_the_clock_is_aware() -> None:
    assert utc_now().utcoffset() == timedelta(0)


def test_an_address_of_a_server_is_refused_without_its_password() -> None:
    with pytest.raises(StorageError) as refused:
        database_file("postgresql://ana:secret@example.org/db")
    assert refused.value.data["reason"] == "url"
    assert "secret" not in str(refused.value)


def test_the_configured_zone_comes_first() -> None:
    zone = find_zone("Europe/Madrid", {"TZ": "America/Mexico_City"}, NOWHERE)
    assert str(zone) == "Europe/Madrid"


@pytest.mark.parametrize(
    "name", ["Europe/Madrid", ":Europe/Madrid", "/usr/share/zoneinfo/Europe/Madrid"]
)
def test_the_environments_zone_comes_next(name: str) -> None:
    if name.startswith("/") and not Path(name).exists():
        pytest.skip("this machine has no time zones of its own")
    assert offset(find_zone(None, {"TZ": name}, NOWHERE)) == timedelta(hours=2)


def test_the_machines_zone_is_known_by_its_link(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Madrid")
    assert str(find_zone(None, {}, link)) == "Europe/Madrid"


def test_a_copied_zone_is_read_for_its_rules(tmp_path: Path) -> None:
    copied = tmp_path / "localtime"
    copied.write_bytes(_rules("Europe/Madrid"))
    zone = find_zone(None, {}, copied)
    assert offset(zone) == timedelta(hours=2)
    assert datetime(2026, 1, 1, tzinfo=zone).utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(
    "name", ["Europe/Atlantis", "../../etc/passwd", "CET-1CEST", "/etc/passwd"]
)
def test_a_zone_that_is_none_falls_through_to_the_machines(tmp_path: Path, name: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Madrid")
    assert str(find_zone(None, {"TZ": name}, link)) == "Europe/Madrid"


def test_without_any_zone_the_present_offset_serves() -> None:
    zone = find_zone(None, {}, NOWHERE)
    assert offset(zone) == datetime.now(UTC).astimezone().utcoffset()


def _rules(name: str) -> bytes:
    """A zone's file, the machine's or that of the tzdata package."""
    for folder in map(Path, TZPATH):
        if (folder / name).exists():
            return (folder / name).read_bytes()
    return files("tzdata").joinpath("zoneinfo", name).read_bytes()
