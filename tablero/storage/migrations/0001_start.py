"""The first schema: people, how to reach them, touches, moves, ties, tags, journal, settings."""

from peewee import (
    BigIntegerField,
    BooleanField,
    ForeignKeyField,
    IntegerField,
    Model,
    SqliteDatabase,
    TextField,
)
from playhouse.migrate import SchemaMigrator


class Person(Model):
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
    due_on = TextField(null=True)
    due_by_hand = BooleanField(default=False)
    touch_count = IntegerField(default=0)
    reply_count = IntegerField(default=0)
    seen_count = IntegerField(default=0)
    give_count = IntegerField(default=0)
    ask_count = IntegerField(default=0)
    greet_count = IntegerField(default=0)
    first_touch_at = BigIntegerField(null=True)
    last_touch_at = BigIntegerField(null=True)
    last_channel = TextField(null=True)
    last_intent = TextField(null=True)
    last_outcome = TextField(null=True)
    first_conversation_at = BigIntegerField(index=True, null=True)
    via = ForeignKeyField("self", null=True)
    created_at = BigIntegerField()

    class Meta:
        legacy_table_names = False
        indexes = (
            (("stage", "due_on", "id", "search_key"), False),
            (("first_touch_at", "first_conversation_at"), False),
        )


class Handle(Model):
    person = ForeignKeyField(Person)
    kind = TextField()
    value = TextField()
    match_key = TextField()

    class Meta:
        legacy_table_names = False
        indexes = ((("kind", "match_key"), False),)


class Touch(Model):
    person = ForeignKeyField(Person, index=False)
    number = IntegerField(null=True)
    channel = TextField()
    direction = TextField()
    intent = TextField()
    outcome = TextField()
    at = BigIntegerField()
    seen_at = BigIntegerField(null=True)
    answered_at = BigIntegerField(null=True)
    note = TextField(default="")

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "at"), False),)


class StageChange(Model):
    person = ForeignKeyField(Person)
    from_stage = TextField(null=True)
    to_stage = TextField(null=True)
    at = BigIntegerField()
    touch = ForeignKeyField(Touch, null=True)

    class Meta:
        legacy_table_names = False


class Tie(Model):
    kind = TextField()
    source = ForeignKeyField(Person, index=False)
    target = ForeignKeyField(Person)
    created_at = BigIntegerField()

    class Meta:
        legacy_table_names = False
        indexes = ((("source", "target", "kind"), True),)


class Tag(Model):
    name = TextField()
    key = TextField(unique=True)

    class Meta:
        legacy_table_names = False


class PersonTag(Model):
    person = ForeignKeyField(Person, index=False)
    tag = ForeignKeyField(Tag)

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "tag"), True),)


class Change(Model):
    at = BigIntegerField()
    origin = TextField()
    action = TextField()
    subject = TextField(default="{}")
    state = TextField()
    target = ForeignKeyField("self", null=True, on_delete="CASCADE")

    class Meta:
        legacy_table_names = False
        indexes = ((("state", "id"), False),)


class ChangeRow(Model):
    change = ForeignKeyField(Change, on_delete="CASCADE")
    table_name = TextField()
    row_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("table_name", "row_id"), False),)


class Setting(Model):
    key = TextField(unique=True)
    value = TextField()

    class Meta:
        legacy_table_names = False


def up(_migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Create every table and index."""
    tables = [Person, Handle, Touch, StageChange, Tie, Tag, PersonTag, Change, ChangeRow, Setting]
    with db.bind_ctx(tables):
        db.create_tables(tables)
