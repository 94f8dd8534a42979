"""The progress page: all its panels, for the screen and for the command line."""

from collections.abc import Mapping
from typing import NamedTuple

from tablero.domain.progress import Progress
from tablero.i18n import N_
from tablero.present.blocks import Lines, lesson, wrapped
from tablero.present.lines import Role
from tablero.present.panels import Panel
from tablero.present.progress_curve import curve_panel
from tablero.present.progress_ladder import ladder_panel
from tablero.present.progress_now import comfort, now_panel
from tablero.present.progress_stopped import stopped_panel
from tablero.present.progress_ways import ways_panel
from tablero.present.progress_weeks import weeks_panel
from tablero.present.reader import Reader

LOWEST, HIGHEST = 6, 11
BESIDE = 10
"""Lines that a panel takes beside its plot."""

NO_TOUCH = N_("No touch so far: progress begins with the first.")
BEGIN = N_("on the board: a touch by WhatsApp; 2 to 6 are the other ways")
OUTCOME = N_("what came of it: seen, replied, or referred you")
LATER = N_(
    "Here you will see: your conversion, beside yesterday's and last month's; each week beside the "
    "others; at which touch conversations opened, beside what is said; what is answered; where "
    "you stopped. With counts, and how sure they are."
)


class Size(NamedTuple):
    """Cells of a line, and lines of a page."""

    width: int
    height: int


def panels(progress: Progress, size: Size, reader: Reader) -> tuple[Panel, ...]:
    """All panels from the top, each not higher than a page if that can be."""
    width = max(size.width, 24)
    height = min(HIGHEST, max(LOWEST, size.height - BESIDE))
    return (
        now_panel(progress, width, reader),
        weeks_panel(progress, width, height, reader),
        ladder_panel(progress, width, height, reader),
        curve_panel(progress, width, height, reader),
        ways_panel(progress, width, reader),
        stopped_panel(progress, width, reader),
    )


def empty_lines(keys: Mapping[str, str], width: int, reader: Reader) -> Lines:
    """What is said as long as there is no touch: how it begins, and what there will be."""
    tr = reader.tr
    outcomes = " ".join(
        keys[id_] for id_ in ("outcome_seen", "outcome_replied", "outcome_referred")
    )
    return [
        *wrapped(tr.gettext(NO_TOUCH), width, Role.NAME),
        (),
        *lesson(keys["touch_whatsapp"], tr.gettext(BEGIN), width),
        *lesson(outcomes, tr.gettext(OUTCOME), width),
        (),
        *wrapped(tr.gettext(LATER), width, Role.DIM),
        (),
        *wrapped(comfort(reader), width, Role.DIM),
    ]
