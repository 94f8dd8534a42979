"""The fields of the guide through a moment of truth that no other form has. Plain code, no widget.

What is picked as evidence, the doubts, the ways to talk, and when.
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
from tablero.ui.list_fields import ListField, ReadField

NOT_IN_WRITING = N_("They are upset already: give personal attention, not a text.")

_WAYS = (Channel.CALL, Channel.MEETING, Channel.EMAIL, Channel.WHATSAPP, Channel.LINKEDIN)


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
