"""What an empty column says: which key brings the first card there."""

from tablero.domain.words import Stage
from tablero.i18n import N_, Translations
from tablero.present import cells
from tablero.present.lines import Line, Role

_LESSONS = {
    Stage.FIRST_CONTACT: N_("Whom do you want to reach? Press n: a name is enough."),
    Stage.REFERRED: N_(
        "“Someone else decides, here is the contact”: press f, and the card lands here."
    ),
    Stage.SEEN_NO_REPLY: N_("Left on seen? Press s. It is normal; how many times is what matters."),
    Stage.CONVERSATION: N_("They replied? Press r. Said to happen between touch 5 and 12."),
}
_IMPORT = N_(
    "Or bring your LinkedIn connections: tablero import linkedin FILE --stage first_contact"
)


def empty_column(
    stage: Stage, *, board_is_empty: bool, filtered: bool, width: int, tr: Translations
) -> list[Line]:
    """The lines, at most `width` cells wide, for a column without cards."""
    if filtered:
        return _lines(tr.gettext("No match here. Esc clears the filter."), width)
    lines = _lines(tr.gettext(_LESSONS[stage]), width)
    if board_is_empty and stage is Stage.FIRST_CONTACT:
        lines += [(), *_lines(tr.gettext(_IMPORT), width)]
    return lines


def _lines(text: str, width: int) -> list[Line]:
    return [((line, Role.DIM),) for line in cells.wrap(text, width)]
