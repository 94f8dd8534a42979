"""What a handler raises must not end the app: a full disk, a locked file is told, one goes on.

Textual ends a widget's message loop, and with it the app, on whatever a handler lets through. So
what the services refuse is caught where a message is handed to a widget, a screen or the app.
"""

from textual.message import Message
from textual.message_pump import MessagePump

from tablero.errors import TableroError


class Teller:
    """A screen that can tell of an error that came up while it was in front."""

    def tell_error(self, error: TableroError) -> None:
        """Tell it in the place for that, and lose nothing that was typed."""
        raise NotImplementedError


class Guarded(MessagePump):
    """To be named before Textual's own class. What it cannot do is told by the app's `refused`."""

    async def _dispatch_message(self, message: Message) -> None:
        """Hand a message out (Textual's hook, which has no public name)."""
        try:
            await super()._dispatch_message(message)
        except TableroError as error:
            self.app._handle_exception(error)  # noqa: SLF001 - where Textual brings all errors
