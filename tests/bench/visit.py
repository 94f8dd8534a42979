"""One visit to a program, from its start to its end: what is done there, and what it cost.

A visit gives samples by name, such as `step.ms`. Whatever is written is undone, so that every touch
of every visit meets the same card in the same place.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bench.program import BenchError, Program, Stroke, cpu_ms, now_ms, peak_mb
from tests.bench.subjects import Environment, Subject

Samples = dict[str, list[float]]

ESCAPE, ENTER = "\x1b", "\r"
HELD_EVERY_MS = 33.0
ROWS_OF_A_DIALOG = 3
"""So many rows must differ for a dialog or a page to have opened."""

TAB, BACK_TAB = "\t", "\x1b[Z"
ON_TODAY = frozenset({"P3", "P4", "P6"})
"""The bars that are measured on the day's page, too."""

DIALOGS = {"t": "form", "n": "new", "e": "edit", "m": "stages", "?": "help", ":": "palette"}
"""The keys that open the dialogs that are measured, and the names of their samples."""


@dataclass(slots=True)
class Visit:
    """A program that has been opened, and the samples taken there. Times are in milliseconds."""

    program: Program
    subject: Subject
    samples: Samples = field(default_factory=lambda: defaultdict(list))

    def note(self, name: str, value: float) -> None:
        """Keep a sample."""
        self.samples[name].append(value)

    def keep(self, name: str, stroke: Stroke) -> None:
        """Keep what a key cost."""
        self.note(f"{name}.ms", stroke.last_ms)
        self.note(f"{name}.bytes", stroke.bytes)

    def stroke(self, name: str, key: str) -> None:
        """Press a key and keep what it cost. Raises BenchError when nothing comes of it."""
        stroke = self.program.press(key)
        if not stroke.bytes:
            raise BenchError(f"{key!r} is not answered:\n{self.program.screen.text()}")
        self.keep(name, stroke)

    def expect(self, pattern: str) -> None:
        """A refusal is quick, too. Raises BenchError when the screen does not say what was done."""
        if not re.search(pattern, self.program.screen.text()):
            raise BenchError(f"no {pattern!r} on the screen:\n{self.program.screen.text()}")


def visit(
    subject: Subject, environment: Environment, wanted: frozenset[str], idle_s: float
) -> Samples:
    """Open a program, do the parts of `wanted` (ids of the bars), and leave it."""
    with Program(subject.argv, environment) as program:
        at = Visit(program, subject)
        _start(at)
        for bar, part in _parts(subject).items():
            if bar in wanted or (bar == "TODAY" and wanted & ON_TODAY):
                part(at)
        at.note("peak.mb", peak_mb(program.pid))
        if subject.is_board and "P10" in wanted and idle_s:
            _idle(at, idle_s)
        _leave(at)
        return at.samples


def _parts(subject: Subject) -> dict[str, Callable[[Visit], None]]:
    if subject.is_board:
        return {
            "P3": _cursor,
            "P4": _touch,
            "P5": _move,
            "P6": _dialogs,
            "P7": _filter,
            "TODAY": _today,
        }
    return {"P3": _cursor} if subject.name == "columns" else {}


def _start(at: Visit) -> None:
    program = at.program
    painted = program.wait_for(at.subject.ready)
    program.wait_until_quiet()
    at.note("paint.ms", painted - program.started_at)
    at.note("settled.ms", program.chunks[-1][0] - program.started_at)
    at.note("start.bytes", program.bytes_out)


def _cursor(at: Visit) -> None:
    """Steps in sight, steps that scroll, and a key that is held down."""
    at.program.press("j")
    at.program.press("k")
    for key in "jjjjjkkkkk" * 2:
        at.stroke("step", key)
    at.program.press_all([b"j"] * 10, 5)
    for key in "jjjjjjjj":
        at.stroke("scroll", key)
    at.program.press_all([b"k"] * 20, 5)
    held = at.program.press_all([b"j"] * 20, HELD_EVERY_MS)
    at.note("held.bytes", held.bytes / 20)
    at.program.press_all([b"k"] * 20, 5)


def _touch(at: Visit) -> None:
    """Cards that are due, one after the other; and once more the card that was just touched."""
    for _ in range(6):
        at.stroke("touch", "1")
        at.expect(r"Touch \d+ · WhatsApp")
        at.stroke("again", "1")
        at.program.press("u")
        at.stroke("undo", "u")
        at.program.press("j")
    at.program.press_all([b"k"] * 6, 5)


def _move(at: Visit) -> None:
    """Cards to the next column."""
    for _ in range(6):
        at.stroke("move", "L")
        at.expect(r"(?i) to referred")
        at.program.press("u")
        at.program.press("j")
    at.program.press_all([b"k"] * 6, 5)


def _dialogs(at: Visit) -> None:
    for _ in range(2):
        for key, name in DIALOGS.items():
            _open(at, name, key)
        _open(at, "person", ENTER)


def _open(at: Visit, name: str, key: str) -> None:
    """Open and leave again; what does not open yet has no figures."""
    stroke = at.program.press(key)
    if stroke.rows_changed >= ROWS_OF_A_DIALOG:
        at.keep(name, stroke)
        at.program.press(ESCAPE)


def _today(at: Visit) -> None:
    """The day's page: to it and back, steps, and touches of those who are due."""
    for _ in range(3):
        at.stroke("today", TAB)
        at.expect(r"Name of the day|NAME OF THE DAY")
        at.program.press(BACK_TAB)
    at.program.press(TAB)
    at.program.press("j")
    at.program.press("k")
    for key in "jjjkkk" * 2:
        at.stroke("today.step", key)
    for _ in range(6):
        at.stroke("today.touch", "1")
        at.expect(r"Touch \d+ · WhatsApp")
        at.stroke("today.undo", "u")
        at.program.press("j")
    at.program.press(BACK_TAB)


def _filter(at: Visit) -> None:
    """The first letter, which leaves the most, and the second."""
    for _ in range(2):
        at.program.press("/")
        at.stroke("filter", "n")
        at.stroke("filter", "u")
        at.program.press(ESCAPE)


def _idle(at: Visit, seconds: float) -> None:
    program = at.program
    sent, cpu, start = program.bytes_out, cpu_ms(program.pid), now_ms()
    while (left := start + seconds * 1000 - now_ms()) > 0:
        program.pump(left)
    at.note("idle.bytes", program.bytes_out - sent)
    at.note("idle.cpu", (cpu_ms(program.pid) - cpu) / seconds)


def _leave(at: Visit) -> None:
    program, start = at.program, now_ms()
    program.type(b"q")
    if not program.wait_for_end(5_000) or program.ended_at is None:
        raise BenchError(f"{at.subject.name} does not end")
    at.note("restored.ms", program.chunks[-1][0] - start)
    at.note("gone.ms", program.ended_at - start)
    if at.subject.database is not None:
        log = at.subject.database.with_name(at.subject.database.name + "-wal")
        at.note("open.files", log.exists())
