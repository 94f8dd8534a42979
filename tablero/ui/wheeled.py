"""What a view does that is longer than the screen: the wheel scrolls it, a few rows at a time."""

from textual import events

from tablero.ui.painted import Painted

WHEEL_ROWS = 3


class Wheeled(Painted):
    """Subclasses say how they scroll."""

    def scroll(self, count: int) -> None:
        """Show rows further down (up when negative)."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, _event: events.MouseScrollDown) -> None:
        """Scroll down."""
        self.scroll(WHEEL_ROWS)

    def on_mouse_scroll_up(self, _event: events.MouseScrollUp) -> None:
        """Scroll up."""
        self.scroll(-WHEEL_ROWS)
