"""The daily work, the same on the board and on a person's page: what the keys do to people."""

from collections.abc import Callable
from functools import partial

from tablero.domain.people import Card, Handle
from tablero.domain.words import Channel, Outcome
from tablero.errors import DoNotContact, MomentOpen, TableroError
from tablero.i18n import N_, NN_
from tablero.present import cells
from tablero.present.lines import Role
from tablero.ui.frame import SCREENS
from tablero.ui.keys import ACTIONS, shown_keys
from tablero.ui.networking_screen import NetworkingScreen
from tablero.ui.working_screen import OUTCOME_KEYS, TOUCH_KEYS

SCREEN_IDS = tuple(f"screen_{place}" for place in range(len(SCREENS)))
"""What the palette calls going to each of the screens."""

ALL_LEFTMOST = N_("These cards are all in the first column already.")
ALL_RIGHTMOST = N_("These cards are all in the last column already.")
PEOPLE = NN_("{count} person", "{count} people")
COPIED = N_("Copied · {value}")


class DailyScreen(NetworkingScreen):
    """A screen on which one logs touches, moves cards, adds and edits people."""

    def method(self, action_id: str) -> Callable[[], None] | None:
        """What does an action here; those of a kind share one method."""
        if action_id in TOUCH_KEYS:
            return partial(self.do_touch, TOUCH_KEYS[action_id])
        if action_id in OUTCOME_KEYS:
            return partial(self.do_outcome, OUTCOME_KEYS[action_id])
        if action_id in SCREEN_IDS:
            return partial(self.go_to_screen, SCREEN_IDS.index(action_id))
        return super().method(action_id)

    def do_touch(self, channel: Channel) -> None:
        """Log a touch now; with one who wants none, or is upset and not called, only when sure."""
        from tablero.services.touches import TouchFields

        ids, fields = self.targets, TouchFields(channel)
        try:
            self.show(self.deeds.touch(ids, fields))
        except (DoNotContact, MomentOpen) as refusal:
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
        if (card := self.selected) and (handles := self.handles(card)):
            if len(handles) == 1:
                self._copy(handles[0])
            else:
                from tablero.ui.dialogs.handle import HandleDialog

                self.app.push_screen(HandleDialog(card.name, handles, self.desk.tr), self._copy)

    def do_next_screen(self) -> None:
        """To the next of the screens."""
        from tablero.ui.rounds import turn

        turn(self, +1)

    def do_previous_screen(self) -> None:
        """To the screen before."""
        from tablero.ui.rounds import turn

        turn(self, -1)

    def go_to_screen(self, place: int) -> None:
        """To the screen at a place of their round."""
        from tablero.ui.rounds import go_to

        go_to(self, place)

    def do_help(self) -> None:
        """Show what every key does, those first that act here."""
        from tablero.ui.help_screen import HelpScreen, chapters

        keys, tr = self.desk.keys, self.desk.tr
        contents = chapters(keys, self.applies, self.reason_against, tr)
        self.app.push_screen(HelpScreen(contents, keys, tr))

    def do_palette(self) -> None:
        """Find any action, screen or person by name."""
        from tablero.ui.palette import Offer, Palette

        tr = self.desk.tr
        screens = [
            Offer(id_, tr.gettext(name), "") for id_, name in zip(SCREEN_IDS, SCREENS, strict=True)
        ]
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
        self.app.push_screen(Palette(self.desk.ws, [*offers, *screens], tr), self._found)

    def _ask(self, refusal: TableroError, act: Callable[[], None]) -> None:
        """Ask whether to do it all the same."""
        from tablero.ui.dialogs.anyway import ANYWAY
        from tablero.ui.dialogs.confirm import ConfirmDialog

        tr = self.desk.tr
        dialog = ConfirmDialog(tr.gettext(ANYWAY), tr, self.explained(refusal))
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
