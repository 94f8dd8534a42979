"""Reflecting: what mistakes and lessons say beside their text."""

from peewee import BooleanField, ForeignKeyField, IntegerField, Model, SqliteDatabase, TextField
from playhouse.migrate import SchemaMigrator


class Entry(Model):
    class Meta:
        legacy_table_names = False


class Mistake(Model):
    entry = ForeignKeyField(Entry, unique=True)
    kind = TextField()
    cause = TextField()
    next_time = TextField(default="")

    class Meta:
        legacy_table_names = False


class Lesson(Model):
    entry = ForeignKeyField(Entry, unique=True)
    said_by = TextField(default="")
    use = TextField(default="")
    stage = TextField(null=True)
    touch_first = IntegerField(null=True)
    touch_last = IntegerField(null=True)
    channel = TextField(null=True)
    tag_key = TextField(default="")
    helped = BooleanField(null=True)

    class Meta:
        legacy_table_names = False


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the two tables, and the indexes by which progress is counted."""
    migrator.migrate(
        migrator.drop_index("touch", "touch_person_id_at"),
        migrator.add_index("touch", ("person_id", "at", "number")),
        migrator.add_index("touch", ("channel", "intent", "at", "number")),
    )
    tables = [Mistake, Lesson]
    with db.bind_ctx([Entry, *tables]):
        db.create_tables(tables)
