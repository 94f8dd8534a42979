"""A query of the user as a condition on people."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from peewee import Expression, fn

from tablero.domain.query import COMPARISONS, Field, Query, Term
from tablero.storage.tables import Person, PersonTag, Tag


def condition(query: Query, today: date) -> Expression | None:
    """What must hold for a person; None for the empty query."""
    parts = [_CONDITIONS[term.field](term, today) for term in query]
    return reduce(and_, parts) if parts else None


def _contains(column: Any, text: str) -> Expression:
    found: Expression = fn.INSTR(column, text) > 0
    return found


def _text(term: Term, _today: date) -> Expression:
    return _contains(Person.search_key, term.text)


def _company(term: Term, _today: date) -> Expression:
    # The search key holds the company too, and it alone is in the index of the board.
    return _contains(Person.search_key, term.text) & _contains(Person.company_key, term.text)


def _tag(term: Term, _today: date) -> Expression:
    tagged = (
        PersonTag.select(PersonTag.person)
        .join(Tag, on=(PersonTag.tag == Tag.id))
        .where(Tag.key.startswith(term.text))
    )
    found: Expression = Person.id.in_(tagged)
    return found


def _via(term: Term, _today: date) -> Expression:
    introducer = Person.alias("named")
    named = introducer.select(introducer.id).where(_contains(introducer.name_key, term.text))
    found: Expression = Person.via.in_(named)
    return found


def _due(_term: Term, today: date) -> Expression:
    found: Expression = Person.due_on.is_null() | (Person.due_on <= today)
    return found & Person.stage.is_null(False)


def _resting(_term: Term, today: date) -> Expression:
    found: Expression = Person.rest_until > today
    return found


def _seen(term: Term, _today: date) -> Expression:
    return _compared(Person.seen_count, term)


def _touches(term: Term, _today: date) -> Expression:
    return _compared(Person.touch_count, term)


def _compared(column: Any, term: Term) -> Expression:
    compare: Callable[[Any, int], Any] = COMPARISONS[term.compare]
    found: Expression = compare(column, term.number)
    return found


def _decides(_term: Term, _today: date) -> Expression:
    found: Expression = Person.decision_maker == 1
    return found


_CONDITIONS: dict[Field, Callable[[Term, date], Expression]] = {
    Field.TEXT: _text,
    Field.COMPANY: _company,
    Field.TAG: _tag,
    Field.VIA: _via,
    Field.DUE: _due,
    Field.RESTING: _resting,
    Field.SEEN: _seen,
    Field.TOUCHES: _touches,
    Field.DECISION_MAKER: _decides,
}
