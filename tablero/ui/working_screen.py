"""What the screens have in common on which one works with people: the keys and the daily work.

A screen says whom its keys act on (`selected`, `targets`) and how it comes in line with a write
(`follow`). All screens beneath follow too, so that going back finds them right.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from tablero.domain.people import Card, Handle
from tablero.domain.words import Channel, Outcome
from tablero.errors import DoNotContact, NotFound, NoTouchYet, TableroError
from tablero.i18n import N_, NN_
from tablero.present import cells
from tablero.present.lines import Role
from tablero.services import board
from tablero.ui.bars import Foot
from tablero.ui.columns import STAGES
from tablero.ui.desk import Desk
from tablero.ui.guard import Guarded, Teller
from tablero.ui.keys import ACTIONS, first_key, shown_keys

if TYPE_CHECKING:  # what the first paint does not need is imported where it is used
    from tablero.ui.deeds import Deed, Deeds

TOUCH_KEYS = {f"touch_{channel.value}": channel for channel in Channel}
OUTCOME_KEYS = {"outcome_seen": Outcome.SEEN, "outcome_replied": Outcome.REPLIED}
AFTER_A_TOUCH = frozenset({*OUTCOME_KEYS, "outcome_referred"})
ON_SOMEBODY = AFTER_A_TOUCH | TOUCH_KEYS.keys() | {
    "touch_form", "edit", "open", "move_left", "move_right", "move_to", "mark", "copy",
}  # fmt: skip
"""The actions that need a person to act on."""

Seen = tuple[int, date]
"""A version of the file, and the day on which it was read."""

POLL_SECONDS = 0.8
"""How often the file is asked whether another session has written."""

ELSEWHERE = N_("Not on this screen.")
NOBODY = N_("There is no card under the cursor.")
LEFTMOST = N_("The card is in the first column already.")
RIGHTMOST = N_("The card is in the last column already.")
ALL_LEFTMOST = N_("These cards are all in the first column already.")
ALL_RIGHTMOST = N_("These cards are all in the last column already.")
PEOPLE = NN_("{count} person", "{count} people")
NO_HANDLE = N_("{name} has no phone, mail or link yet; {key} adds one.")
COPIED = N_("Copied · {value}")


class WorkingScreen(Guarded, Teller, Screen[None]):
    """A screen on which the keys of the registry act on people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        # Not Textual's keymap: it is applied anew at every key, which takes longer than the rest.
        for action_id, keys in desk.keys.items():
            self._bindings.bind(keys, f"act('{action_id}')", show=False)
        self.seen: Seen | None = None
        with suppress(TableroError):  # the first look for changes tells of it
            self.seen = self._see()

    def on_mount(self) -> None:
        """Begin to listen for other sessions."""
        self.set_interval(POLL_SECONDS, self.look_for_changes)

    def reload(self) -> None:
        """Read again what is shown."""
        raise NotImplementedError

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

        return Deeds(self.desk.ws, self.desk.tr)

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
        self.foot.tell(self._explained(error), Role.ERROR)

    def applies(self, action_id: str) -> bool:
        """Whether the action has a meaning on this screen."""
        return action_id in TOUCH_KEYS or action_id in OUTCOME_KEYS or bool(self._method(action_id))

    def reason_against(self, action_id: str) -> str | None:
        """Why an action cannot be done now, in the user's language; None when it can."""
        tr, card = self.desk.tr, self.selected
        if not self.applies(action_id):
            return tr.gettext(ELSEWHERE)
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

    def action_act(self, action_id: str) -> None:
        """Do what a key of the registry stands for, or tell why not."""
        self.attempt(lambda: self._act(action_id))

    def attempt(self, act: Callable[[], None]) -> None:
        """Do something that may be refused; a refusal is told below. For dialogs' answers too."""
        try:
            act()
        except TableroError as error:
            self.tell_error(error)

    def do_touch(self, channel: Channel) -> None:
        """Log a touch now; with somebody who asked not to be contacted, only when sure."""
        from tablero.services.touches import TouchFields

        ids, fields = self.targets, TouchFields(channel)
        try:
            self.show(self.deeds.touch(ids, fields))
        except DoNotContact as refusal:
            self._ask(refusal, lambda: self.show(self.deeds.touch(ids, fields, anyway=True)))

    def do_outcome(self, outcome: Outcome) -> None:
        """Give the last touch its outcome."""
        self.show(self.deeds.outcome(self.targets, outcome))

    def do_add(self) -> None:
        """Add a person."""
        from tablero.ui.dialogs.opening import open_add

        open_add(self)

    def do_edit(self) -> None:
        """Edit the person in hand."""
        from tablero.ui.dialogs.opening import open_edit

        if card := self.selected:
            open_edit(self, card.id)

    def do_touch_form(self) -> None:
        """Log a touch with all its details."""
        from tablero.ui.dialogs.opening import open_touch

        if ids := self.targets:
            open_touch(self, ids)

    def do_outcome_referred(self) -> None:
        """The last touch led to somebody: add them."""
        from tablero.ui.dialogs.opening import open_referral

        if card := self.selected:
            open_referral(self, card)

    def do_undo(self) -> None:
        """Take the last change back."""
        self.show(self.deeds.undo())

    def do_redo(self) -> None:
        """Make the undone change again."""
        self.show(self.deeds.redo())

    def do_move_left(self) -> None:
        """Move the card one column to the left."""
        self._move_by(-1)

    def do_move_right(self) -> None:
        """Move the card one column to the right."""
        self._move_by(+1)

    def do_move_to(self) -> None:
        """Ask for the stage, then move the card there."""
        from tablero.ui.dialogs.stage import StageDialog

        if (card := self.selected) and (ids := self.targets):
            self.app.push_screen(
                StageDialog(self._who(card, ids), self.desk.tr, card.stage),
                lambda stage: (
                    self.attempt(lambda: self.show(self.deeds.move(ids, stage))) if stage else None
                ),
            )

    def do_copy(self) -> None:
        """Copy the phone, mail or link; of several, ask which."""
        if (card := self.selected) and (handles := self._handles(card)):
            if len(handles) == 1:
                self._copy(handles[0])
            else:
                from tablero.ui.dialogs.handle import HandleDialog

                self.app.push_screen(HandleDialog(card.name, handles, self.desk.tr), self._copy)

    def do_help(self) -> None:
        """Show what every key does, those first that act here."""
        from tablero.ui.help_screen import HelpScreen, chapters

        keys, tr = self.desk.keys, self.desk.tr
        contents = chapters(keys, self.applies, self.reason_against, tr)
        self.app.push_screen(HelpScreen(contents, keys, tr))

    def do_palette(self) -> None:
        """Find any action or person by name."""
        from tablero.ui.palette import Offer, Palette

        tr = self.desk.tr
        offers = [
            Offer(
                action.id,
                tr.gettext(action.help),
                " ".join(shown_keys(self.desk.keys[action.id])),
                self.reason_against(action.id) or "",
            )
            for action in ACTIONS
            if action.id != "palette"
        ]
        self.app.push_screen(Palette(self.desk.ws, offers, tr), self._found)

    def _ask(self, refusal: TableroError, act: Callable[[], None]) -> None:
        """Ask whether to do it all the same."""
        from tablero.ui.dialogs.confirm import ConfirmDialog
        from tablero.ui.dialogs.touch import ANYWAY

        tr = self.desk.tr
        dialog = ConfirmDialog(tr.gettext(ANYWAY), tr, self._explained(refusal))
        self.app.push_screen(dialog, lambda yes: self.attempt(act) if yes else None)

    def _found(self, choice: str | Card | None) -> None:
        """Do the action that was found, or go to the person."""
        if isinstance(choice, str):
            self.action_act(choice)
        elif choice is not None:
            self.attempt(lambda: self.go_to_person(choice))

    def _copy(self, handle: Handle | None) -> None:
        """Put it on the clipboard of the terminal, which may be on another machine (OSC 52)."""
        if handle is not None:
            value = cells.shown(handle.value)
            self.app.copy_to_clipboard(value)
            self.foot.tell(self.desk.tr.gettext(COPIED).format(value=value))

    def _explained(self, error: TableroError) -> str:
        from tablero.present.errors import explain

        return explain(error, self.desk.tr)

    def _handles(self, card: Card) -> tuple[Handle, ...]:
        from tablero.services.people import read_person

        try:
            return read_person(self.desk.ws, card.id).person.handles
        except NotFound:
            return ()

    def _see(self) -> Seen:
        return board.version(self.desk.ws), self.desk.ws.today()

    def _who(self, card: Card, ids: list[int]) -> str:
        """A name; of several, how many."""
        count = len(ids)
        if count == 1:
            return card.name
        return self.desk.tr.ngettext(*PEOPLE, count).format(count=count)

    def _move_by(self, count: int) -> None:
        """Each card from its own column; tell why when there is none that can go on."""
        deed = self.deeds.step(self.targets, count)
        if deed:
            self.show(deed)
        else:
            reason = self.desk.tr.gettext(ALL_LEFTMOST if count < 0 else ALL_RIGHTMOST)
            self.foot.tell(reason, Role.ERROR)

    def _act(self, action_id: str) -> None:
        if reason := self.reason_against(action_id):
            self.foot.tell(reason, Role.ERROR)
        elif action_id in TOUCH_KEYS:
            self.do_touch(TOUCH_KEYS[action_id])
        elif action_id in OUTCOME_KEYS:
            self.do_outcome(OUTCOME_KEYS[action_id])
        elif act := self._method(action_id):
            act()

    def _reason_against(self, action_id: str, card: Card) -> str | None:
        tr = self.desk.tr
        if action_id in AFTER_A_TOUCH and not card.touch_count:
            return self._explained(NoTouchYet(name=card.name))
        if action_id == "move_left" and card.stage is STAGES[0]:
            return tr.gettext(LEFTMOST)
        if action_id == "move_right" and card.stage is STAGES[-1]:
            return tr.gettext(RIGHTMOST)
        if action_id == "copy" and not self._handles(card):
            key = first_key("edit", self.desk.keys)
            return tr.gettext(NO_HANDLE).format(name=cells.shown(card.name), key=key)
        return None

    def _method(self, action_id: str) -> Callable[[], None] | None:
        found: Callable[[], None] | None = getattr(self, f"do_{action_id}", None)
        return found
