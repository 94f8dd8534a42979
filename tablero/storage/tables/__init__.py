"""The tables as peewee models. They describe and build queries; `Store` runs them.

No model is bound to a database, so that one process can hold several stores, and rows come back as
plain tuples of stored values: moments as UTC seconds, days as ISO text, vocabularies as their
values. No row that a user wrote goes by cascade, or the journal would not know of it.
"""

from tablero.storage.tables.contact import StageChange, Tie, Touch
from tablero.storage.tables.fields import DayField, MomentField, Table, day, moment
from tablero.storage.tables.journal import Change, ChangeRow, Setting
from tablero.storage.tables.moments import Doubt, Evidence, Recovery
from tablero.storage.tables.network import (
    Ask,
    AskTold,
    DistinctPair,
    Favour,
    Introduction,
    Lead,
    Offer,
)
from tablero.storage.tables.people import (
    BOARD_ORDER,
    EARLY,
    Expertise,
    Handle,
    Person,
    PersonTag,
    Standing,
    Tag,
)
from tablero.storage.tables.written import Entry, Focus, Lesson, Mistake

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
        Lead,
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

__all__ = [
    "ALL_TABLES",
    "BOARD_ORDER",
    "EARLY",
    "JOURNALED",
    "Ask",
    "AskTold",
    "Change",
    "ChangeRow",
    "DayField",
    "DistinctPair",
    "Doubt",
    "Entry",
    "Evidence",
    "Expertise",
    "Favour",
    "Focus",
    "Handle",
    "Introduction",
    "Lead",
    "Lesson",
    "Mistake",
    "MomentField",
    "Offer",
    "Person",
    "PersonTag",
    "Recovery",
    "Setting",
    "StageChange",
    "Standing",
    "Table",
    "Tag",
    "Tie",
    "Touch",
    "day",
    "moment",
]
