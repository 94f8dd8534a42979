"""What is measured without a key being pressed: starts of Python, commands, an import, syncs."""

import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tablero.services.progress import read_progress
from tablero.services.workspace import Workspace
from tablero.storage.upgrade import open_store
from tests.bench.data import ZONE
from tests.bench.program import BenchError, Program, now_ms, peak_mb
from tests.bench.subjects import TABLERO, Environment, Subject
from tests.bench.visit import Samples

IMPORT_ROWS = 10_000
TWICE_THE_ROWS = 2 * IMPORT_ROWS
_HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_BARE = (sys.executable, "-I", "-S", "-c", "pass")
_PEEWEE = (sys.executable, "-c", "import peewee")
_SYNCS = ("fdatasync(", "fsync(")


def time_python(environment: Environment) -> Samples:
    """Starts of the interpreter alone, and with peewee, in milliseconds."""
    each = {"bare.ms": _BARE, "peewee.ms": _PEEWEE}
    return {name: [time_one(argv, environment)[0] for _ in range(5)] for name, argv in each.items()}


def time_commands(subject: Subject, environment: Environment) -> Samples:
    """Commands of one line on a database, in milliseconds; those that are refused are left out."""
    found: Samples = defaultdict(list)
    for name, words in {"brief.ms": ("today", "--brief"), "show.ms": ("show", "1")}.items():
        for _ in range(3):
            took, code = time_one((*subject.argv, *words), environment)
            if code == 0:
                found[name].append(took)
    return found


def time_progress(path: Path) -> Samples:
    """All figures of progress, read from a file as the screen reads them, in milliseconds."""
    ws = Workspace(open_store(path, "bench"), lambda: datetime.now(UTC), ZoneInfo(ZONE))
    with closing(ws):
        return {"progress.ms": [_time_reading(ws) for _ in range(3)]}


def _time_reading(ws: Workspace) -> float:
    start = now_ms()
    with ws.snapshot():
        read_progress(ws)
    return now_ms() - start


def time_one(argv: Sequence[str], environment: Environment) -> tuple[float, int]:
    """How long a command takes, in milliseconds, and its exit code."""
    start = now_ms()
    code = subprocess.run(argv, env=environment, capture_output=True, check=False).returncode
    return now_ms() - start, code


def import_connections(folder: Path, environment: Environment) -> Samples:
    """Import invented connections into a new file, and twice as many: milliseconds, megabytes."""
    took, peak = _import(folder, environment, IMPORT_ROWS)
    _, peak_of_twice = _import(folder, environment, TWICE_THE_ROWS)
    return {"import.ms": [took], "import.mb": [peak], "twice.mb": [peak_of_twice]}


def _import(folder: Path, environment: Environment, rows: int) -> tuple[float, float]:
    export, file = folder / f"{rows}.csv", folder / "import.db"
    export.write_text("\n".join([_HEAD, *_connections(rows)]), encoding="utf-8")
    file.unlink(missing_ok=True)
    argv = (TABLERO, "--db", str(file), "--lang", "en", "import", "linkedin", str(export))
    with Program(argv, environment) as program:
        peak = 0.0
        while not program.has_ended():
            program.pump(5)
            peak = peak_mb(program.pid) or peak  # the last one: before `exec` it is still our own
        program.wait_for_end(0)
        if not any(f"added: {rows}".encode() in data for _, data in program.chunks):
            raise BenchError(f"not imported:\n{program.rows()}")
        return (program.ended_at or 0.0) - program.started_at, peak


def _connections(rows: int) -> Iterator[str]:
    for row in range(rows):
        link = f"https://www.linkedin.com/in/invented-{row}"
        firm, date = f"Empresa {row % 997}", f"{row % 27 + 1:02d} Mar 2024"
        yield f"Ana{row % 613},Ríos {row},{link},,{firm},Directora de Compras,{date}"


def count_syncs(subject: Subject, environment: Environment, folder: Path) -> Samples:
    """Calls that wait for the disk, of a step and of a touch, by strace; none without strace."""
    strace, log = shutil.which("strace"), folder / "syncs.txt"
    if strace is None:
        print("No strace: syncs are not counted.", file=sys.stderr)
        return {}
    argv = (strace, "-f", "-e", "trace=fsync,fdatasync", "-o", str(log), *subject.argv)
    with Program(argv, environment) as program:
        program.wait_for(subject.ready)
        program.wait_until_quiet(1_000)
        keys = {"step.syncs": "j", "first.syncs": "1", "touch.syncs": "1"}
        found = {name: _syncs_of(program, log, key) for name, key in keys.items()}
        program.press("u")
        program.press("u")
        program.type(b"q")
        program.wait_for_end(5_000)
    return found


def _syncs_of(program: Program, log: Path, key: str) -> list[float]:
    before = _syncs(log)
    program.press(key)
    return [_syncs(log) - before]


def _syncs(log: Path) -> int:
    lines = log.read_text(encoding="utf-8").splitlines()
    return sum(any(call in line for call in _SYNCS) for line in lines)
