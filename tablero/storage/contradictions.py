"""What no row of the network may tell, as the services keep it from doing so: one rule a line.

A recount cannot mend these: nothing in the file says which half of a contradiction holds.
"""

from collections.abc import Iterator

from peewee import Expression, Field, ForeignKeyField, fn

from tablero.domain.network import MUTUAL
from tablero.domain.words import IntroductionStatus
from tablero.storage.checks import Count
from tablero.storage.store import Store
from tablero.storage.tables import (
    Ask,
    AskTold,
    DistinctPair,
    Entry,
    Favour,
    Introduction,
    Lead,
    Offer,
    Table,
    Tie,
    Touch,
)

_OVER = (IntroductionStatus.MADE, IntroductionStatus.DROPPED)


def _of_another(link: ForeignKeyField, table: type[Touch | Entry], person: Field) -> Expression:
    """What the row came with is about somebody else."""
    return person != table.select(table.person).where(table.id == link)


_NEVER: tuple[tuple[Field, Expression], ...] = (
    (
        Tie.target,
        (Tie.source == Tie.target) | (Tie.kind.in_(list(MUTUAL)) & (Tie.source > Tie.target)),
    ),
    (Favour.what, Favour.what == ""),
    (Favour.settled_on, Favour.settled_on < Favour.day),
    (Favour.touch, _of_another(Favour.touch, Touch, Favour.person)),
    (
        Introduction.closed_at,
        ((Introduction.status == IntroductionStatus.OPEN) & Introduction.closed_at.is_null(False))
        | (Introduction.status.in_(_OVER) & Introduction.closed_at.is_null()),
    ),
    (
        Introduction.target,
        (Introduction.target == Introduction.asked)
        | (
            Introduction.target.is_null()
            & ((Introduction.status == IntroductionStatus.MADE) | (Introduction.wish == ""))
        ),
    ),
    (Introduction.touch, _of_another(Introduction.touch, Touch, Introduction.asked)),
    (Introduction.entry, _of_another(Introduction.entry, Entry, Introduction.asked)),
    (Lead.introduced, Lead.introducer == Lead.introduced),
    (Ask.need, Ask.need == ""),
    (
        AskTold.answered_at,
        AskTold.answered_at.is_null() & ((AskTold.answer != "") | AskTold.led_to.is_null(False)),
    ),
    (AskTold.led_to, AskTold.led_to == AskTold.person),
    (Offer.what, Offer.what == ""),
    (DistinctPair.other, DistinctPair.one >= DistinctPair.other),
)


def contradictions(store: Store) -> Iterator[Count]:
    """Rows that tell what cannot be, by the column that gives it away."""
    for column, wrong in _NEVER:
        table: type[Table] = column.model
        rows = store.scalar(table.select(fn.COUNT(table.id)).where(wrong))
        if rows:
            yield Count(f"{table._meta.table_name}.{column.column_name}", rows)
