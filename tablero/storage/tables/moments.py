"""Tables of the moments of truth: the way through one, its evidence, the doubts to answer."""

from peewee import ForeignKeyField, IntegerField, TextField

from tablero.storage.tables.contact import StageChange, Touch
from tablero.storage.tables.fields import DayField, MomentField, Table
from tablero.storage.tables.people import Person
from tablero.storage.tables.written import Entry


class Recovery(Table):
    """A moment of truth: a complaint, and the way through it, step by step (see `domain.recovery`).

    `entry` is the promise of the talk, `mistake` and `lesson` what came of it.
    """

    person = ForeignKeyField(Person)
    step = TextField()
    status = TextField()
    opened_at = MomentField()
    closed_at = MomentField(null=True)
    put_off_until = DayField(null=True)
    reason = TextField(default="")
    what_happened = TextField(default="")
    came_from = TextField(default="")
    heard_from = TextField(default="")
    looked_for = TextField(default="")
    whose = TextField(default="")
    say_clearer = TextField(default="")
    message = TextField(default="")
    repair = TextField(default="")
    channel = TextField(null=True)
    talk_at = MomentField(null=True)
    talk_began_at = MomentField(null=True)
    notes = TextField(default="")
    how_taken = TextField(default="")
    entry = ForeignKeyField(Entry, null=True)
    mistake = ForeignKeyField(Entry, null=True)
    lesson = ForeignKeyField(Entry, null=True)

    class Meta:
        indexes = ((("status", "opened_at"), False),)


class Evidence(Table):
    """An event of the timeline that was picked as evidence: exactly one of the three is there."""

    recovery = ForeignKeyField(Recovery)
    touch = ForeignKeyField(Touch, null=True)
    move = ForeignKeyField(StageChange, null=True)
    entry = ForeignKeyField(Entry, null=True)


class Doubt(Table):
    """A doubt to be answered in the talk, in the order of `place`."""

    recovery = ForeignKeyField(Recovery, index=False)
    place = IntegerField()
    text = TextField()
    answered_at = MomentField(null=True)

    class Meta:
        indexes = ((("recovery", "place"), False),)
