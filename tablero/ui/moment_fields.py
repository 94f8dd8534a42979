"""The fields of the guide through a moment of truth that no other form has. Plain code, no widget.

Lists in which a blank picks or ticks, texts to be read, the ways to talk, and when.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tablero.domain.recovery import TALKING, Doubt
from tablero.domain.timeline import Event
from tablero.domain.when import parse_appointment
from tablero.domain.words import Channel
from tablero.errors import BadInput
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.lines import Line, Role, fit_line
from tablero.present.moment import ANSWERED, UNANSWERED, ticked
from tablero.present.reader import Reader
from tablero.present.timeline import event_line, grid
from tablero.ui.desk import Desk
from tablero.ui.dialogs.fields import ChoiceField, Field, TextField
from tablero.ui.dialogs.form import HERE, Form

AT = "› "
"""Before the line of a list that the cursor is on, while the list is in hand."""

NOT_IN_WRITING = N_("They are upset already: give personal attention, not a text.")

_WAYS = (Channel.CALL, Channel.MEETING, Channel.EMAIL, Channel.WHATSAPP, Channel.LINKEDIN)
_MOVES = {"up": -1, "down": +1}


class ReadField(Field):
    """A field in which nothing is typed: letters are keys there. `broad` ones have all the width.

    At most `row_count` rows are in sight; up and down scroll the rest.
    """

    broad = False

    def __init__(self, name: str, label: str, row_count: int) -> None:
        super().__init__(name, label)
        self.row_count = row_count
        self.in_hand = False
        self._top = 0

    @property
    def rows(self) -> int:
        """Those in sight, at most."""
        return self.row_count + self.broad

    @property
    def value(self) -> str:
        """Nothing of it is for a draft."""
        return ""

    @value.setter
    def value(self, value: str) -> None:
        """It stays as it is."""

    def put(self, text: str) -> bool:  # noqa: ARG002 - a hook
        """Nothing is typed here."""
        return False

    def cursor(self, width: int) -> None:
        """None is drawn."""

    def enter(self) -> None:
        """It is in hand."""
        self.in_hand = True

    def leave(self) -> None:
        """It is not any more."""
        self.in_hand = False


class ToldField(ReadField):
    """A text to be read."""

    def __init__(self, name: str, label: str, text: str, row_count: int = 6) -> None:
        super().__init__(name, label, row_count)
        self.text = text
        self._length = 0

    def press(self, key: str) -> bool:
        """Scroll, as long as there is something to scroll to."""
        top = self._top + _MOVES.get(key, 0)
        if key not in _MOVES or not 0 <= top <= self._length - self.row_count:
            return False
        self._top = top
        return True

    def lines(self, width: int) -> list[Line]:
        """The rows in sight."""
        rows = cells.wrap(self.text, width)
        self._length = len(rows)
        self._top = max(0, min(self._top, len(rows) - self.row_count))
        seen = rows[self._top : self._top + self.row_count]
        if self._top + self.row_count < len(rows):
            seen[-1] = cells.cut(seen[-1], width - 2) + f" {cells.ELLIPSIS}"
        return [((row, Role.TEXT),) for row in seen]


class ListField(ReadField):
    """Things of which each can be picked with a blank. `value` names those that are picked."""

    def __init__(self, name: str, label: str, keys: Sequence[str], row_count: int) -> None:
        super().__init__(name, label, row_count)
        self.keys = list(keys)
        self.picked: set[str] = set()
        self.index = 0

    @property
    def value(self) -> str:
        """The keys of those picked, in the order of the list."""
        return " ".join(key for key in self.keys if key in self.picked)

    @value.setter
    def value(self, value: str) -> None:
        self.picked = set(value.split()) & set(self.keys)

    def press(self, key: str) -> bool:
        """Move among them; at either end, out of the list."""
        place = self.index + _MOVES.get(key, 0)
        if key not in _MOVES or not 0 <= place < len(self.keys):
            return False
        self.index = place
        return True

    def put(self, text: str) -> bool:
        """A blank picks the one under the cursor, or lets it go."""
        if text != " " or not self.keys:
            return False
        self.picked ^= {self.keys[self.index]}
        return True

    def item(self, place: int, width: int) -> list[Line]:
        """The lines of one."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Line]:
        """Those around the cursor, as many as have room."""
        seen: list[Line] = []
        first = max(0, min(self._top, self.index))
        while True:
            seen = self._from(first, width)
            if first >= self.index or self._reaches(first, width):
                break
            first += 1
        self._top = first
        return seen

    def _from(self, first: int, width: int) -> list[Line]:
        lines: list[Line] = []
        for place in range(first, len(self.keys)):
            if len(lines) >= self.row_count:
                break
            here = place == self.index and self.in_hand
            drawn = self.item(place, width - len(AT))
            blank = " " * len(AT)
            lines += [
                ((AT if here and not row else blank, Role.ACCENT), *line)
                for row, line in enumerate(drawn)
            ]
        return lines[: self.row_count]

    def _reaches(self, first: int, width: int) -> bool:
        """Whether the one under the cursor is in sight, whole."""
        places = range(first, self.index + 1)
        return sum(len(self.item(each, width - len(AT))) for each in places) <= self.row_count


