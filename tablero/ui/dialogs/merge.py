"""Two people side by side, of whom one is made: field by field, one side stands, or both."""

from collections.abc import Callable, Sequence

from tablero.domain.merging import Line as Field
from tablero.domain.merging import MergeField, Side
from tablero.i18n import N_
from tablero.present import merging as told
from tablero.present.blocks import wrapped
from tablero.present.hints import Hint
from tablero.present.lines import EMPTY, Line, Role, fit_line
from tablero.present.side_by_side import field_lines, head_lines
from tablero.services import merging
from tablero.services.merging import Choices
from tablero.ui.deeds import Deed
from tablero.ui.desk import Desk
from tablero.ui.dialogs.form import HERE, Drawing
from tablero.ui.dialogs.sheet import SheetDialog

CHANGED = N_("Another session has changed one of the two. Look once more, then merge.")
LAST = N_("Make one of the two")

STEPS = {"up": -1, "k": -1, "shift+tab": -1, "down": 1, "j": 1, "tab": 1, "enter": 1}
TURNS = {"left": -1, "h": -1, "right": 1, "l": 1}
_ORDER = (Side.KEEP, Side.BOTH, Side.OTHER)
"""From the left to the right."""

_BLANK = "  "
"""Stands before the lines of a field, where the cursor comes."""

Save = Callable[[Choices], Deed]


class MergeDialog(SheetDialog[Deed]):
    """Gives what `merge` gives for what was chosen, or `distinct` when they are two after all.

    Raises what `services.merging.preview` does. Nothing is written before.
    """

    WIDTH = 104

    def __init__(
        self, desk: Desk, ids: tuple[int, int], merge: Save, distinct: Callable[[], Deed]
    ) -> None:
        super().__init__(desk.tr)
        self.desk = desk
        self.ids = ids
        self.merge = merge
        self.distinct = distinct
        self.choices: dict[MergeField, Side] = {}
        self.found = merging.preview(desk.ws, *ids)
        open_ones = (at for at, field in enumerate(self.fields) if len(field.sides) > 1)
        self.index = next(open_ones, len(self.fields))
        self._top = 0
        self._wanted: dict[int, int] = {}

    @property
    def fields(self) -> list[Field]:
        """The fields of which one of the two says something."""
        return [line for line in self.found.lines if line.keep or line.other]

    def title_text(self) -> str:
        """What for."""
        return self.tr.gettext("Twice? Make one of two")

    def hints(self) -> list[Hint]:
        """Merge, choose, not the same, leave."""
        tr, fields = self.tr, self.fields
        is_last = self.index >= len(fields)
        can_choose = not is_last and len(fields[self.index].sides) > 1
        return [
            ("enter" if is_last else "ctrl+s", tr.gettext("merge"), True),
            ("←→", tr.gettext("choose"), can_choose),
            ("esc", tr.gettext("leave"), True),
            ("-", tr.gettext("not the same"), True),
        ]

    def rows_wanted(self, width: int) -> int:
        """As many as it takes, wherever the cursor is; the same whatever is chosen."""
        if width not in self._wanted:
            places = range(len(self.fields) + 1)
            closed, opened = (
                [len(self._part(at, width, here=here)) for at in places] for here in (False, True)
            )
            most = max(more - less for more, less in zip(opened, closed, strict=True))
            self._wanted[width] = len(self._head(width)) + sum(closed) + most
        return self._wanted[width]

    def draw(self, width: int, height: int) -> Drawing:
        """The two names stay in sight; below, what they say scrolls."""
        head = self._head(width)
        places = range(len(self.fields) + 1)
        parts = [self._part(at, width, here=at == self.index) for at in places]
        owners = [at for at, part in enumerate(parts) for _ in part]
        lines = [line for part in parts for line in part]
        room = max(1, height - len(head))
        self._scroll(owners, room)
        seen = slice(self._top, self._top + room)
        laid = [fit_line(line, width) for line in (*head, *lines[seen])]
        return Drawing(laid, owners=(*(-1 for _ in head), *owners[seen]))

    def press(self, key: str, character: str) -> None:
        """Up and down go through the fields, left and right choose, Enter at the end merges."""
        if key == "escape":
            self.dismiss(None)
        elif key == "ctrl+s" or (key == "enter" and self.index == len(self.fields)):
            self._merge()
        elif character == "-":
            self.dismiss(self.distinct())
        elif key in STEPS:
            self.index = (self.index + STEPS[key]) % (len(self.fields) + 1)
        elif key in TURNS:
            self._turn(TURNS[key])

    def point(self, owner: int) -> None:
        """A click takes in hand."""
        self.index = owner

    def _turn(self, count: int) -> None:
        """Let the value of the other side stand, further left or right."""
        if self._has_changed() or self.index == len(self.fields):
            return
        field = self.fields[self.index]
        order = [side for side in _ORDER if side in field.sides]
        if len(order) > 1:
            place = min(max(order.index(field.side) + count, 0), len(order) - 1)
            self.choices[field.field] = order[place]
            self.found = merging.preview(self.desk.ws, *self.ids, self.choices)

    def _merge(self) -> None:
        """Merge what is in sight, and nothing that another session has made of it since."""
        if not self._has_changed():
            chosen = {each.field: each.side for each in self.fields if len(each.sides) > 1}
            self.dismiss(self.merge(chosen))

    def _has_changed(self) -> bool:
        """Whether the two say something else by now; then that is shown, and told."""
        fresh = merging.preview(self.desk.ws, *self.ids)
        if _said(fresh.lines) == _said(self.found.lines):
            return False
        self.found, self.choices = fresh, {}
        self.index = min(self.index, len(self.fields))
        self.say(self.tr.gettext(CHANGED), Role.ERROR)
        return True

    def _head(self, width: int) -> list[Line]:
        """Who the two are."""
        lines = head_lines(self.found.keep, self.found.other, width - len(_BLANK))
        return [((_BLANK, Role.TEXT), *line) for line in lines]

    def _part(self, place: int, width: int, *, here: bool) -> list[Line]:
        """A field in lines, or after the last what comes along; with the cursor when it is here."""
        room, found = width - len(_BLANK), self.found
        if place == len(self.fields):
            return self._end(room, here=here)
        two, reader = (found.keep, found.other), self.desk.reader()
        return self._pointed(
            field_lines(self.fields[place], two, room, reader, here=here), here=here
        )

    def _end(self, width: int, *, here: bool) -> list[Line]:
        brought = told.brought(self.found.brings, self.tr)
        text = self.tr.gettext("comes along: {brought}").format(brought=brought)
        along = wrapped(text, width, Role.DIM) if brought else []
        last: Line = ((self.tr.gettext(LAST), Role.NAME if here else Role.TEXT),)
        beside = self._pointed([EMPTY, *along, EMPTY], here=False)
        return [*beside, *self._pointed([last], here=here)]

    def _pointed(self, lines: Sequence[Line], *, here: bool) -> list[Line]:
        """With the cursor before the first line, if it is there."""
        signs = [(HERE if here and at == 0 else "").ljust(len(_BLANK)) for at in range(len(lines))]
        return [((sign, Role.ACCENT), *line) for sign, line in zip(signs, lines, strict=True)]

    def _scroll(self, owners: Sequence[int], height: int) -> None:
        first = owners.index(self.index)
        last = first + owners.count(self.index)
        self._top = max(0, min(self._top, len(owners) - height))
        self._top = min(max(self._top, last - height), first)


def _said(lines: Sequence[Field]) -> list[object]:
    """What the two say, whatever is chosen of it."""
    return [(each.field, each.keep, each.other, each.sides) for each in lines]
