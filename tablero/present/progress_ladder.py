"""The ladder: at which touch one's own conversations opened, beside what is said about it."""

from tablero.domain.progress import Progress
from tablero.domain.stats.sayings import CLAIMED
from tablero.domain.touches import ZONE_FIRST, ZONE_LAST
from tablero.i18n import N_, NN_
from tablero.present.blocks import Lines, wrapped
from tablero.present.figures import between, percent
from tablero.present.lines import Line, Role
from tablero.present.panels import Panel, Part, Piece, read_only
from tablero.present.plots import NO_PLOT, Frame, bar, count_labels, drawn
from tablero.present.reader import Reader
from tablero.present.touch_axis import TouchAxis, opened_at, touch_axis

TITLE = N_("The ladder")
ABOUT = N_("at which touch conversations opened")
SAID = N_("Said to be {claimed} between touch {first} and {last}; no study is known.")
OWN = N_("Yours: {inside} of {people}, {share} ({interval}); half of them by touch {middle}.")
REACH = N_(
    "One converts only at touches one makes: before any conversation, {all} people had touch 1, "
    "{some} touch {first}, {few} touch {last}."
)
OPENED = NN_(
    "Touch {touch}: {count} conversation opened.", "Touch {touch}: {count} conversations opened."
)
BEFORE = NN_(
    "{count} conversation opened before any touch.",
    "{count} conversations opened before any touch.",
)
BEYOND = NN_("{count} opened later than that.", "{count} opened later than that.")

ROWS_FOR_ONE = 3
"""Rows for one conversation, at the most: a single one is no tower."""


def ladder_panel(progress: Progress, width: int, height: int, reader: Reader) -> Panel:
    """The histogram, with a touch to point at, and the saying. `height` is the plot's."""
    tr, ladder = reader.tr, progress.ladder
    axis = touch_axis(0 if ladder.get(0) else 1, max(ZONE_LAST, *ladder, 0), width)
    most = max([1, *(ladder.get(touch, 0) for touch in axis.touches)])
    frame = axis.frame(min(height, ROWS_FOR_ONE * most), most, count_labels(most))
    bars = [
        bar(axis.cell(touch), axis.pitch - 1, ladder[touch])
        for touch in axis.touches
        if ladder.get(touch)
    ]
    plot = drawn(bars, frame) or wrapped(tr.gettext(NO_PLOT), width, Role.DIM)
    pieces = (
        Piece(
            [*plot, _zone_line(axis, frame, reader)],
            tuple(opened_at(touch, reader) for touch in axis.touches),
            tuple(_opened(touch, ladder.get(touch, 0), reader) for touch in axis.touches),
            axis.places(frame),
            min(len(axis.touches) - 1, max(0, (progress.ladder_middle or 1) - axis.first)),
        ),
        read_only(_sayings(progress, axis, width, reader)),
    )
    return Panel(Part.LADDER, tr.gettext(TITLE), pieces, tr.gettext(ABOUT))


def _zone_line(axis: TouchAxis, frame: Frame, reader: Reader) -> Line:
    """`└── said: 5–12 ──┘` below the touches that the saying is about."""
    last = min(axis.last, ZONE_LAST)
    if last <= ZONE_FIRST:
        return ()
    long = axis.cell(last) + axis.pitch - 1 - axis.cell(ZONE_FIRST)
    said = reader.tr.gettext("said: {first} to {last}").format(first=ZONE_FIRST, last=ZONE_LAST)
    inside = f" {said} " if len(said) + 6 <= long else ""
    before = " " * (frame.margin + axis.cell(ZONE_FIRST))
    return ((f"{before}└{inside.center(long - 2, '─')}┘", Role.DIM),)


def _opened(touch: int, count: int, reader: Reader) -> str:
    return reader.tr.ngettext(*(OPENED if touch else BEFORE), count).format(
        touch=touch, count=count
    )


def _sayings(progress: Progress, axis: TouchAxis, width: int, reader: Reader) -> Lines:
    tr, zone = reader.tr, progress.zone
    later = sum(people for touch, people in progress.ladder.items() if touch > axis.last)
    said = tr.gettext(SAID).format(
        claimed=percent(CLAIMED, reader.language), first=ZONE_FIRST, last=ZONE_LAST
    )
    own = tr.gettext(OWN).format(
        inside=zone.inside,
        people=zone.people,
        share=percent(zone.share, reader.language),
        interval=between(zone.interval(), reader.language),
        middle=progress.ladder_middle,
    )
    reach = tr.gettext(REACH).format(
        all=progress.reach.get(1, 0),
        some=progress.reach.get(ZONE_FIRST, 0),
        few=progress.reach.get(ZONE_LAST, 0),
        first=ZONE_FIRST,
        last=ZONE_LAST,
    )
    beyond = tr.ngettext(*BEYOND, later).format(count=later)
    return [
        *(wrapped(beyond, width, Role.TEXT) if later else []),
        *wrapped(said, width, Role.DIM),
        *(wrapped(own, width, Role.TEXT) if zone.people else []),
        *wrapped(reach, width, Role.DIM),
    ]
