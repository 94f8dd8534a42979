"""The tables as peewee models. They describe and build queries; `Store` runs them.

No model is bound to a database, so that one process can hold several stores, and rows come back as
plain tuples of stored values: moments as UTC seconds, days as ISO text, vocabularies as their
values. No row that a user wrote goes by cascade, or the journal would not know of it.
"""

from datetime import UTC, date, datetime

from peewee import (
    SQL,
    AutoField,
    BigIntegerField,
    BooleanField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from tablero.domain.due import STALLED_TOUCHES


class MomentField(BigIntegerField):
    """A moment, stored as whole seconds since 1970 in UTC."""

    def db_value(self, value: datetime | int | None) -> int | None:
        """Seconds since 1970, of a moment or already so."""
        return int(value.timestamp()) if isinstance(value, datetime) else value


class DayField(TextField):
    """A day of the calendar, stored as ISO 8601 text."""

    def db_value(self, value: date | str | None) -> str | None:
        """ISO text, of a day or already so."""
        return value.isoformat() if isinstance(value, date) else value


def moment(stored: int | None) -> datetime | None:
    """The aware moment, in UTC, that a `MomentField` stores."""
    return None if stored is None else datetime.fromtimestamp(stored, UTC)


def day(stored: str | None) -> date | None:
    """The day that a `DayField` stores."""
    return None if stored is None else date.fromisoformat(stored)


class Table(Model):
    """What all tables share."""

    id = AutoField()

    class Meta:
        legacy_table_names = False


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


class Change(Table):
    """One write of a user, undo and redo included: the journal, in the order of writing.

    `state` is `done`, `undone` or `dropped` for a write, `mark` for an undo or redo, whose `target`
    is the write that it took back or made again. `subject` is JSON for the sentence that names it.
    """

    at = MomentField()
    origin = TextField()
    action = TextField()
    subject = TextField(default="{}")
    state = TextField()
    target = ForeignKeyField("self", null=True, on_delete="CASCADE")

    class Meta:
        indexes = ((("state", "id"), False),)


class ChangeRow(Table):
    """What a change did to one row: JSON of the columns that differ, null for no row."""

    change = ForeignKeyField(Change, on_delete="CASCADE")
    table_name = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        indexes = ((("table_name", "row_id"), False),)


class Setting(Table):
    """What the file itself remembers, by key, in words of our own."""

    key = TextField(unique=True)
    value = TextField()


JOURNALED: dict[str, type[Table]] = {
    table._meta.table_name: table
    for table in (
        Person,
        Handle,
        Touch,
        StageChange,
        Tie,
        PersonTag,
        Expertise,
        Entry,
        Mistake,
        Lesson,
        Focus,
        Favour,
        Introduction,
        Ask,
        AskTold,
        Offer,
        DistinctPair,
        Recovery,
        Evidence,
        Doubt,
    )
}
"""The tables whose rows the journal keeps images of, by name.

Not the tags: two sessions share one at once, and a word that nobody bears does no harm. Not the
standings, which follow from the people.
"""

ALL_TABLES: tuple[type[Table], ...] = (
    *JOURNALED.values(),
    Tag,
    Change,
    ChangeRow,
    Setting,
    Standing,
)
