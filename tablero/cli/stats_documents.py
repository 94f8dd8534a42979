"""The JSON of `stats`: every figure of progress with its counts and its interval of 95 %.

A rate is k out of n, null of nobody; then nothing is known, and the interval is all of 0 to 1.
"""

from datetime import date

from pydantic import Field

from tablero.cli.documents import Document
from tablero.domain.better import Verdict
from tablero.domain.words import Channel, Intent


class ShareItem(Document):
    """k out of n."""

    k: int
    n: int
    rate: float | None
    lo: float
    hi: float


class ConversionItem(Document):
    """Those who ever entered Conversation, of those touched, at the end of the day and before."""

    now: ShareItem
    days_ago: dict[int, ShareItem]


class CohortItem(Document):
    """Those first touched in a week of ISO 8601; `won` within 28 days, which is what rates count.

    A week that is not `mature` is under way: its rate is not final.
    """

    week: str
    monday: date
    started: int
    won: int
    won_ever: int
    mature: bool
    rate: float | None
    lo: float
    hi: float


class SpanItem(Document):
    """Four weeks in a row, all of them mature."""

    first_week: str
    last_week: str
    started: int
    won: int
    won_ever: int
    rate: float | None
    lo: float
    hi: float


class DifferenceItem(Document):
    """The later rate minus the earlier."""

    value: float | None
    lo: float
    hi: float


class BetterItem(Document):
    """The last four mature weeks beside the four before; `chance` is P(later > earlier)."""

    verdict: Verdict
    earlier: SpanItem | None
    later: SpanItem | None
    difference: DifferenceItem | None
    chance: float | None


class TrendItem(Document):
    """Over the mature weeks: above zero the rates rise; `p` is two-sided."""

    z: float
    p: float


class RungItem(Document):
    """How many conversations opened at a touch; 0 is before any."""

    touch: int
    conversations: int


class ReachItem(Document):
    """How many people had a touch while still to be won: it could win them."""

    touch: int
    people: int


class SayingItem(Document):
    """The saying, for which no study is known, beside one's own conversations, those at 0 aside.

    `share` is `inside` of `people`; `p` is how likely one's own counts are if the saying is true.
    """

    claimed: float
    first: int
    last: int
    before: int
    inside: int
    after: int
    people: int
    share: float | None
    lo: float
    hi: float
    p: float | None


class CurveItem(Document):
    """One touch of the curve: the people who left it there, as counts, and how many are without.

    Not of those who were in conversation, or had said no, before any touch.
    `lo` and `hi` are about `reached`. It is not `shown` where too few are left to tell.
    """

    touch: int
    at_risk: int
    won: int
    declined: int
    still_open: int = Field(serialization_alias="open")
    survival: float
    reached: float
    lo: float
    hi: float
    shown: bool


class IncidenceItem(Document):
    """What became of all by a touch, as shares that add up to 1; `lo` and `hi` are about `won`."""

    touch: int
    at_risk: int
    won: float
    declined: float
    still_open: float = Field(serialization_alias="open")
    lo: float
    hi: float
    shown: bool


class RepliesItem(Document):
    """How many answers came, and in how many seconds."""

    count: int
    quarter: int | None
    median: int | None
    three_quarters: int | None


class FieldGoalsItem(Document):
    """Michael Jordan's field goals, regular seasons."""

    made: int
    attempted: int


class StatsDocument(Document):
    """`stats`: all figures as of the end of a day.

    `incidence` is empty until somebody declined. `stopped` are people who were left at touch 1, 2
    and 3, `seen` people by how often they left one on seen.
    """

    as_of: date
    conversion: ConversionItem
    better: BetterItem
    cohorts: tuple[CohortItem, ...]
    rolling: tuple[SpanItem, ...]
    trend: TrendItem | None
    ladder: tuple[RungItem, ...]
    ladder_middle: int | None
    saying: SayingItem
    reach: tuple[ReachItem, ...]
    curve: tuple[CurveItem, ...]
    median_touch: int | None
    declined: int
    incidence: tuple[IncidenceItem, ...]
    by_channel: dict[Channel, ShareItem]
    by_intent: dict[Intent, ShareItem]
    by_referral: dict[str, ShareItem]
    stopped: dict[int, int]
    seen: dict[int, int]
    replies: RepliesItem
    jordan: FieldGoalsItem
