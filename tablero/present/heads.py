"""The line at the top of the board and the heads of its columns."""

from collections.abc import Sequence

from tablero.domain.tally import Rate, Tally
from tablero.domain.words import Stage
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.lines import Line, Role, ends, fit_line, line_width

TITLE = "tablero"


def header(tally: Tally, screens: Sequence[str], here: int, width: int, tr: Translations) -> Line:
    """The title, the names of the screens, and at the right as many figures as have room.

    The name of the screen that is in sight gives way last: it tells where one is.
    """
    tabs, lengths = _tabs(screens, here), _figures(tally, tr)
    for lefts in ((_titled(tabs), tabs), (_tabs(screens[here : here + 1], 0),)):
        for figures in lengths:
            for left in lefts:
                if line_width(left) + line_width(figures) + 2 <= width:
                    return ends(left, figures, width, gap=2)
    alone = (figures for figures in lengths if line_width(figures) <= width)
    return fit_line(next(alone, tabs), width)


def column_head(
    stage: Stage, shown: int, total: int, *, above: int, here: bool, width: int, tr: Translations
) -> Line:
    """`FIRST CONTACT · 12`, shortened where it has to be.

    `3/12` while a filter leaves some out, `↑2` while two cards are out of sight above.
    """
    role = Role.HEAD_HERE if here else Role.HEAD
    count = str(total) if shown == total else f"{shown}/{total}"
    count += f" ↑{above}" if above else ""
    full, short = words.stage(stage, tr).upper(), tr.gettext(words.SHORT_STAGES[stage]).upper()
    name = full if cells.width(f"{full} · {count}") <= width else short
    return fit_line(((name, role), (f" · {count}", Role.DIM)), width)


def stage_tabs(counts: Sequence[int], here: int, width: int, tr: Translations) -> Line:
    """`‹ 1 First  2 Ref  [3 Seen 9]  4 Conv ›`: the columns, where only one at a time has room."""
    parts: list[tuple[str, Role]] = [("‹ ", Role.DIM)]
    for index, stage in enumerate(Stage):
        label = f"{index + 1} {tr.gettext(words.SHORT_STAGES[stage])}"
        if index == here:
            parts.append((f"[{label} {counts[index]}]", Role.HEAD_HERE))
        else:
            parts.append((label, Role.DIM))
        parts.append(("  ", Role.DIM))
    parts[-1] = (" ›", Role.DIM)
    return fit_line(tuple(parts), width)


def rate(value: Rate) -> str:
    """`4/31 (13 %)`: a rate is always shown with its counts."""
    if value.share is None:
        return "0/0"
    return f"{value.converted}/{value.touched} ({100 * value.share:.0f} %)"


def _figures(tally: Tally, tr: Translations) -> list[Line]:
    """The figures at three lengths, the longest first."""
    conversion = tr.gettext("Conversation {rate}").format(rate=rate(tally.now))
    yesterday = tr.gettext("yesterday {made}/{touched}").format(
        made=tally.yesterday.converted, touched=tally.yesterday.touched
    )
    due_role = Role.TODAY if tally.due else Role.DIM
    due = (tr.ngettext("{count} due", "{count} due", tally.due).format(count=tally.due), due_role)
    dot, sign = (" · ", Role.DIM), _direction(tally)
    return [
        ((conversion, Role.TEXT), dot, (yesterday, Role.DIM), sign, dot, due),
        ((conversion, Role.TEXT), sign, dot, due),
        ((rate(tally.now), Role.TEXT), sign, dot, due),
    ]


def _direction(tally: Tally) -> tuple[str, Role]:
    """Whether the conversion is better than yesterday, told by shape."""
    now, before = tally.now.share, tally.yesterday.share
    if now is None or before is None or now == before:
        return (" =", Role.DIM)
    return (" ▲", Role.GOOD) if now > before else (" ▼", Role.LATE)


def _tabs(screens: Sequence[str], here: int) -> Line:
    parts: list[tuple[str, Role]] = []
    for index, name in enumerate(screens):
        parts += [(name, Role.HEAD_HERE if index == here else Role.DIM), ("  ", Role.DIM)]
    return tuple(parts[:-1])


def _titled(tabs: Line) -> Line:
    return ((TITLE, Role.ACCENT), ("   ", Role.DIM), *tabs)
