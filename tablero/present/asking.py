"""The question after the second time on seen, as a line of the foot: it waits, and takes no key."""

from collections.abc import Sequence

from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.lines import Line, Role, fit_line

LENGTHS = (
    N_(
        "{name} has left me on seen twice: what did I get wrong? {key} writes it, {back} leaves it."
    ),
    N_("Left on seen twice: what did I get wrong? {key} writes it, {back} leaves it."),
    N_("{key}: what did I get wrong? (seen twice)"),
)
"""The same at three lengths."""


def asking(name: str, key: str, back: str, tr: Translations) -> tuple[str, ...]:
    """The question at all its lengths, the longest first."""
    shown = cells.shown(name)
    return tuple(tr.gettext(text).format(name=shown, key=key, back=back) for text in LENGTHS)


def question_line(lengths: Sequence[str], width: int) -> Line:
    """The longest that has room."""
    fitting = (text for text in lengths if cells.width(text) <= width)
    return fit_line(((next(fitting, lengths[-1]), Role.ACCENT),), width)
