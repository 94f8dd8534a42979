"""Tables of the network: favours, introductions, asks and offers, who is not the same."""

from peewee import ForeignKeyField, TextField

from tablero.storage.tables.contact import Touch
from tablero.storage.tables.fields import DayField, MomentField, Table
from tablero.storage.tables.people import Person
from tablero.storage.tables.written import Entry


class Favour(Table):
    """A kindness, one way or the other; kept when settled. `touch` is how it was given."""

    person = ForeignKeyField(Person, index=False)
    kind = TextField()
    what = TextField()
    day = DayField()
    settled_on = DayField(null=True)
    touch = ForeignKeyField(Touch, null=True)

    class Meta:
        indexes = ((("person", "day"), False),)


class Introduction(Table):
    """An introduction that was asked for: of whom, to whom, by which touch, with which reminder.

    `target` is empty while only a company or a role is looked for, which `wish` then names.
    """

    asked = ForeignKeyField(Person)
    target = ForeignKeyField(Person, null=True)
    wish = TextField(default="")
    touch = ForeignKeyField(Touch, null=True)
    entry = ForeignKeyField(Entry, null=True)
    status = TextField()
    asked_at = MomentField()
    closed_at = MomentField(null=True)


class Lead(Table):
    """One led me to another whom I had come to by another way, and is to be thanked for it too.

    `thanked_at` is as that of a tie: a referral needs no such row beside it.
    """

    introducer = ForeignKeyField(Person, index=False)
    introduced = ForeignKeyField(Person)
    at = MomentField()
    thanked_at = MomentField(null=True)

    class Meta:
        indexes = (
            (("introducer", "thanked_at", "at"), False),
            (("thanked_at", "at"), False),
        )


class Ask(Table):
    """What I need: in a line, with words ready to send. `tags` are names, between commas."""

    need = TextField()
    wording = TextField(default="")
    tags = TextField(default="")
    created_at = MomentField()
    closed_at = MomentField(null=True)


class AskTold(Table):
    """Whom I told of an ask, what they answered, and to whom they led."""

    ask = ForeignKeyField(Ask, index=False)
    person = ForeignKeyField(Person)
    told_at = MomentField()
    answer = TextField(default="")
    answered_at = MomentField(null=True)
    led_to = ForeignKeyField(Person, null=True)

    class Meta:
        indexes = ((("ask", "person"), True),)


class Offer(Table):
    """What I am good at and can give. `tags` as an ask's."""

    what = TextField()
    tags = TextField(default="")
    created_at = MomentField()
    closed_at = MomentField(null=True)


class DistinctPair(Table):
    """Two people who are alike, and were said not to be the same; the lower id is `one`."""

    one = ForeignKeyField(Person, index=False)
    other = ForeignKeyField(Person)

    class Meta:
        indexes = ((("one", "other"), True),)
