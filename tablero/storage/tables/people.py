"""Tables of people: who they are, where they are reached, what is put on them, where they stand."""

from peewee import SQL, BooleanField, ForeignKeyField, IntegerField, TextField

from tablero.domain.due import STALLED_TOUCHES
from tablero.storage.tables.fields import DayField, MomentField, Table

BOARD_ORDER = ("stage", "cadence_days", "due_on", "id", "rest_until", "touch_count", "search_key")
"""The index of the board: its order (see `domain.ranking`), and what a look at it asks for."""


class Person(Table):
    """Anyone in the network; with a stage, a card on the board.

    `*_key` are folded for matching. `cadence_days` is the cadence in force, `every_days` the
    person's own. The counters and the `first_`/`last_` columns follow from touches and moves. Who
    rests keeps the stage; `due_on` is then `rest_until`, by hand.
    """

    name = TextField()
    role = TextField(default="")
    company = TextField(default="")
    notes = TextField(default="")
    name_key = TextField(index=True)
    company_key = TextField(default="")
    search_key = TextField(default="")
    stage = TextField(null=True)
    decision_maker = BooleanField(default=False)
    do_not_contact = BooleanField(default=False)
    every_days = IntegerField(null=True)
    cadence_days = IntegerField(default=0)
    due_on = DayField(null=True)
    due_by_hand = BooleanField(default=False)
    rest_until = DayField(index=True, null=True)
    rest_reason = TextField(default="")
    touch_count = IntegerField(default=0)
    reply_count = IntegerField(default=0)
    seen_count = IntegerField(default=0)
    give_count = IntegerField(default=0)
    ask_count = IntegerField(default=0)
    greet_count = IntegerField(default=0)
    unanswered_asks = IntegerField(default=0)
    first_touch_at = MomentField(null=True)
    last_touch_at = MomentField(index=True, null=True)
    last_channel = TextField(null=True)
    last_intent = TextField(null=True)
    last_outcome = TextField(null=True)
    first_conversation_at = MomentField(index=True, null=True)
    via = ForeignKeyField("self", null=True)
    met_where = TextField(default="")
    met_on = DayField(null=True)
    learned = TextField(default="")
    is_upset = BooleanField(default=False)
    created_at = MomentField()

    class Meta:
        indexes = (
            (BOARD_ORDER, False),
            (("first_touch_at", "first_conversation_at"), False),
            (("company_key", "last_touch_at"), False),
        )


EARLY = SQL(f"touch_count BETWEEN {STALLED_TOUCHES[0]} AND {STALLED_TOUCHES[-1]}")
"""Who is at a touch at which most people stop; in figures, by which SQLite knows their index."""

Person.add_index(
    *(Person.stage, Person.cadence_days, Person.due_on, Person.id, Person.touch_count),
    name="person_early",
    where=EARLY,
)


class Handle(Table):
    """Where a person can be reached. `match_key` is normalised, so that two spellings meet."""

    person = ForeignKeyField(Person)
    kind = TextField()
    value = TextField()
    match_key = TextField()

    class Meta:
        indexes = ((("kind", "match_key"), False),)


class Tag(Table):
    """A word put on people."""

    name = TextField()
    key = TextField(unique=True)


class PersonTag(Table):
    """Which people bear which tags."""

    person = ForeignKeyField(Person, index=False)
    tag = ForeignKeyField(Tag)

    class Meta:
        indexes = ((("person", "tag"), True),)


class Expertise(Table):
    """What people know about, by tag: an ask is held against it."""

    person = ForeignKeyField(Person, index=False)
    tag = ForeignKeyField(Tag)

    class Meta:
        indexes = ((("person", "tag"), True),)


class Standing(Table):
    """How many cards stand together (see `domain.ranking`): counted as people are written.

    `due_on` is empty for those never touched.
    """

    stage = TextField()
    resting = BooleanField()
    cadence_days = IntegerField()
    due_on = TextField()
    people = IntegerField()

    class Meta:
        indexes = ((("stage", "resting", "cadence_days", "due_on"), True),)
