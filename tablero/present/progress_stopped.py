"""Where one stopped, how often one was left on seen, and how long answers took."""

from tablero.domain.progress import REPLY_WINDOW_DAYS, Figure, Progress, Replies
from tablero.i18n import N_, NN_
from tablero.present.blocks import wrapped
from tablero.present.figures import span
from tablero.present.lines import Role
from tablero.present.panels import Behind, Panel, Part, Piece, read_only
from tablero.present.rates import Counted, count_rows
from tablero.present.reader import Reader

TITLE = N_("Where it stopped")
ABOUT = N_("people without an answer, and none to come by now")
STOPPED_AT = N_("at touch {touch}")
STOPPED = N_("Stopped at touch {touch}")
WINDOW = N_("Their last touch is {days} days old or older. Most people are said to stop at 1 to 3.")
LEFT_ON_SEEN = N_("Left on seen, in people:")
TIMES = NN_("{times} time", "{times} times")
OR_MORE = NN_("{times} time or more", "{times} times or more")
NEVER_SEEN = N_("Nobody left a touch on seen.")
REPLIES = NN_(
    "{count} answer, after {median}.",
    "{count} answers; half of them within {median}, the middle half between {quarter} and {last}.",
)
NO_REPLIES = N_("No touch was answered yet.")
HOW_LONG = N_("How long answers took:")
ANSWERED = N_("Those who answered")

SHOWN_TIMES = 5
"""Times on seen with a row each; more are counted together."""


def stopped_panel(progress: Progress, width: int, reader: Reader) -> Panel:
    """Three blocks."""
    tr = reader.tr
    window = tr.gettext(WINDOW).format(days=REPLY_WINDOW_DAYS)
    pieces = (
        *count_rows(_stopped(progress, reader), width),
        read_only(wrapped(window, width, Role.DIM)),
        read_only([(), *wrapped(tr.gettext(LEFT_ON_SEEN), width, Role.DIM)]),
        *_seen(progress, width, reader),
        read_only([(), *wrapped(tr.gettext(HOW_LONG), width, Role.DIM)]),
        _replies(progress.replies, width, reader),
    )
    return Panel(Part.STOPPED, tr.gettext(TITLE), pieces, tr.gettext(ABOUT))


def _stopped(progress: Progress, reader: Reader) -> list[Counted]:
    tr = reader.tr
    return [
        Counted(
            tr.gettext(STOPPED_AT).format(touch=touch),
            people,
            Behind(Figure.STOPPED, tr.gettext(STOPPED).format(touch=touch), (str(touch),)),
        )
        for touch, people in progress.stopped.items()
    ]


def _seen(progress: Progress, width: int, reader: Reader) -> tuple[Piece, ...]:
    rows = [
        _times(times, (times,), people, reader)
        for times, people in sorted(progress.seen.items())
        if times < SHOWN_TIMES
    ]
    more = {times: people for times, people in progress.seen.items() if times >= SHOWN_TIMES}
    if more:
        rows.append(_times(SHOWN_TIMES, tuple(sorted(more)), sum(more.values()), reader))
    if not rows:
        return (read_only(wrapped(reader.tr.gettext(NEVER_SEEN), width, Role.DIM)),)
    return count_rows(rows, width)


def _times(times: int, keys: tuple[int, ...], people: int, reader: Reader) -> Counted:
    text = OR_MORE if times == SHOWN_TIMES else TIMES
    label = reader.tr.ngettext(*text, times).format(times=times)
    title = reader.tr.gettext("Left on seen {times}").format(times=label)
    return Counted(label, people, Behind(Figure.SEEN, title, tuple(map(str, keys))))


def _replies(replies: Replies, width: int, reader: Reader) -> Piece:
    tr = reader.tr
    if replies.median is None or replies.quarter is None or replies.three_quarters is None:
        return read_only(wrapped(tr.gettext(NO_REPLIES), width, Role.DIM))
    told = tr.ngettext(*REPLIES, replies.count).format(
        count=replies.count,
        median=span(replies.median, tr),
        quarter=span(replies.quarter, tr),
        last=span(replies.three_quarters, tr),
    )
    lines = wrapped(told, width, Role.TEXT)
    return Piece(lines, (Behind(Figure.ANSWERED, tr.gettext(ANSWERED)),))
