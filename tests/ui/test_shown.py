"""Whatever is left out of what goes to the terminal, it shows what was drawn."""

from itertools import pairwise
from typing import Any

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from tablero.ui.shown import Shown

SIZE = Size(12, 3)
SOME_CUTS = ((0, 12), (0, 3, 8, 12), (0, 5, 12))
"""Where the widgets of a screen, or of a dialog upon it, meet in every row."""

styles = st.sampled_from([None, Style(bold=True), Style(reverse=True)])
letters = st.sampled_from("ab ñ")
console = Console(color_system="truecolor", force_terminal=True)


class Screens:
    """A terminal, what should be on it, and between the two what is to be tested."""

    def __init__(self) -> None:
        self.shown = Shown()
        self.terminal = pyte.Screen(*SIZE)
        self.stream = pyte.Stream(self.terminal)
        self.grid = [[" "] * SIZE.width for _ in range(SIZE.height)]
        self.cuts: tuple[int, ...] = SOME_CUTS[0]
        self.sent = 0

    def send(self, update: Any) -> None:
        text = self.shown.differing(update, SIZE, console)
        self.sent += len(text)
        self.stream.feed(text)

    def draw(self, letter: str, style: Style | None = None) -> None:
        """All of the screen, in the pieces into which the widgets part it."""
        parts = [stop - start for start, stop in pairwise(self.cuts)]
        self.grid = [[letter] * SIZE.width for _ in self.grid]
        rows = [[strip(letter * part, style) for part in parts] for _ in self.grid]
        self.send(LayoutUpdate(list(rows), SIZE.region))

    def draw_part(self, y: int, first: int, width: int, letter: str) -> None:
        """Some cells of a row, as a cursor or a line that has changed; the rest as it was."""
        last = min(first + width, SIZE.width)
        self.grid[y][first:last] = letter * (last - first)
        chops: list[dict[int, Strip | None]] = [dict.fromkeys(self.cuts[:-1]) for _ in self.grid]
        for start, stop in pairwise(self.cuts):
            chops[y][start] = strip("".join(self.grid[y][start:stop]), None)
        ends = [list(self.cuts[1:]) for _ in self.grid]
        self.send(ChopsUpdate(chops, [(y, first, last)], ends))


def strip(text: str, style: Style | None) -> Strip:
    return Strip([Segment(text, style)])


steps = st.one_of(
    st.tuples(st.just("cuts"), st.sampled_from(SOME_CUTS)),
    st.tuples(st.just("draw"), letters, styles),
    st.tuples(
        st.just("draw_part"), st.integers(0, 2), st.integers(0, 11), st.integers(1, 12), letters
    ),
)


@given(st.lists(steps, max_size=16))
def test_the_terminal_shows_what_was_drawn(taken: list[tuple[Any, ...]]) -> None:
    screens = Screens()
    screens.draw("a")
    for name, *values in taken:
        if name == "cuts":
            (screens.cuts,) = values
        else:
            getattr(screens, name)(*values)
        assert screens.terminal.display == ["".join(row) for row in screens.grid]


def test_what_is_there_is_not_sent_again() -> None:
    screens = Screens()
    screens.draw("a")
    first = screens.sent
    screens.draw("a")
    assert screens.sent == first
    screens.draw_part(1, 0, 12, "a")
    assert screens.sent == first


def test_another_look_is_another_thing() -> None:
    screens = Screens()
    screens.draw("a")
    screens.draw("a", Style(reverse=True))
    assert screens.terminal.buffer[0][0].reverse


@pytest.mark.parametrize("first", [0, 2, 4])
def test_what_was_written_over_is_sent_again(first: int) -> None:
    screens = Screens()
    screens.cuts = SOME_CUTS[1]
    screens.draw("a")
    screens.draw_part(1, first, 2, "b")
    screens.draw("a")
    assert screens.terminal.display == ["a" * SIZE.width] * SIZE.height


def test_a_terminal_that_may_show_something_else_is_sent_everything() -> None:
    screens = Screens()
    screens.draw("a")
    screens.terminal.reset()
    screens.shown.forget()
    screens.draw("a")
    assert screens.terminal.display == ["a" * SIZE.width] * SIZE.height


def test_so_is_one_of_another_size() -> None:
    shown, rows = Shown(), [[strip("a" * SIZE.width, None)] for _ in range(SIZE.height)]
    update = LayoutUpdate(list(rows), SIZE.region)
    sent = [shown.differing(update, size, console) for size in (SIZE, SIZE, Size(12, 4), SIZE)]
    assert [text.count("a") for text in sent] == [36, 0, 36, 36]


def test_an_update_of_another_kind_goes_as_it_is() -> None:
    screens = Screens()
    screens.draw("a")
    update = InlineUpdate([strip("b", None)])
    expected = update.render_segments(console)
    assert screens.shown.differing(update, SIZE, console) == expected