class PickField(ListField):
    """The lines of the timeline, to be picked as evidence."""

    broad = True

    def __init__(self, name: str, label: str, events: Sequence[Event], reader: Reader) -> None:
        super().__init__(name, label, [event_key(event) for event in events], 3)
        self.events = list(events)
        self.reader = reader

    def chosen(self) -> tuple[Event, ...]:
        """The events that are picked."""
        return tuple(each for each in self.events if event_key(each) in self.picked)

    def item(self, place: int, width: int) -> list[Line]:
        """`[✓]` and the line of the event."""
        event = self.events[place]
        is_picked = self.keys[place] in self.picked
        sign = f"{ANSWERED if is_picked else UNANSWERED} "
        columns = grid(width - len(sign), len(self.events), self.reader.tr)
        line = event_line(event, columns, self.reader)
        return [((sign, Role.GOOD if is_picked else Role.KEY), *line)]


class TickField(ListField):
    """The doubts, those still open first; ticked as they are answered."""

    broad = True

    def __init__(self, name: str, label: str, doubts: Sequence[Doubt], row_count: int) -> None:
        self.doubts = sorted(doubts, key=lambda doubt: doubt.answered_at is not None)
        super().__init__(name, label, [str(doubt.id) for doubt in self.doubts], row_count)
        self.picked = {str(doubt.id) for doubt in self.doubts if doubt.answered_at}

    def item(self, place: int, width: int) -> list[Line]:
        """`[✓]` and the doubt, whole."""
        text, is_done = self.doubts[place].text, self.keys[place] in self.picked
        return list(ticked(text, width, done=is_done))


class WayField(ChoiceField):
    """By call or by meeting. What is written is there, too, greyed: choosing it raises BadInput."""

    def __init__(self, name: str, label: str, value: str, tr: Translations) -> None:
        self.ways = [(way.value, words.channel(way, tr)) for way in _WAYS]
        super().__init__(name, label, [way for way in self.ways if way[0] in TALKING], value)
        self.below = (((tr.gettext(NOT_IN_WRITING), Role.DIM),),)

    def put(self, text: str) -> bool:
        """Choose by number or first letter, as far as it can be chosen."""
        self._refuse(text)
        return super().put(text)

    def lines(self, width: int) -> list[Line]:
        """Those that can be chosen, then in grey those that cannot; in a second line if need be."""
        (choice,) = super().lines(width)
        greyed = " · ".join(label for value, label in self.ways if value not in TALKING)
        beside = (*choice, ("   ", Role.TEXT), (greyed, Role.DIM))
        if sum(cells.width(text) for text, _ in beside) <= width:
            return [beside]
        return [choice, ((cells.cut(greyed, width), Role.DIM),)]

    def _refuse(self, text: str) -> None:
        for place, (value, label) in enumerate(self.ways, start=1):
            is_meant = text == str(place) or text.casefold() == label[:1].casefold()
            if is_meant and value not in TALKING:
                raise BadInput(field="talk", value=label, reason="channel")


class TalkTimeField(TextField):
    """When the talk is to be, in words; below it stands as which hour they were understood."""

    def __init__(self, name: str, label: str, desk: Desk, at: datetime | None) -> None:
        self.desk = desk
        self._first = at and at.astimezone(desk.ws.zone)
        first = f"{self._first:%Y-%m-%d %H:%M}" if self._first else ""
        super().__init__(name, label, first, desk.tr.gettext("tomorrow 10:00"))
        self._first_words = first

    def read(self) -> datetime:
        """When it is. Raises BadInput."""
        if self._first and self.value == self._first_words:
            return self._first
        if not self.value.strip():
            raise BadInput(field="talk", value="", reason="empty")
        return parse_appointment(self.value, self.desk.ws.now())

    def understand(self) -> None:
        """Show below what the words mean by now; nothing for words that mean no hour."""
        try:
            at = self.read()
        except BadInput:
            self.below = ()
            return
        day, hour = self.desk.reader().day(at.date()), f"{at:%H:%M}"
        text = self.desk.tr.gettext("→ {day} {hour}, fifteen minutes")
        told = text.format(day=day, hour=hour)
        self.below = (((told, Role.TEXT),),)


class GuideForm(Form):
    """A form in which broad fields stand below their label, in all the width there is."""

    def _draw_field(self, field: Field, width: int, room: int) -> list[Line]:
        if not isinstance(field, ReadField) or not field.broad:
            return super()._draw_field(field, width, room)
        here = field is self.here
        head: Line = (
            (HERE if here else " ", Role.ACCENT),
            (field.label.upper(), Role.HEAD_HERE if here else Role.HEAD),
        )
        drawn = [(("  ", Role.TEXT), *line) for line in field.lines(width - 2)]
        below: list[Any] = [(("  ", Role.TEXT), *line) for line in field.below]
        return [fit_line(line, width) for line in (head, *drawn, *below)]


def event_key(event: Event) -> str:
    """What an event is told apart by: `touch:12`."""
    for part, about in (("touch", event.touch), ("move", event.move), ("entry", event.entry)):
        if about is not None:
            return f"{part}:{about.id}"
    return ""
