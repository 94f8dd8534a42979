"""The line with the link to a person: where it leads, and what to do where there is none."""

from collections.abc import Sequence

from tablero.domain.links import handle_kind
from tablero.domain.people import Handle
from tablero.domain.words import Channel, HandleKind
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.lines import Line, Role

WITH_MESSAGE = N_("with the message")
TOO_LONG = N_("the message is too long for a link")
NO_LINK = N_("No link this way; ctrl+y copies the message.")
NO_HANDLE = N_("No link: {handle} is missing; on the card, {key} adds it.")
NO_COUNTRY = N_("WhatsApp needs the country of the number, +34 …; on the card, {key} edits it.")

_TAKE_MESSAGES = frozenset({Channel.WHATSAPP, Channel.EMAIL})


def short(link: str) -> str:
    """An address as people read it, without the message."""
    return cells.shown(link.partition("?")[0].removeprefix("https://"))


def link_line(channel: Channel, link: str, message: str, width: int, tr: Translations) -> Line:
    """The address, and whether the message goes with it, as far as there is room to say so."""
    address = cells.cut(short(link), max(1, width - 2))
    said = ""
    if channel in _TAKE_MESSAGES and message:
        said = "  " + tr.gettext(WITH_MESSAGE if "?" in link else TOO_LONG)
    if cells.width(address + said) > width - 2:
        said = ""
    return (("→ ", Role.DIM), (address, Role.LINK), (said, Role.DIM))


def why_no_link(channel: Channel, handles: Sequence[Handle], key: str, tr: Translations) -> str:
    """What stands against a link, and the `key` by which that is mended."""
    kind = handle_kind(channel)
    if kind is None:
        return tr.gettext(NO_LINK)
    if kind is HandleKind.PHONE and any(handle.kind is kind for handle in handles):
        return tr.gettext(NO_COUNTRY).format(key=key)
    return tr.gettext(NO_HANDLE).format(handle=tr.gettext(words.HANDLES[kind]), key=key)
