"""Tables of what is written down: entries with what some say beside their text, the day's three."""

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from tablero.storage.tables.contact import Touch
from tablero.storage.tables.fields import DayField, MomentField, Table
from tablero.storage.tables.people import Person


class Entry(Table):
    """Something written about a person, or about nobody in particular (see `domain.entries`)."""

    person = ForeignKeyField(Person, index=False, null=True)
    kind = TextField()
    topic = TextField(null=True)
    text = TextField()
    at = MomentField()
    due_on = DayField(null=True)
    status = TextField()
    closed_at = MomentField(null=True)
    touch = ForeignKeyField(Touch, null=True)

    class Meta:
        indexes = (
            (("person", "at"), False),
            (("kind", "status", "due_on", "person"), False),
        )


class Mistake(Table):
    """What an entry of that kind says beside its text; one jotted down in a hurry has none.

    `cause` is empty while it has not been thought of.
    """

    entry = ForeignKeyField(Entry, unique=True)
    kind = TextField()
    cause = TextField()
    next_time = TextField(default="")


class Lesson(Table):
    """What an entry of that kind says beside its text, the advice.

    `stage`, `touch_first` to `touch_last`, `channel` and `tag_key` tell when it applies; empty is
    always. `helped` is not known at first.
    """

    entry = ForeignKeyField(Entry, unique=True)
    said_by = TextField(default="")
    use = TextField(default="")
    stage = TextField(null=True)
    touch_first = IntegerField(null=True)
    touch_last = IntegerField(null=True)
    channel = TextField(null=True)
    tag_key = TextField(default="")
    helped = BooleanField(null=True)


class Focus(Table):
    """One of the people chosen for a day, the evening before; `place` from 1."""

    day = DayField()
    place = IntegerField()
    person = ForeignKeyField(Person)

    class Meta:
        indexes = ((("day", "place"), True),)
