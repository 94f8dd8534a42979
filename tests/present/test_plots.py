"""Plots are plain text on the grid, the same each time, told apart by shape alone."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.present.lines import Line, Role, line_width, plain
from tablero.present.plots import (
    CROSS,
    DOT,
    RING,
    SHADE,
    Frame,
    Series,
    bar,
    count_labels,
    drawn,
    level,
    nice_top,
    share_labels,
)

PITCH = 3


def frame(bars: int, height: int = 4, top: float = 0.5) -> Frame:
    below = [(nth * PITCH, str(nth + 1)) for nth in range(bars)]
    return Frame(bars * PITCH, height, top, share_labels(top), below)


def text(lines: list[Line]) -> str:
    return "\n".join(plain(line) for line in lines)


def bars(*values: float, marker: str = "hd") -> list[Series]:
    return [bar(nth * PITCH, PITCH - 1, value, marker) for nth, value in enumerate(values)]


def test_bars_stand_on_the_grid_to_half_a_row() -> None:
    assert text(drawn(bars(0.06, 0.25, 0, 0.5), frame(4))) == "\n".join((
        "50 %┤         ██",
        "    │         ██",
        "25 %┤   ██    ██",
        " 0 %┤▄▄ ██ __ ██",
        "    └┬──┬──┬──┬──",
        "     1  2  3  4",
    ))  # fmt: skip


def test_a_bar_under_way_is_told_by_its_shape() -> None:
    shown = text(drawn([*bars(0.5), bar(PITCH, PITCH - 1, 0.5, SHADE)], frame(2)))
    assert shown.startswith("50 %┤██ ░░")


def test_a_line_passes_before_the_bars() -> None:
    line = Series([(1, 0.1), (4, 0.1)], RING, joined=True)
    assert "•••" in text(drawn([*bars(0.5, 0.5), line], frame(2)))


def test_two_lines_in_steps_are_told_apart_by_shape() -> None:
    steps = [level(0, 3, 0.5), level(3, 3, 0.5), level(0, 3, 0.1, CROSS), level(3, 3, 0.3, DOT)]
    first, *_, last = (plain(line) for line in drawn(steps, frame(2))[:4])
    assert first == "50 %┤▀▀▀▀▀▀"
    assert last == " 0 %┤xxx"


def test_labels_and_marks_have_roles() -> None:
    shown = drawn([*bars(0.5), bar(PITCH, PITCH - 1, 0.5, SHADE)], frame(2))
    assert shown[0] == (
        ("50 %", Role.DIM), ("┤", Role.RULE), ("██ ", Role.TEXT), ("░░", Role.DIM),
        (" ", Role.TEXT),
    )  # fmt: skip
    assert {role for _, role in shown[-1]} == {Role.DIM, Role.TEXT}
    assert ("└┬──┬──", Role.RULE) in shown[-2]


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=26),
    st.integers(3, 12),
    st.sampled_from([0.05, 0.3, 0.5, 1]),
)
def test_a_plot_is_as_large_as_its_frame_and_holds_no_controls(
    values: list[float], height: int, top: float
) -> None:
    room = frame(len(values), height, top)
    lines = drawn(bars(*values), room)
    assert len(lines) == height + 2
    assert {line_width(line) for line in lines} == {room.margin + room.width}
    assert all(char.isprintable() for line in lines for part, _ in line for char in part)


def test_plots_drawn_at_the_same_time_do_not_mix() -> None:
    wanted = [[nth / 40, (40 - nth) / 40] for nth in range(40)]
    one_by_one = [drawn(bars(*values), frame(2)) for values in wanted]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda values: drawn(bars(*values), frame(2)), wanted))
    assert together == one_by_one


def test_without_plotext_there_is_no_plot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "plotext", None)
    assert drawn(bars(0.5), frame(1)) == []


def test_nothing_loads_plotext_before_a_plot_is_drawn() -> None:
    code = "import sys, tablero.ui.app, tablero.ui.progress_screen; print('plotext' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


@given(st.floats(0, 1))
def test_a_plot_of_shares_is_as_high_as_its_highest(highest: float) -> None:
    assert highest <= nice_top(highest) <= 1


def test_the_top_is_a_round_share() -> None:
    assert [nice_top(x) for x in (0, 0.004, 0.17, 0.5, 0.51, 1)] == [1, 0.01, 0.2, 0.5, 0.6, 1]


def test_the_middle_is_labelled_where_it_is_whole() -> None:
    assert [label for _, label in count_labels(4)] == ["0", "2", "4"]
    assert [label for _, label in count_labels(5)] == ["0", "5"]
