"""What `/` and `tablero list` understand: words, `@acme`, `#tag`, `due`, `seen>1`, `via:luis`."""

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import islice
from operator import eq, ge, gt, le, lt
from typing import NamedTuple

from tablero.domain.text import fold


class Field(StrEnum):
    """What a term of a query looks at."""

    TEXT = "text"
    COMPANY = "company"
    TAG = "tag"
    VIA = "via"
    DUE = "due"
    RESTING = "resting"
    SEEN = "seen"
    TOUCHES = "touches"
    DECISION_MAKER = "decision_maker"


class Term(NamedTuple):
    """One condition. `text` is folded; `compare` and `number` serve the countable fields only."""

    field: Field
    text: str = ""
    compare: str = ""
    number: int = 0


Query = tuple[Term, ...]
"""All terms must hold. The empty query holds for everyone."""

MOST_TERMS = 50
"""Those that are read; a query of more is a slip of the clipboard."""

COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    ">": gt,
    "<": lt,
    ">=": ge,
    "<=": le,
    "=": eq,
}
_COUNTED = {
    "seen": Field.SEEN,
    "visto": Field.SEEN,
    "vistos": Field.SEEN,
    "touches": Field.TOUCHES,
    "touch": Field.TOUCHES,
    "toques": Field.TOUCHES,
}
_FLAGS = {
    "due": Field.DUE,
    "vence": Field.DUE,
    "hoy": Field.DUE,
    "resting": Field.RESTING,
    "pausa": Field.RESTING,
    "decides": Field.DECISION_MAKER,
    "decide": Field.DECISION_MAKER,
}
_BEGUN = re.compile(rf"@|#|via:|(?:{'|'.join(_COUNTED)})(?:>=|<=|>|<|=)")
_COUNT_TERM = re.compile(r"(\w+)(>=|<=|>|<|=)(\d{1,6})")


def parse_query(text: str) -> Query:
    """Read a query. Nothing is refused: what is not a term of its own is a word to look for.

    What is only begun, as `@` or `seen>`, asks for nothing yet: filters are read as they are typed.
    """
    words = (word for word in fold(text).split() if not _BEGUN.fullmatch(word))
    return tuple(_term(word) for word in islice(words, MOST_TERMS))


def _term(word: str) -> Term:
    counted = _COUNT_TERM.fullmatch(word)
    if counted and counted[1] in _COUNTED:
        return Term(_COUNTED[counted[1]], compare=counted[2], number=int(counted[3]))
    if word in _FLAGS:
        return Term(_FLAGS[word])
    for prefix, field in (("@", Field.COMPANY), ("#", Field.TAG), ("via:", Field.VIA)):
        if word.startswith(prefix) and len(word) > len(prefix):
            return Term(field, word.removeprefix(prefix))
    return Term(Field.TEXT, word)
