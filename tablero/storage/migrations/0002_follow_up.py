"""Following up: rests, entries, the three of a day, thanks; the board's order by cadence."""

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


class Entry(Model):
    person = ForeignKeyField(Person, index=False, null=True)
    kind = TextField()
    topic = TextField(null=True)
    text = TextField()
    at = BigIntegerField()
    due_on = TextField(null=True)
    status = TextField()
    closed_at = BigIntegerField(null=True)
    touch = ForeignKeyField(Touch, null=True)

    class Meta:
        legacy_table_names = False
        indexes = (
            (("person", "at"), False),
            (("kind", "status", "due_on", "person"), False),
        )


class Focus(Model):
    day = TextField()
    place = IntegerField()
    person = ForeignKeyField(Person)

    class Meta:
        legacy_table_names = False
        indexes = ((("day", "place"), True),)


class Standing(Model):
    stage = TextField()
    resting = BooleanField()
    cadence_days = IntegerField()
    due_on = TextField()
    people = IntegerField()

    class Meta:
        legacy_table_names = False
        indexes = ((("stage", "resting", "cadence_days", "due_on"), True),)


_EARLY = """
    CREATE INDEX person_early ON person (stage, cadence_days, due_on, id, touch_count)
    WHERE touch_count BETWEEN 1 AND 3
"""
"""Those at a touch at which most people stop."""

_FILL = (
    # The latest outbound touches that only asked and had no answer.
    """
    UPDATE person SET unanswered_asks = (
        SELECT COUNT(*) FROM touch WHERE touch.person_id = person.id AND touch.number > COALESCE((
            SELECT MAX(other.number) FROM touch AS other
            WHERE other.person_id = person.id
            AND (other.intent != 'ask' OR other.answered_at IS NOT NULL)
        ), 0)
    ) WHERE ask_count > 0
    """,
    # Whoever was touched after a referral has been thanked for it.
    """
    UPDATE tie SET thanked_at = (
        SELECT MIN(at) FROM touch
        WHERE person_id = tie.source_id AND number IS NOT NULL AND at > tie.created_at
    )
    """,
    """
    INSERT INTO standing (stage, resting, cadence_days, due_on, people)
    SELECT stage, 0, cadence_days, COALESCE(due_on, ''), COUNT(*)
    FROM person WHERE stage IS NOT NULL GROUP BY stage, cadence_days, due_on
    """,
    """
    INSERT INTO setting (key, value)
    SELECT 'people_touched', COUNT(*) FROM person WHERE first_touch_at IS NOT NULL
    """,
    """
    INSERT INTO setting (key, value)
    SELECT 'people_converted', COUNT(*) FROM person
    WHERE first_touch_at IS NOT NULL AND first_conversation_at IS NOT NULL
    """,
    # The journal so far knows nothing of these columns: whoever turns it back is to count again.
    """
    INSERT INTO setting (key, value)
    SELECT 'due_rules_since', id FROM change WHERE true ORDER BY id DESC LIMIT 1
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
    """,
)


def up(migrator: SchemaMigrator, db: SqliteDatabase) -> None:
    """Add the columns and tables, and fill what follows from what is there."""
    order = ("stage", "cadence_days", "due_on", "id", "rest_until", "touch_count", "search_key")
    migrator.migrate(
        migrator.add_column("person", "rest_until", TextField(index=True, null=True)),
        migrator.add_column("person", "rest_reason", TextField(default="")),
        migrator.add_column("person", "unanswered_asks", IntegerField(default=0)),
        migrator.add_column("tie", "thanked_at", BigIntegerField(null=True)),
        migrator.drop_index("person", "person_stage_due_on_id_search_key"),
        migrator.add_index("person", order),
        migrator.add_index("person", ("last_touch_at",)),
        migrator.add_index("tie", ("kind", "thanked_at", "created_at")),
    )
    tables = [Entry, Focus, Standing]
    with db.bind_ctx([Person, Touch, *tables]):
        db.create_tables(tables)
    for statement in (_EARLY, *_FILL):
        db.execute_sql(statement)
