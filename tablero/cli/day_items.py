"""From the day's work to the models of `day_documents`; loaded with `--json` only, too."""

from collections.abc import Mapping
from datetime import date, tzinfo

from tablero.cli.day_documents import (
    DueItem,
    MomentLine,
    PromiseItem,
    RestItem,
    ThanksItem,
    TodayDocument,
)
from tablero.cli.items import link_item
from tablero.domain.people import Card
from tablero.domain.today import (
    OpenMoment,
    Promised,
    Thanks,
    Today,
    days_overdue,
    is_cooling,
    reason,
)


def today_document(day: Today, why: Mapping[int, str], zone: tzinfo) -> TodayDocument:
    """The day as JSON; `why` tells by person why they rested, `zone` is the user's."""
    return TodayDocument(
        day=day.day,
        due=tuple(_due_item(card, day.day) for card in (*day.due, *day.untouched)),
        promises=tuple(_promise_item(promised, day.day) for promised in day.promises),
        waking=tuple(rest_item(card, why) for card in day.waking),
        stalled=tuple(_due_item(card, day.day) for card in day.stalled),
        thanks=tuple(map(_thanks_item, day.thanks)),
        three=tuple(map(link_item, day.three)),
        no_idea=tuple(map(link_item, day.no_idea)),
        moments=tuple(_moment_line(upset, zone) for upset in day.moments),
    )


def rest_item(card: Card, why: Mapping[int, str]) -> RestItem:
    """A rest as JSON."""
    assert card.stage is not None
    assert card.rest_until is not None
    return RestItem(
        id=card.id,
        name=card.name,
        stage=card.stage,
        rest_until=card.rest_until,
        rest_reason=why.get(card.id, ""),
    )


def _due_item(card: Card, today: date) -> DueItem:
    assert card.stage is not None
    return DueItem(
        id=card.id,
        name=card.name,
        stage=card.stage,
        touches=card.touch_count,
        days_overdue=days_overdue(card, today),
        cadence=card.cadence_days,
        cooling=is_cooling(card, today),
        reason=reason(card, today),
    )


def _promise_item(promised: Promised, today: date) -> PromiseItem:
    entry = promised.entry
    assert entry.due_on is not None
    return PromiseItem(
        id=entry.id,
        person_id=promised.person.id,
        name=promised.person.name,
        text=entry.text,
        due_on=entry.due_on,
        days_overdue=(today - entry.due_on).days,
    )


def _moment_line(upset: OpenMoment, zone: tzinfo) -> MomentLine:
    recovery = upset.recovery
    return MomentLine(
        id=recovery.id,
        person_id=upset.person.id,
        name=upset.person.name,
        step=recovery.step,
        since=recovery.opened_at.astimezone(zone).date(),
        what_happened=recovery.what_happened,
    )


def _thanks_item(thanks: Thanks) -> ThanksItem:
    introducer = thanks.introducer
    return ThanksItem(
        id=introducer.id,
        name=introducer.name,
        introduced=tuple(map(link_item, thanks.introduced)),
    )
