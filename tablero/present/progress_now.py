"""The first panel: the conversion, what it was, and whether it is better, in words to trust."""

from datetime import timedelta

from tablero.domain.better import Better, Verdict
from tablero.domain.progress import Figure, Progress, Share
from tablero.domain.stats.cohorts import Cohort
from tablero.domain.stats.sayings import FIELD_GOALS
from tablero.i18n import N_
from tablero.present.blocks import Lines, wrapped
from tablero.present.figures import grouped, percent, points
from tablero.present.lines import Role
from tablero.present.panels import Behind, Panel, Part, Piece, read_only
from tablero.present.rates import Counted, Rated, count_rows, rate_rows
from tablero.present.reader import Reader

TITLE = N_("Conversion")
ABOUT = N_("people in conversation, of those touched")
WON = N_("In conversation, {when}")
DAYS_AGO = {
    0: N_("today"),
    1: N_("yesterday"),
    7: N_("7 days ago"),
    30: N_("30 days ago"),
}

VERDICTS = {
    Verdict.YES: N_("Better than before? Yes."),
    Verdict.PROBABLY: N_("Better than before? Probably yes; not yet sure."),
    Verdict.OPEN: N_("Better than before? It cannot be told yet."),
    Verdict.PROBABLY_NOT: N_("Better than before? Probably not; not yet sure."),
    Verdict.NO: N_("Better than before? No, it was better then."),
    Verdict.TOO_EARLY: N_("Better than before? Too early to tell."),
}
HOW_SURE = N_(
    "{difference} points, with 95 % certainty between {lo} and {hi}; "
    "the chance that the later weeks are better is {chance}."
)
TOO_EARLY = N_(
    "Two times four weeks are compared, once all who were first touched in them have had 28 days."
)
COMFORT = N_(
    "For comfort: Michael Jordan made {share} of his shots, {made} of {tried}; "
    "often told as 51 %. The perfect rate does not exist."
)
WEEKS = N_("{first} to {last}")
"""Of one year `2026-W36 to W39`, else `2026-W51 to 2027-W01`."""


def now_panel(progress: Progress, width: int, reader: Reader) -> Panel:
    """Conversion now and then, those touched, the verdict, and a line for comfort."""
    tr = reader.tr
    rates = [_rated(days, share, progress, reader) for days, share in progress.rates.items()]
    people = [
        Counted(tr.gettext("touched"), progress.now.n,
                Behind(Figure.TOUCHED, tr.gettext("Touched at least once"))),
        Counted(tr.gettext("said no"), progress.declined,
                Behind(Figure.DECLINED, tr.gettext("Those who said no"))),
    ]  # fmt: skip
    pieces = (
        *rate_rows(rates, width, reader),
        *count_rows(people, width, bars=False),
        read_only([()]),
        *_verdict(progress.better, width, reader),
        read_only([(), *wrapped(comfort(reader), width, Role.DIM)]),
    )
    return Panel(Part.NOW, tr.gettext(TITLE), pieces, tr.gettext(ABOUT))


def comfort(reader: Reader) -> str:
    """The record of one who tried often."""
    made, tried = FIELD_GOALS
    return reader.tr.gettext(COMFORT).format(
        share=percent(made / tried, reader.language, 1),
        made=grouped(made, reader.language),
        tried=grouped(tried, reader.language),
    )


def _rated(days: int, share: Share, progress: Progress, reader: Reader) -> Rated:
    when = _when(days, progress, reader)
    title = reader.tr.gettext(WON).format(when=when)
    return Rated(when, share, Behind(Figure.WON, title, days_ago=days))


def _when(days: int, progress: Progress, reader: Reader) -> str:
    """When the figures beside it are from: in words as of today, as a date as of any other day."""
    if progress.as_of == reader.today:
        return reader.tr.gettext(DAYS_AGO[days])
    return reader.brief_day(progress.as_of - timedelta(days=days))


def _verdict(better: Better, width: int, reader: Reader) -> tuple[Piece, ...]:
    said = wrapped(reader.tr.gettext(VERDICTS[better.verdict]), width, Role.NAME)
    if not better.earlier or not better.later:
        early = wrapped(reader.tr.gettext(TOO_EARLY), width, Role.DIM)
        return (read_only([*said, *early]),)
    groups = [_weeks(group, reader) for group in (better.later, better.earlier)]
    return (
        read_only(said),
        *rate_rows(groups, width, reader),
        read_only(_how_sure(better, width, reader)),
    )


def _weeks(group: Cohort, reader: Reader) -> Rated:
    first, last = group.first.label, group.last.label
    year, _, week = last.partition("-")
    last = week if first.startswith(year) else last
    weeks = reader.tr.gettext(WEEKS).format(first=first, last=last)
    count = (group.last.monday - group.first.monday).days // 7 + 1
    mondays = (group.first.monday + timedelta(weeks=nth) for nth in range(count))
    keys = tuple(monday.isoformat() for monday in mondays)
    title = reader.tr.gettext("First touched in {weeks}").format(weeks=weeks)
    return Rated(weeks, Share(group.won, group.started), Behind(Figure.STARTED, title, keys))


def _how_sure(better: Better, width: int, reader: Reader) -> Lines:
    if better.chance is None or better.difference is None or better.difference.value is None:
        return []
    text = reader.tr.gettext(HOW_SURE).format(
        chance=percent(better.chance, reader.language),
        difference=points(better.difference.value),
        lo=points(better.difference.lo),
        hi=points(better.difference.hi),
    )
    return wrapped(text, width, Role.DIM)
