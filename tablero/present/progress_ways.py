"""What was answered, by channel and by intent, and who was won, referred or not; never by rank."""

from tablero.domain.progress import Figure, Progress
from tablero.i18n import N_
from tablero.present import words
from tablero.present.blocks import wrapped
from tablero.present.lines import Role
from tablero.present.panels import Behind, Panel, Part, Piece, read_only
from tablero.present.rates import Rated, rate_rows
from tablero.present.reader import Reader

TITLE = N_("What is answered")
ABOUT = N_("touches that were answered, of those made")
PEOPLE = N_("People in conversation, of those touched:")
CAUTION = N_("In a fixed order, not ranked: where intervals overlap, chance alone may differ so.")

CHANNEL = N_("Touched by {channel}")
INTENT = N_("Touched to {intent}")
REFERRED = {True: N_("came referred"), False: N_("came otherwise")}
WHO = {True: N_("Touched, and referred by somebody"), False: N_("Touched, referred by nobody")}


def ways_panel(progress: Progress, width: int, reader: Reader) -> Panel:
    """Three blocks of rows."""
    tr = reader.tr
    pieces = (
        *_by_channel(progress, width, reader),
        read_only([()]),
        *_by_intent(progress, width, reader),
        read_only([(), *wrapped(tr.gettext(PEOPLE), width, Role.DIM)]),
        *_by_referral(progress, width, reader),
        read_only(wrapped(tr.gettext(CAUTION), width, Role.DIM)),
    )
    return Panel(Part.WAYS, tr.gettext(TITLE), pieces, tr.gettext(ABOUT))


def _by_channel(progress: Progress, width: int, reader: Reader) -> tuple[Piece, ...]:
    rows = []
    for channel, share in progress.by_channel.items():
        name = words.channel(channel, reader.tr)
        title = reader.tr.gettext(CHANNEL).format(channel=name)
        rows.append(Rated(name, share, Behind(Figure.CHANNEL, title, (channel.value,))))
    return rate_rows(rows, width, reader)


def _by_intent(progress: Progress, width: int, reader: Reader) -> tuple[Piece, ...]:
    rows = []
    for intent, share in progress.by_intent.items():
        name = words.intent(intent, reader.tr)
        title = reader.tr.gettext(INTENT).format(intent=name)
        rows.append(Rated(name, share, Behind(Figure.INTENT, title, (intent.value,))))
    return rate_rows(rows, width, reader)


def _by_referral(progress: Progress, width: int, reader: Reader) -> tuple[Piece, ...]:
    rows = [
        Rated(
            reader.tr.gettext(REFERRED[referred]),
            share,
            Behind(
                Figure.REFERRED, reader.tr.gettext(WHO[referred]), ("yes" if referred else "no",)
            ),
        )
        for referred, share in progress.by_referral.items()
    ]
    return rate_rows(rows, width, reader)
