"""Tables of what happens between people and me, and among them: touches, moves, ties."""

from peewee import ForeignKeyField, IntegerField, TextField

from tablero.storage.tables.fields import MomentField, Table
from tablero.storage.tables.people import Person


class Touch(Table):
    """One contact, by time; `number` counts the outbound ones of a person from 1."""

    person = ForeignKeyField(Person, index=False)
    number = IntegerField(null=True)
    channel = TextField()
    direction = TextField()
    intent = TextField()
    outcome = TextField()
    at = MomentField()
    seen_at = MomentField(null=True)
    answered_at = MomentField(null=True)
    note = TextField(default="")

    class Meta:
        indexes = (
            (("person", "at", "number"), False),
            (("channel", "intent", "at", "number"), False),
        )


class StageChange(Table):
    """A move of a card; None is off the board. With a touch, its outcome was the reason."""

    person = ForeignKeyField(Person)
    from_stage = TextField(null=True)
    to_stage = TextField(null=True)
    at = MomentField()
    touch = ForeignKeyField(Touch, null=True)


class Tie(Table):
    """A typed edge between two people; `referred` runs from the introducer to the introduced.

    `thanked_at` is when the introducer heard from us next, or was said to have been thanked.
    """

    kind = TextField()
    source = ForeignKeyField(Person, index=False)
    target = ForeignKeyField(Person)
    created_at = MomentField()
    thanked_at = MomentField(null=True)

    class Meta:
        indexes = (
            (("source", "target", "kind"), True),
            (("kind", "thanked_at", "created_at"), False),
        )
