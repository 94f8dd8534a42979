"""From the figures of progress to the models of `stats_documents`; loaded with `--json` only."""

from collections.abc import Iterator
from dataclasses import asdict

from tablero.cli.stats_documents import (
    BetterItem,
    CohortItem,
    ConversionItem,
    CurveItem,
    DifferenceItem,
    FieldGoalsItem,
    IncidenceItem,
    ReachItem,
    RepliesItem,
    RungItem,
    SayingItem,
    ShareItem,
    SpanItem,
    StatsDocument,
    TrendItem,
)
from tablero.domain.better import Better
from tablero.domain.progress import LEAST_AT_RISK, Progress, Share, trusted
from tablero.domain.stats.cohorts import Cohort
from tablero.domain.stats.sayings import CLAIMED, FIELD_GOALS, Zone
from tablero.domain.stats.survival import Step
from tablero.domain.touches import ZONE_FIRST, ZONE_LAST

REFERRED = {True: "referred", False: "not_referred"}


def stats_document(progress: Progress) -> StatsDocument:
    """All figures as JSON."""
    return StatsDocument(
        as_of=progress.as_of,
        conversion=_conversion(progress),
        better=_better(progress.better),
        cohorts=tuple(map(_cohort, progress.cohorts.weeks)),
        rolling=tuple(map(_span, progress.cohorts.rolling)),
        trend=progress.cohorts.trend and TrendItem(**progress.cohorts.trend._asdict()),
        ladder=tuple(RungItem(touch=t, conversations=c) for t, c in progress.ladder.items()),
        ladder_middle=progress.ladder_middle,
        saying=_saying(progress.zone),
        reach=tuple(ReachItem(touch=t, people=c) for t, c in progress.reach.items()),
        curve=tuple(_curve(progress)),
        median_touch=progress.median_touch,
        declined=progress.declined,
        incidence=tuple(_incidence(progress)),
        by_channel={code: _share(share) for code, share in progress.by_channel.items()},
        by_intent={code: _share(share) for code, share in progress.by_intent.items()},
        by_referral={REFERRED[is_]: _share(share) for is_, share in progress.by_referral.items()},
        stopped=dict(progress.stopped),
        seen=dict(progress.seen),
        replies=RepliesItem(**asdict(progress.replies)),
        jordan=FieldGoalsItem(made=FIELD_GOALS[0], attempted=FIELD_GOALS[1]),
    )


def _share(share: Share) -> ShareItem:
    return ShareItem(k=share.k, n=share.n, rate=share.value, **share.interval._asdict())


def _conversion(progress: Progress) -> ConversionItem:
    before = {days: _share(share) for days, share in progress.rates.items() if days}
    return ConversionItem(now=_share(progress.now), days_ago=before)


def _better(better: Better) -> BetterItem:
    return BetterItem(
        verdict=better.verdict,
        earlier=better.earlier and _span(better.earlier),
        later=better.later and _span(better.later),
        difference=better.difference and DifferenceItem(**better.difference._asdict()),
        chance=better.chance,
    )


def _cohort(cohort: Cohort) -> CohortItem:
    return CohortItem(
        week=cohort.first.label,
        monday=cohort.first.monday,
        started=cohort.started,
        won=cohort.won,
        won_ever=cohort.won_ever,
        mature=cohort.mature,
        rate=cohort.rate,
        **cohort.interval()._asdict(),
    )


def _span(cohort: Cohort) -> SpanItem:
    return SpanItem(
        first_week=cohort.first.label,
        last_week=cohort.last.label,
        started=cohort.started,
        won=cohort.won,
        won_ever=cohort.won_ever,
        rate=cohort.rate,
        **cohort.interval()._asdict(),
    )


def _saying(zone: Zone) -> SayingItem:
    return SayingItem(
        claimed=CLAIMED,
        first=ZONE_FIRST,
        last=ZONE_LAST,
        **zone._asdict(),
        people=zone.people,
        share=zone.share,
        **zone.interval()._asdict(),
        p=zone.p_if(),
    )


def _curve(progress: Progress) -> Iterator[CurveItem]:
    shown = set(trusted(progress.curve))
    for step in progress.curve:
        yield _curve_item(step, shown=step in shown)


def _curve_item(step: Step, *, shown: bool) -> CurveItem:
    return CurveItem(
        touch=step.time,
        at_risk=step.at_risk,
        won=step.exits.events,
        declined=step.exits.competing,
        still_open=step.exits.censored,
        survival=step.survival,
        reached=step.reached,
        **step.reached_interval._asdict(),
        shown=shown,
    )


def _incidence(progress: Progress) -> Iterator[IncidenceItem]:
    for each in progress.incidence:
        yield IncidenceItem(
            touch=each.time,
            at_risk=each.at_risk,
            won=each.event,
            declined=each.competing,
            still_open=each.free,
            **each.interval._asdict(),
            shown=each.at_risk >= LEAST_AT_RISK,
        )
