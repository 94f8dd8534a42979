"""Where the configuration, the database and the drafts lie."""

from pathlib import Path

import pytest

from tablero.paths import find_paths


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_the_database_lies_in_the_data_folder(tmp_path: Path) -> None:
    paths = find_paths({}, None)
    assert paths.data_dir.is_relative_to(tmp_path)
    assert paths.database == str(paths.data_dir / "tablero.db")


def test_xdg_folders_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    paths = find_paths({}, None)
    assert paths.data_dir == tmp_path / "data" / "tablero"
    assert paths.config_file == tmp_path / "config" / "tablero" / "config.toml"
    assert paths.state_dir == tmp_path / "state" / "tablero"


def test_the_variable_names_another_database() -> None:
    assert find_paths({"TABLERO_DB": "/srv/team.db"}, None).database == "/srv/team.db"


def test_the_option_wins_over_the_variable() -> None:
    assert find_paths({"TABLERO_DB": "/srv/team.db"}, "mine.db").database == "mine.db"


def test_an_empty_variable_is_not_given() -> None:
    assert find_paths({"TABLERO_DB": "", "TABLERO_CONFIG": ""}, "") == find_paths({}, None)


def test_another_configuration_can_be_named() -> None:
    assert find_paths({"TABLERO_CONFIG": "/srv/t.toml"}, None).config_file == Path("/srv/t.toml")


def test_the_home_sign_is_understood(tmp_path: Path) -> None:
    assert find_paths({}, "~/mine.db").database == str(tmp_path / "mine.db")


@pytest.mark.parametrize("database", ["postgresql://~ana@db.example.org/t", "~nobody-at-all/t.db"])
def test_a_url_and_a_stranger_s_home_are_left_as_they_are(database: str) -> None:
    assert find_paths({}, database).database == database


def test_looking_creates_nothing(tmp_path: Path) -> None:
    find_paths({}, None)
    assert list(tmp_path.iterdir()) == []
