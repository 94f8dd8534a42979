import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tablero.errors import BadInput
from tablero.exchange import textfile
from tablero.exchange.textfile import LONGEST_LINE, Line, examine

Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(content: bytes) -> Path:
        path = tmp_path / "file.csv"
        path.write_bytes(content)
        return path

    return write_file


def read(path: Path) -> list[str]:
    return [line.text for line in examine(path).lines()]


def reason_of(path: Path) -> object:
    with pytest.raises(BadInput) as caught:
        examine(path)
    assert caught.value.data["field"] == "file"
    assert caught.value.data["value"] == str(path)
    return caught.value.data["reason"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_likely_encoding_is_recognised(write: Write, encoding: str) -> None:
    assert read(write("Noé Ñíguez\nAna".encode(encoding))) == ["Noé Ñíguez", "Ana"]


def test_utf_16_is_read_in_either_byte_order(write: Write) -> None:
    assert read(write(b"\xfe\xff" + "Noé".encode("utf-16-be"))) == ["Noé"]


def test_one_stray_byte_late_in_a_long_file_shows_that_it_is_not_utf_8(write: Write) -> None:
    assert read(write(b"a\n" * 100_000 + b"Ni\xf1o"))[-1] == "Niño"


def test_utf_8_cut_within_its_last_character_stays_utf_8(write: Write) -> None:
    assert read(write("Noé\nÑ".encode()[:-1])) == ["Noé", "\N{REPLACEMENT CHARACTER}"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_any_line_end_ends_a_line(write: Write, end: bytes) -> None:
    lines = list(examine(write(b"a" + end + b"b" + end)).lines())
    assert lines == [Line(1, "a"), Line(2, "b")]


def test_nul_characters_are_left_out(write: Write) -> None:
    assert read(write(b"A\0na\0\n")) == ["Ana"]


def test_a_line_without_end_is_cut_and_the_next_one_kept(write: Write) -> None:
    first, second = examine(write(b"x" * (2 * LONGEST_LINE + 5) + b"\nb\n")).lines()
    assert (len(first.text), first.cut) == (LONGEST_LINE, True)
    assert second == Line(2, "b")


def test_progress_ends_at_the_size_of_the_file(write: Write) -> None:
    told: list[tuple[int, int]] = []
    path = write(b"a line of some length\n" * 5_000)
    list(examine(path).lines(lambda done, total: told.append((done, total))))
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "none.csv") == "missing"
    assert reason_of(tmp_path / "a\0b") == "missing"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert reason_of(tmp_path) == "unreadable"


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reason_of(tmp_path / "pipe") == "unreadable"


def test_a_file_without_bytes_is_refused(write: Write) -> None:
    assert reason_of(write(b"")) == "empty"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(textfile.MOST_BYTES + 1)
    assert reason_of(path) == "too_large"
