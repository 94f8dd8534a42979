"""Moments of truth: complaints, the evidence picked for them, the doubts to answer."""

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
    class Meta:
        legacy_table_names = False


class Touch(Model):
    class Meta:
        legacy_table_names = False


class StageChange(Model):
    class Meta:
        legacy_table_names = False


class Entry(Model):
    class Meta:
        legacy_table_names = False


class Recovery(Model):
    person = ForeignKeyField(Person)
    step = TextField()
    status = TextField()
    opened_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)
    put_off_until = TextField(null=True)
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
    talk_at = BigIntegerField(null=True)
    talk_began_at = BigIntegerField(null=True)
    notes = TextField(default="")
    how_taken = TextField(default="")
    entry = ForeignKeyField(Entry, null=True)
    mistake = ForeignKeyField(Entry, null=True)
    lesson = ForeignKeyField(Entry, null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("status", "opened_at"), False),)


class Evidence(Model):
    recovery = ForeignKeyField(Recovery)
    touch = ForeignKeyField(Touch, null=True)
    move = ForeignKeyField(StageChange, null=True)
    entry = ForeignKeyField(Entry, null=True)

    class Meta:
        legacy_table_names = False


class Doubt(Model):
    recovery = ForeignKeyField(Recovery, index=False)
    place = IntegerField()
    text = TextField()
    answered_at = BigIntegerField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("recovery", "place"), False),)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the mark on people, and the tables; nothing that is there changes."""
    migrator.migrate(migrator.add_column("person", "is_upset", BooleanField(default=False)))
    tables = [Recovery, Evidence, Doubt]
    with db.bind_ctx([Person, Touch, StageChange, Entry, *tables]):
        db.create_tables(tables)
