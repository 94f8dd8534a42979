"""Keys that come faster than the screen changes, as they do over a slow wire or from a clipboard.

Textual hands a key to whatever is in front when it arrives. Here it goes to what is in front when
its turn comes: `m4` moves a card and `n` `A` `n` `a` writes a name, however close they follow.
"""

from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.widget import Widget

ANSWERS = frozenset({"enter", "escape"})
"""The keys that end a dialog. Pressed once too often, they are not meant for what is behind it."""

_REMEMBERED = 256


class TypeAhead(App[None]):
    """An app in which no key is lost, or does elsewhere what it was not meant for."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._aims: deque[tuple[events.Key, Widget]] = deque(maxlen=_REMEMBERED)

    @property
    def front(self) -> Widget:
        """What the next key is for."""
        return self.focused or self.screen

    def pass_on(self, event: events.Key) -> None:
        """Hand a key on to what is in front by now."""
        again, front = events.Key(event.key, event.character), self.front
        self._aims.append((again, front))
        front._forward_event(again)  # noqa: SLF001 - as Textual does with a key that arrives

    async def on_event(self, event: events.Event) -> None:
        """Remember to what a key is handed (Textual's hook)."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._aims.append((event, self.front))
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """A key has come back: what is in front now may not be what it was handed to."""
        aim = next((aim for key, aim in self._aims if key is event), None)
        if aim is not None and not self._has_reached(aim):
            event.prevent_default()
            self.pass_on(event)

    def _has_reached(self, aim: Widget) -> bool:
        """Whether what is in front has had the key, or would have let it through to its screen.

        To hand that one on would let the keys after it come first.
        """
        return aim is self.front or (aim is self.screen and not hasattr(self.front, "on_key"))
