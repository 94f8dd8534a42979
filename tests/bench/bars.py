"""The bars: which sample is held against which floor, and how much is allowed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from tests.bench.subjects import SMALL
from tests.bench.visit import DIALOGS, Samples

BOARD, SMALL_BOARD = "board", f"board {SMALL}"
"""The subject of most bars, at every size; and the board that larger ones are held against."""

Rounds = Mapping[str, list[Samples]]
"""Subject -> what was sampled there in each round, the rounds being interleaved."""


class Floor(NamedTuple):
    """A sample of another subject, of the same round."""

    subject: str
    sample: str


@dataclass(frozen=True, slots=True)
class Bar:
    """`most` is a ratio to the floor where there is one, else a figure in `unit`; None: no bar."""

    id: str
    what: str
    sample: str
    unit: str
    most: float | None
    floor: Floor | None = None
    subject: str = BOARD
    sizes: str = "all"
    """`small`, `large` (all but the small one) or `all`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A bar with what was measured. `people` is 0 where the size does not matter."""

    bar: Bar
    people: int
    value: float
    floor: float | None = None
    ratio: float | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the bar is met; None where there is none."""
        if self.bar.most is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.bar.most


_STEP = Floor("columns", "step.ms")


def _dialog(name: str) -> tuple[Bar, Bar]:
    """A dialog costs the same over any board."""
    what = f"open: {name}"
    return (
        Bar("P6", what, f"{name}.ms", "ms", 60, sizes="small"),
        Bar("P6", what, f"{name}.bytes", "bytes", 20 * 1024, sizes="small"),
    )


BARS = (
    Bar("P1", "first paint", "paint.ms", "ms", 1.25, Floor("static", "paint.ms"), sizes="small"),
    Bar("P1", "settled", "settled.ms", "ms", 1.25, Floor("static", "settled.ms"), sizes="small"),
    Bar("P1", "in sight (moonshot)", "paint.ms", "ms", 6, Floor("python", "bare.ms"),
        sizes="small"),
    Bar("P2", "first paint", "paint.ms", "ms", 1.1, Floor(SMALL_BOARD, "paint.ms"), sizes="large"),
    Bar("P2", "settled", "settled.ms", "ms", 1.1, Floor(SMALL_BOARD, "settled.ms"), sizes="large"),
    Bar("P3", "cursor step", "step.ms", "ms", 1.0, _STEP),
    Bar("P3", "cursor step", "step.bytes", "bytes", 450),
    Bar("P3", "scrolled step", "scroll.ms", "ms", None, Floor("columns", "scroll.ms")),
    Bar("P3", "scrolled step", "scroll.bytes", "bytes", 3 * 1024),
    Bar("P3", "held key", "held.bytes", "bytes", 1024),
    Bar("P3", "step on the day", "today.step.ms", "ms", 1.0, _STEP),
    Bar("P3", "step on the day", "today.step.bytes", "bytes", 450),
    Bar("P4", "touch", "touch.ms", "ms", 3, _STEP),
    Bar("P4", "touch", "touch.bytes", "bytes", 4 * 1024),
    Bar("P4", "touch again", "again.ms", "ms", 3, _STEP),
    Bar("P4", "touch again", "again.bytes", "bytes", 4 * 1024),
    Bar("P4", "undo of it", "undo.ms", "ms", None, _STEP),
    Bar("P4", "touch on the day", "today.touch.ms", "ms", 3, _STEP),
    Bar("P4", "touch on the day", "today.touch.bytes", "bytes", 4 * 1024),
    Bar("P4", "undo of it", "today.undo.ms", "ms", None, _STEP),
    Bar("P5", "move a card", "move.ms", "ms", 4, _STEP),
    Bar("P5", "move a card", "move.bytes", "bytes", 6.5 * 1024),
    *(bar for name in DIALOGS.values() for bar in _dialog(name)),
    Bar("P6", "open a person", "person.ms", "ms", 60),
    Bar("P6", "open a person", "person.bytes", "bytes", 40 * 1024),
    Bar("P6", "open the day", "today.ms", "ms", 60),
    Bar("P6", "open the day", "today.bytes", "bytes", 40 * 1024),
    Bar("P7", "filter, a letter", "filter.ms", "ms", 50),
    Bar("P8", "today --brief", "brief.ms", "ms", 1.5, Floor("python", "peewee.ms")),
    Bar("P8", "show one person", "show.ms", "ms", None, Floor("python", "peewee.ms")),
    Bar("P9", "peak memory", "peak.mb", "MB", 1.4, Floor("static", "peak.mb")),
    Bar("P10", "idle: sent", "idle.bytes", "bytes", 0),
    Bar("P10", "idle: CPU a second", "idle.cpu", "ms", 2),
    Bar("P11", "import 10,000", "import.ms", "ms", 3_000, subject="import"),
    Bar("P11", "peak with twice as many", "twice.mb", "MB", 1.1, Floor("import", "import.mb"),
        subject="import"),
    Bar("P12", "terminal restored", "restored.ms", "ms", 20),
    Bar("P12", "process gone", "gone.ms", "ms", 50),
    Bar("P12", "gone, to the floor", "gone.ms", "ms", None, Floor("static", "gone.ms"),
        sizes="small"),
    Bar("P12", "database left open", "open.files", "files", 0),
    Bar("P13", "all of progress", "progress.ms", "ms", 1_000),
    Bar("P14", "ways to a person", "person.ms", "ms", 100, subject="network"),
    Bar("P14", "the slowest of them", "slowest.ms", "ms", 100, subject="network"),
    Bar("P14", "ways to a company", "company.ms", "ms", 100, subject="network"),
    Bar("P14", "ways to a role", "role.ms", "ms", 100, subject="network"),
    Bar("P4", "syncs of a touch", "touch.syncs", "syncs", 1, subject="syncs"),
    Bar("P4", "syncs of the first touch", "first.syncs", "syncs", None, subject="syncs"),
    Bar("P4", "syncs of a step", "step.syncs", "syncs", 0, subject="syncs"),
)  # fmt: skip


def figures(rounds: Rounds, sizes: Iterable[int]) -> Iterator[Figure]:
    """The figures for which there are samples, by bar and size."""
    for bar in sorted(BARS, key=lambda bar: int(bar.id[1:])):
        for people in _sizes_of(bar, sizes):
            subject = f"{BOARD} {people}" if people else bar.subject
            if found := _figure(bar, people, rounds, subject):
                yield found


def _sizes_of(bar: Bar, sizes: Iterable[int]) -> list[int]:
    if bar.subject != BOARD:
        return [0]
    left_out = {"small": "large", "large": "small", "all": ""}[bar.sizes]
    everything = sorted({SMALL, *sizes})
    return [size for size in everything if ("small" if size == SMALL else "large") != left_out]


def _figure(bar: Bar, people: int, rounds: Rounds, subject: str) -> Figure | None:
    values = _by_round(rounds, subject, bar.sample)
    if not values:
        return None
    if bar.floor is None:
        return Figure(bar, people, median(values.values()))
    floors = _by_round(rounds, *bar.floor)
    ratios = [values[i] / floors[i] for i in values.keys() & floors.keys() if floors[i]]
    if not ratios:
        return None
    return Figure(bar, people, median(values.values()), median(floors.values()), median(ratios))


def _by_round(rounds: Rounds, subject: str, sample: str) -> dict[int, float]:
    """Round -> the median of its samples."""
    found = enumerate(rounds.get(subject, []))
    return {number: median(samples[sample]) for number, samples in found if samples.get(sample)}
