"""What the screens have in common on which one works with people: keys, refusals, other sessions.

A screen says whom its keys act on (`selected`, `targets`) and how it comes in line with a write
(`follow`). All screens beneath follow too, so that going back finds them right.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.screen import Screen

from tablero.domain.people import Card, Handle
from tablero.domain.words import Channel, Outcome
from tablero.errors import NotFound, NotOnBoard, NoTouchYet, TableroError
from tablero.i18n import N_
from tablero.present import cells
from tablero.present.lines import Role
from tablero.services import board
from tablero.ui.bars import Foot
from tablero.ui.columns import STAGES
from tablero.ui.desk import Desk
from tablero.ui.guard import Guarded, Teller
from tablero.ui.keys import first_key

if TYPE_CHECKING:  # what the first paint does not need is imported where it is used
    from tablero.ui.deeds import Deed, Deeds

TOUCH_KEYS = {f"touch_{channel.value}": channel for channel in Channel}
OUTCOME_KEYS = {"outcome_seen": Outcome.SEEN, "outcome_replied": Outcome.REPLIED}
AFTER_A_TOUCH = frozenset({*OUTCOME_KEYS, "outcome_referred"})
ON_SOMEBODY = AFTER_A_TOUCH | TOUCH_KEYS.keys() | {
    "touch_form", "edit", "open", "move_left", "move_right", "move_to", "mark", "copy",
    "compose", "rest", "due", "idea", "promise", "research", "value", "note", "editor",
    "tie", "on_board", "favour", "tell", "merge", "moment",
}  # fmt: skip
"""The actions that need a person to act on."""

ON_THE_BOARD = frozenset({"rest", "due"})
"""Of these, the actions that need a card."""

Seen = tuple[int, date]
"""A version of the file, and the day on which it was read."""

ELSEWHERE = N_("Not on this screen.")
QUIT_FROM_THE_BOARD = N_("On the board {key} quits; {back} goes back there.")
NOBODY = N_("There is no card under the cursor.")
LEFTMOST = N_("The card is in the first column already.")
RIGHTMOST = N_("The card is in the last column already.")
NO_HANDLE = N_("{name} has no phone, mail or link yet; {key} adds one.")


class WorkingScreen(Guarded, Teller, Screen[None]):
    """A screen on which the keys of the registry act on people.

    `place` is where it stands in the round of the screens; a page opened upon one has none.
    """

    place: int | None = None

    class Redraw(Message):
        """The terminal may show something else than was sent to it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        for key in ("tab", "shift+tab"):  # Textual's own way with them comes first else
            self._bindings.key_to_bindings.pop(key, None)
        # Not Textual's keymap: it is applied anew at every key, which takes longer than the rest.
        for action_id, keys in desk.keys.items():
            self._bindings.bind(keys, f"act('{action_id}')", show=False)
        self.named_asks: set[tuple[int, int]] = set()
        self.seen: Seen | None = None
        with suppress(TableroError):  # the first look for changes tells of it
            self.seen = self._see()

    async def _dispatch_message(self, message: Message) -> None:
        """Hand a message out (Textual's hook).

        A screen that is closed as it opens is mounted all the same, with nothing in it to answer.
        """
        is_open = self.is_attached and self in self.app.screen_stack
        if is_open or not isinstance(message, events.Mount):
            await super()._dispatch_message(message)

    def reload(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

    @property
    def is_outdated(self) -> bool:
        """Whether there may be something else in the file by now, or it cannot be told."""
        try:
            return self._see() != self.seen
        except TableroError:
            return True

    def look_for_changes(self) -> None:
        """Show what other sessions have written, and the new day when it has begun."""
        if not self.is_current:
            return
        try:
            seen = self._see()
            if seen != self.seen:
                self.reload()
                self.seen = seen
        except TableroError as error:
            self.tell_error(error)

    @cached_property
    def deeds(self) -> "Deeds":
        """What the keys do."""
        from tablero.ui.deeds import Deeds

        return Deeds(self.desk.ws, self.desk.tr, self.desk.language)

    @property
    def selected(self) -> Card | None:
        """The one person in hand, if there is one."""
        raise NotImplementedError

    @property
    def targets(self) -> list[int]:
        """The ids of all people to whom an action applies."""
        raise NotImplementedError

    def follow(self, deed: "Deed") -> None:
        """Bring the screen in line with what was done, here or on a screen above."""
        raise NotImplementedError

    def go_to_person(self, card: Card) -> None:
        """Show a person who was looked for: their card, else their page."""
        raise NotImplementedError

    def open_page(self, person_id: int) -> None:
        """Open the page of a person."""
        from tablero.ui.person_screen import PersonScreen

        self.app.push_screen(PersonScreen(self.desk, person_id))

    @property
    def foot(self) -> Foot:
        """The lines below."""
        return self.query_one(Foot)

    def show(self, deed: "Deed") -> None:
        """Show what was done: here, on the screens beneath, and in the line that tells of it."""
        for screen in self.app.screen_stack:
            if isinstance(screen, WorkingScreen):
                screen.come_in_line(deed)

    def come_in_line(self, deed: "Deed") -> None:
        """Show what was done. It was, even when it cannot be read back now: that comes later."""
        try:
            self.follow(deed)
        except TableroError:
            self.seen = None
        self.foot.tell(deed.news)

    def tell_error(self, error: TableroError) -> None:
        """Say below what stood against it."""
        self.foot.tell(self.explained(error), Role.ERROR)

    def method(self, action_id: str) -> Callable[[], None] | None:
        """What does an action here; None when it has no meaning on this screen."""
        found: Callable[[], None] | None = getattr(self, f"do_{action_id}", None)
        return found

    def applies(self, action_id: str) -> bool:
        """Whether the action has a meaning on this screen."""
        return self.method(action_id) is not None

    def reason_against(self, action_id: str) -> str | None:
        """Why an action cannot be done now, in the user's language; None when it can."""
        tr, card = self.desk.tr, self.selected
        if not self.applies(action_id):
            return self._not_here(action_id)
        if action_id not in ON_SOMEBODY:
            return None
        if card is None:
            return tr.gettext(NOBODY)
        return self._reason_against(action_id, card) if len(self.targets) == 1 else None

    def can(self, action_id: str) -> bool:
        """Whether an action can be done now; not when that cannot be found out."""
        try:
            return self.reason_against(action_id) is None
        except TableroError:
            return False

    def do_redraw(self) -> None:
        """Draw everything anew."""
        self.post_message(self.Redraw())

    def action_act(self, action_id: str) -> None:
        """Do what a key of the registry stands for, or tell why not."""
        self.attempt(lambda: self._act(action_id))

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may be refused; a refusal is told below. For dialogs' answers too."""
        try:
            act()
        except TableroError as error:
            self.tell_error(error)

    def explained(self, error: TableroError) -> str:
        """What was refused, in the user's language."""
        from tablero.present.errors import explain

        return explain(error, self.desk.tr)

    def handles(self, card: Card) -> tuple[Handle, ...]:
        """Where a person can be reached; nowhere, when they are gone."""
        from tablero.services.people import read_person

        try:
            return read_person(self.desk.ws, card.id).person.handles
        except NotFound:
            return ()

    def _see(self) -> Seen:
        return board.version(self.desk.ws), self.desk.ws.today()

    def _act(self, action_id: str) -> None:
        if reason := self.reason_against(action_id):
            self.foot.tell(reason, Role.ERROR)
        elif act := self.method(action_id):
            act()

    def _not_here(self, action_id: str) -> str:
        """One quits from the board only, so as not to do so for want of the key that goes back."""
        if action_id != "quit":
            return self.desk.tr.gettext(ELSEWHERE)
        key, back = (first_key(id_, self.desk.keys) for id_ in ("quit", "back"))
        return self.desk.tr.gettext(QUIT_FROM_THE_BOARD).format(key=key, back=back)

    def _reason_against(self, action_id: str, card: Card) -> str | None:
        tr = self.desk.tr
        if action_id in AFTER_A_TOUCH and not card.touch_count:
            return self.explained(NoTouchYet(name=card.name))
        if action_id == "move_left" and card.stage is STAGES[0]:
            return tr.gettext(LEFTMOST)
        if action_id == "move_right" and card.stage is STAGES[-1]:
            return tr.gettext(RIGHTMOST)
        if action_id in ON_THE_BOARD and card.stage is None:
            return self.explained(NotOnBoard(name=card.name))
        if action_id == "copy" and not self.handles(card):
            key = first_key("edit", self.desk.keys)
            return tr.gettext(NO_HANDLE).format(name=cells.shown(card.name), key=key)
        return None
