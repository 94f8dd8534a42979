"""A QR code as rows of text, by which a phone opens a link that a terminal far away shows."""

from typing import TYPE_CHECKING

from tablero.present.pixels import BLANK, DRAWN, half_blocks

if TYPE_CHECKING:
    from segno import QRCode

_QUIET_ZONES = (2, 1)
"""Modules of margin, the better one first; the standard's four are more than phones need."""


def qr_rows(text: str, width: int, height: int) -> list[str]:
    """The QR code of `text` in at most `width` × `height` cells; nothing when it does not fit.

    The light modules are drawn, so it must be shown white on black.
    """
    if not text:
        return []
    import segno  # 27 ms

    try:
        code = segno.make_qr(text, error="l", encoding="utf-8")
    except ValueError:  # more than any code holds, or half of a surrogate pair
        return []
    room = min(width, 2 * height)
    zones = (zone for zone in _QUIET_ZONES if max(code.symbol_size(border=zone)) <= room)
    return next((_drawn(code, zone) for zone in zones), [])


def smallest(text: str) -> tuple[int, int]:
    """The cells that the code of `text` needs, columns and rows; there must be a code for it."""
    import segno

    code = segno.make_qr(text, error="l", encoding="utf-8")
    side = int(max(code.symbol_size(border=_QUIET_ZONES[-1])))
    return side, (side + 1) // 2


def _drawn(code: "QRCode", zone: int) -> list[str]:
    rows = code.matrix_iter(border=zone)
    return half_blocks(["".join(BLANK if dark else DRAWN for dark in row) for row in rows])
