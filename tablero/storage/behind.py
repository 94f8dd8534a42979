"""Who stands behind a figure of progress: the same conditions, as ids of people."""

from tablero.domain.progress import Figure
from tablero.storage.progress import PROSPECTS
from tablero.storage.store import Store

Moments = tuple[int, int]
"""The first second not counted any more, and the first after which one is not quiet yet."""

_OF_STANDING = {
    Figure.TOUCHED: "SELECT id FROM standing",
    Figure.WON: "SELECT id FROM standing WHERE won",
    Figure.DECLINED: "SELECT id FROM standing WHERE declined AND NOT won",
    Figure.WON_AT: "SELECT id FROM standing WHERE won AND stand / 2 = ?3",
    Figure.STOPPED: """
        SELECT id FROM standing
        WHERE NOT won AND NOT declined AND stand = 2 * ?3 + 1
    """,
    Figure.REFERRED: "SELECT id FROM standing WHERE referred = ?3",
}
_OF_TOUCHES = {
    Figure.CHANNEL: """
        SELECT DISTINCT person_id AS id FROM touch
        WHERE channel = ?3 AND number IS NOT NULL AND at < ?1
    """,
    Figure.INTENT: """
        SELECT DISTINCT person_id AS id FROM touch
        WHERE intent = ?3 AND number IS NOT NULL AND at < ?1
    """,
    Figure.SEEN: """
        SELECT person_id AS id FROM touch WHERE number IS NOT NULL AND seen_at < ?1
        GROUP BY person_id HAVING COUNT(*) = ?3
    """,
    Figure.ANSWERED: """
        SELECT DISTINCT person_id AS id FROM touch
        WHERE number IS NOT NULL AND answered_at < ?1 AND outcome IN ('replied', 'referred')
    """,
    Figure.STARTED: "SELECT id FROM person WHERE first_touch_at >= ?3 AND first_touch_at < ?1",
}
_BEFORE = """
SELECT found.id FROM (
"""
_AFTER = """
) AS found JOIN person ON person.id = found.id AND ?2 = ?2
ORDER BY person.last_touch_at DESC, person.id LIMIT ?4
"""
"""Not every figure asks for ?2, but every statement must name it."""


def people_behind(
    store: Store, figure: Figure, key: int | str, moments: Moments, limit: int
) -> list[int]:
    """Ids of people, the last touched first.

    `key` is a number of touches or of times, a channel or an intent, 1 or 0 for the referred and
    the others. For `Figure.STARTED` it is the moment from which on they were first touched, and the
    first of `moments` that before which they were.
    """
    return [id_ for (id_,) in store.rows_of(_statement(figure), [*moments, key, limit])]


def _statement(figure: Figure) -> str:
    if figure in _OF_STANDING:
        return PROSPECTS + _BEFORE + _OF_STANDING[figure] + _AFTER
    return _BEFORE + _OF_TOUCHES[figure] + _AFTER
