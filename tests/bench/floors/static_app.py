"""The floor of a start: the smallest Textual application there can be. `q` ends it."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static


class StaticApp(App[None]):
    """One Static and nothing else."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        """Something to wait for."""
        yield Static("READY")


if __name__ == "__main__":
    StaticApp().run()
