"""The network: where people were met, expertise, favours, introductions, asks, offers, and who is
not the same as another.
"""

from peewee import BigIntegerField, ForeignKeyField, Model, SqliteDatabase, TextField
from playhouse.migrate import SchemaMigrator


class Person(Model):
    class Meta:
        legacy_table_names = False


class Touch(Model):
    class Meta:
        legacy_table_names = False


class Entry(Model):
    class Meta:
        legacy_table_names = False


class Tag(Model):
    class Meta:
        legacy_table_names = False


class Expertise(Model):
    person = ForeignKeyField(Person, index=False)
    tag = ForeignKeyField(Tag)

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "tag"), True),)


class Favour(Model):
    person = ForeignKeyField(Person, index=False)
    kind = TextField()
    what = TextField()
    day = TextField()
    settled_on = TextField(null=True)
    touch = ForeignKeyField(Touch, null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "day"), False),)


class Introduction(Model):
    asked = ForeignKeyField(Person)
    target = ForeignKeyField(Person, null=True)
    wish = TextField(default="")
    touch = ForeignKeyField(Touch, null=True)
    entry = ForeignKeyField(Entry, null=True)
    status = TextField()
    asked_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)

    class Meta:
        legacy_table_names = False


class Lead(Model):
    introducer = ForeignKeyField(Person, index=False)
    introduced = ForeignKeyField(Person)
    at = BigIntegerField()
    thanked_at = BigIntegerField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = (
            (("introducer", "thanked_at", "at"), False),
            (("thanked_at", "at"), False),
        )


class Ask(Model):
    need = TextField()
    wording = TextField(default="")
    tags = TextField(default="")
    created_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)

    class Meta:
        legacy_table_names = False


class AskTold(Model):
    ask = ForeignKeyField(Ask, index=False)
    person = ForeignKeyField(Person)
    told_at = BigIntegerField()
    answer = TextField(default="")
    answered_at = BigIntegerField(null=True)
    led_to = ForeignKeyField(Person, null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("ask", "person"), True),)


class Offer(Model):
    what = TextField()
    tags = TextField(default="")
    created_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)

    class Meta:
        legacy_table_names = False


class DistinctPair(Model):
    one = ForeignKeyField(Person, index=False)
    other = ForeignKeyField(Person)

    class Meta:
        legacy_table_names = False
        indexes = ((("one", "other"), True),)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the columns and the tables; nothing that is there changes."""
    migrator.migrate(
        migrator.add_column("person", "met_where", TextField(default="")),
        migrator.add_column("person", "met_on", TextField(null=True)),
        migrator.add_column("person", "learned", TextField(default="")),
        migrator.add_index("person", ("company_key", "last_touch_at")),
    )
    tables = [Expertise, Favour, Introduction, Lead, Ask, AskTold, Offer, DistinctPair]
    with db.bind_ctx([Person, Touch, Entry, Tag, *tables]):
        db.create_tables(tables)
