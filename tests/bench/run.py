"""The benchmark: `python tests/bench/run.py`, from the root of the repository, prints one table.

tablero runs in a pseudo-terminal of 120×40, as over SSH, beside the floors: the smallest Textual
application, and four plain virtual columns. All take turns, round after round, and only the ratios
of one round count: machines are noisy. It is no test, and nothing fails on it. It needs an editable
install with the `dev` extra; `TABLERO_BENCH_CACHE` says where databases are kept between runs.

    --sizes 10000,100000   how many people, beside the 100 that are always there
    --runs 5               rounds; one more is done first and thrown away
    --only P1,P3           these bars
    --idle 60              seconds of watching an idle board; 0: none
    --markdown             the table as Markdown
    --safety               instead: kill -9 while logging, and two sessions at once
"""

import argparse
import gc
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.bench import commands, network, safety, table
from tests.bench.bars import BARS, Rounds, figures
from tests.bench.program import BenchError
from tests.bench.subjects import Environment, Subject, all_subjects, bare_environment
from tests.bench.visit import Samples, visit

SIZES = (100, 10_000, 100_000)
IDS = tuple(dict.fromkeys(bar.id for bar in BARS))

STEP_IS_FLOOR = frozenset({"P4", "P5"})
"""Bars that are held against a step of the plain columns."""

Turn = Callable[[float], Samples]
"""One visit; takes the seconds to idle at its end."""


def main() -> int:
    """Measure, and print what was found."""
    options = parser().parse_args()
    gc.disable()
    with tempfile.TemporaryDirectory(prefix="tablero-bench-") as name:
        folder = Path(name)
        environment = bare_environment(folder)
        if options.safety:
            return safety.run(folder, environment, options.kills, options.touches)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", file=sys.stderr)
        rounds = measure(folder, environment, options)
        print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    found = [figure for figure in figures(rounds, options.sizes) if figure.bar.id in options.only]
    print(table.markdown(found) if options.markdown else table.plain(found))
    return 0


def parser() -> argparse.ArgumentParser:
    """The options, as the module's docstring has them."""
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--sizes", type=_numbers, default=SIZES)
    made.add_argument("--runs", type=int, default=5)
    made.add_argument("--only", type=_ids, default=frozenset(IDS))
    made.add_argument("--idle", type=float, default=60.0)
    made.add_argument("--markdown", action="store_true")
    made.add_argument("--safety", action="store_true")
    made.add_argument("--kills", type=int, default=100)
    made.add_argument("--touches", type=int, default=5_000)
    return made


def measure(folder: Path, environment: Environment, options: argparse.Namespace) -> Rounds:
    """Round after round, everything in turn; the first round warms the caches and is not kept."""
    turns = _turns(folder, environment, options)
    rounds: dict[str, list[Samples]] = defaultdict(list)
    for number in range(options.runs + 1):
        idle_s = options.idle if number == options.runs else 0.0
        for name, take in turns.items():
            print(f"round {number}: {name}", file=sys.stderr)
            samples = _taken(name, take, idle_s)
            if number:
                rounds[name].append(samples)
    return rounds


def _turns(folder: Path, environment: Environment, options: argparse.Namespace) -> dict[str, Turn]:
    """What is measured in a round, by the name of the subject."""
    subjects = all_subjects(folder, options.sizes)
    turns: dict[str, Turn] = {
        subject.name: partial(_visit, subject, environment, options.only) for subject in subjects
    }
    if options.only & {"P1", "P8"}:
        turns["python"] = lambda _: commands.time_python(environment)
    if "P11" in options.only:
        turns["import"] = lambda _: commands.import_connections(folder, environment)
    if "P14" in options.only:
        turns["network"] = lambda _: network.time_ways(folder)
    if "P4" in options.only:
        smallest = next(subject for subject in subjects if subject.is_board)
        turns["syncs"] = lambda _: commands.count_syncs(smallest, environment, folder)
    return turns


def _visit(
    subject: Subject, environment: Environment, wanted: frozenset[str], idle_s: float
) -> Samples:
    parts = wanted | {"P3"} if wanted & STEP_IS_FLOOR else wanted
    samples = visit(subject, environment, parts, idle_s)
    if subject.is_board and "P8" in wanted:
        samples |= commands.time_commands(subject, environment)
    if subject.database and "P13" in wanted:
        samples |= commands.time_progress(subject.database)
    return samples


def _taken(name: str, take: Turn, idle_s: float) -> Samples:
    try:
        return take(idle_s)
    except BenchError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return {}


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _ids(text: str) -> frozenset[str]:
    wanted = frozenset(text.upper().split(","))
    if unknown := wanted - set(IDS):
        raise argparse.ArgumentTypeError(f"no such bar: {', '.join(sorted(unknown))}")
    return wanted


if __name__ == "__main__":
    sys.exit(main())
