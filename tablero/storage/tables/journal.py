"""Tables of the file itself: the journal of changes, and what the file remembers."""

from peewee import ForeignKeyField, IntegerField, TextField

from tablero.storage.tables.fields import MomentField, Table


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
