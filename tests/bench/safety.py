"""Two promises, tried with the real program: nothing shown as logged is lost, and two can work.

R1: the process is killed, as by a power cut, while touches are being logged. R2: two sessions log
touches with the same people at the same time.
"""

import random
import re
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.data import database
from tests.bench.program import BenchError, Program, now_ms
from tests.bench.subjects import Environment, Subject, board

PEOPLE = 10_000
SEEN_WITHIN_MS = 1_000
LOOKS = 5
"""How often the time until a touch of the other session is in sight is taken."""

STALLED_MS = 20_000
AHEAD = 20
"""Keys that may wait for a session while the other has its turn."""

_SHOWN = re.compile(r"Touch (\d+) · \w+ · .* (\d{6})\b")


def run(folder: Path, environment: Environment, kills: int, touches: int) -> int:
    """Try both, and tell. Returns 1 when something was lost."""
    subject = board(database(folder, PEOPLE), PEOPLE)
    lost = kill_rounds(subject, environment, kills)
    print(f"R1  {kills} times kill -9: {lost} touches shown as logged are missing")
    missing, late = two_sessions(subject, environment, touches)
    print(f"R2  two sessions, {touches} touches each: {missing} missing")
    print(f"R2  a touch of the other is in sight within {late:.0f} ms (bar: {SEEN_WITHIN_MS})")
    argv = (*subject.argv, "doctor")
    doctor = subprocess.run(argv, env=environment, capture_output=True, text=True, check=False)
    print(f"doctor: {doctor.stdout.strip()}")
    return int(bool(lost or missing or doctor.returncode or late > SEEN_WITHIN_MS))


def kill_rounds(subject: Subject, environment: Environment, rounds: int) -> int:
    """Log with one key until the process is killed; how many shown touches are not in the file."""
    chance, lost = random.Random(1), 0
    for _ in range(rounds):
        with Program(subject.argv, environment) as program:
            program.wait_for(subject.ready)
            program.press("1")
            until = now_ms() + chance.uniform(20, 400)
            while now_ms() < until:
                program.type(b"1")
                program.pump(chance.uniform(2, 12))
            program.kill()
            lost += _missing(subject, "\n".join(program.rows()))
    return lost


def two_sessions(subject: Subject, environment: Environment, touches: int) -> tuple[int, float]:
    """Both log so many touches: how many are missing, and the longest until one is seen, in ms."""
    before = _count(subject)
    with Program(subject.argv, environment) as one, Program(subject.argv, environment) as other:
        for program in (one, other):
            program.wait_for(subject.ready)
            program.wait_until_quiet()
        _log(subject, (one, other), touches)
        missing = before + 2 * touches - _count(subject)
        return missing, max(_seen_after(one, other) for _ in range(LOOKS))


def _log(subject: Subject, programs: Sequence[Program], touches: int) -> None:
    """Have all log at the same time: a touch, back to the top of the column, the next touch."""
    before, typed, moved_at = _count(subject), 0, now_ms()
    known = before
    while known < before + len(programs) * touches and now_ms() - moved_at < STALLED_MS:
        if typed < touches and typed * len(programs) - (known - before) < AHEAD * len(programs):
            for program in programs:
                program.type(b"1g")
            typed += 1
        for program in programs:
            program.pump(1)
        if (now := _count(subject)) != known:
            known, moved_at = now, now_ms()


def _seen_after(one: Program, other: Program) -> float:
    """How long the other session takes to show what is done in this one."""
    for program in (one, other):
        program.type(b"g")
        program.wait_until_quiet(1_000)
    before, start = other.rows(), now_ms()
    one.type(b"1")
    while now_ms() < start + 10 * SEEN_WITHIN_MS:
        one.pump(1)
        if other.pump(1) and other.rows() != before:
            return now_ms() - start
    raise BenchError("the other session shows nothing")


def _missing(subject: Subject, screen: str) -> int:
    """Touches that the screen tells of and the file does not hold."""
    shown = _SHOWN.search(screen)
    if shown is None:
        raise BenchError(f"no touch on the screen:\n{screen}")
    number, person = map(int, shown.groups())
    sql = "SELECT count(*) FROM touch WHERE person_id = ? AND direction = 'out'"
    return max(0, number - _scalar(subject, sql, person))


def _count(subject: Subject) -> int:
    return _scalar(subject, "SELECT count(*) FROM change WHERE action = 'touch'")


def _scalar(subject: Subject, sql: str, *values: int) -> int:
    assert subject.database is not None
    with closing(sqlite3.connect(subject.database, timeout=10)) as connection:
        return int(connection.execute(sql, values).fetchone()[0])
