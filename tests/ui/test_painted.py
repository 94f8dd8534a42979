"""A widget that draws its own lines is laid out before they are drawn: no frame is half empty."""

from textual.app import App, ComposeResult

from tablero.present.lines import Line, Role
from tablero.ui.painted import Painted


class Sized(Painted):
    """Tells in each row for what size it was laid out, and remembers the first row that it drew."""

    def __init__(self) -> None:
        super().__init__(id="sized")
        self.laid_out: list[tuple[int, int]] = []
        self.drawn: list[str] = []

    def lay_out(self, width: int, height: int) -> None:
        self.laid_out.append((width, height))

    def line_at(self, y: int, width: int) -> Line:  # noqa: ARG002 - all rows tell the same
        text = str(self.laid_out[-1:])
        self.drawn.append(text)
        return ((text.ljust(width), Role.TEXT),)


class SizedApp(App[None]):
    """Shows one."""

    def compose(self) -> ComposeResult:
        yield Sized()


async def test_the_first_row_is_drawn_for_the_size_there_is() -> None:
    app = SizedApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        sized = app.query_one(Sized)
        assert sized.drawn[0] == "[(40, 10)]"
        assert sized.laid_out == [(40, 10)]


async def test_it_is_laid_out_anew_for_another_size_and_for_no_other_reason() -> None:
    app = SizedApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        sized = app.query_one(Sized)
        sized.repaint()
        await pilot.resize_terminal(30, 5)
        await pilot.pause()
        assert sized.laid_out == [(40, 10), (30, 5)]
        assert sized.drawn[-1] == "[(30, 5)]"
