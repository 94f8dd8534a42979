"""What the figures of progress are made of, counted in the file as of any past moment.

Moments are the stored ones, seconds in UTC; `until` is the first that is not counted any more. The
queries are written out: each is one walk through an index that holds all it needs, or one look at
every row in the order of the file. A plus sign keeps SQLite off an index which would send it back
to the table for each row, and take three times as long.
"""

from tablero.storage.store import Row, Store

PROSPECTS = """
WITH declined AS (
    SELECT person_id, MIN(answered_at) AS at FROM touch
    WHERE outcome = 'declined' AND answered_at < ?1 GROUP BY +person_id
),
prospect AS (
    SELECT person.id, person.via_id IS NOT NULL AS referred,
        COALESCE(person.first_conversation_at < ?1, 0) AS won,
        declined.at IS NOT NULL AS declined,
        CASE WHEN person.first_conversation_at < ?1 THEN person.first_conversation_at
            ELSE COALESCE(declined.at, ?1 - 1) END AS ended_at
    FROM person LEFT JOIN declined ON declined.person_id = person.id
    WHERE +person.first_touch_at < ?1
),
standing AS (
    SELECT prospect.*,
        COALESCE((
            SELECT number * 2 + (at < ?2) FROM touch
            WHERE person_id = prospect.id AND at <= prospect.ended_at AND number IS NOT NULL
            ORDER BY at DESC, number DESC LIMIT 1
        ), 1) AS stand
    FROM prospect
)
"""
"""The table `standing`, of everyone with an outbound touch before ?1.

`stand` is twice the touches made, and one more when the last was before ?2: it is looked for once.
"""

_COUNT_PROSPECTS = (
    PROSPECTS
    + """
SELECT stand, won, declined, referred, COUNT(*) FROM standing
GROUP BY stand, won, declined, referred
"""
)

_MADE = """
SELECT channel, intent, COUNT(*) FROM touch
WHERE number IS NOT NULL AND at < ?1 GROUP BY channel, intent
"""

_ANSWERED = """
SELECT channel, intent, COUNT(*) FROM touch
WHERE number IS NOT NULL AND at < ?1 AND answered_at < ?1 AND outcome IN ('replied', 'referred')
GROUP BY +channel, +intent
"""

_SEEN = """
SELECT times, COUNT(*) FROM (
    SELECT COUNT(*) AS times FROM touch
    WHERE seen_at < ?1 AND number IS NOT NULL GROUP BY +person_id
) GROUP BY times
"""

_REPLIES = """
SELECT MAX(answered_at - at, 0) AS seconds FROM touch
WHERE number IS NOT NULL AND answered_at < ?1 AND outcome IN ('replied', 'referred')
ORDER BY seconds
"""

_STARTS = "SELECT first_touch_at, first_conversation_at FROM person WHERE first_touch_at < ?1"

_RATE = """
SELECT COUNT(*), COALESCE(SUM(first_conversation_at < ?1), 0) FROM person WHERE first_touch_at < ?1
"""


def prospects(store: Store, until: int, quiet_before: int) -> list[Row]:
    """Rows of (touches, won, declined, is quiet, referred, people).

    Prospects have an outbound touch; `touches` are those made when they were won or declined, else
    all of them. Who is quiet had the last of those before `quiet_before`.
    """
    rows = store.rows_of(_COUNT_PROSPECTS, [until, quiet_before])
    return [(stand // 2, won, declined, stand % 2, *rest) for stand, won, declined, *rest in rows]


def made(store: Store, until: int) -> list[Row]:
    """Rows of (channel, intent, outbound touches)."""
    return store.rows_of(_MADE, [until])


def answered(store: Store, until: int) -> list[Row]:
    """Rows of (channel, intent, outbound touches that were answered, a no aside)."""
    return store.rows_of(_ANSWERED, [until])


def seen(store: Store, until: int) -> list[Row]:
    """Rows of (times left on seen, people)."""
    return store.rows_of(_SEEN, [until])


def replies(store: Store, until: int) -> list[int]:
    """How long every answer took, in seconds, the quickest first."""
    return [seconds for (seconds,) in store.rows_of(_REPLIES, [until])]


def starts(store: Store, until: int) -> list[Row]:
    """Rows of (first touch, first conversation or None), one for each prospect."""
    return store.rows_of(_STARTS, [until])


def rate(store: Store, until: int) -> Row:
    """(prospects, those of them who had entered Conversation)."""
    return store.rows_of(_RATE, [until])[0]
