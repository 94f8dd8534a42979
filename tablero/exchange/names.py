"""Names as people write them into a profile: with degrees and titles after a comma.

The name on a card is what one calls the person, so `Ríos, PhD, MBA` is `Ríos`.
"""

import re

_TITLES = """
    acca aia bba bed beng bsc cams ccna cccp cdmp cebs ceng cfa cfe cfp cia cipd cipp cisa cism
    cissp cma cpa cph cphr cpim cscp csm cspo dba dds dmd dr dra dvm edd eng esq facp faia fca
    frm gphr ing itil jd leed lic licda llb llm mba mbb md med meng mfa mph mpa mpp msc msw mtr
    pgmp pharmd phd pmi pmp prince2 psm psyd rn shrm sphr togaf
"""
_KNOWN = frozenset(_TITLES.split())
_CAPITALS = re.compile(r"[A-Z][A-Z0-9&/+-]{1,7}")


def full_name(first: str, last: str) -> str:
    """Join the two parts of a name, without the credentials after a comma in either."""
    return " ".join(filter(None, (_without_credentials(first), _without_credentials(last))))


def is_credential(text: str) -> bool:
    """Tell a degree or title (`MBA`, `Ph.D.`, `PMP®`, `MBA PhD`) from a part of a name."""
    words = text.split()
    return bool(words) and all(map(_is_credential_word, words))


def _is_credential_word(word: str) -> bool:
    return _is_known(word) or _CAPITALS.fullmatch(_bare(word)) is not None


def _is_known(word: str) -> bool:
    return _bare(word).casefold() in _KNOWN


def _bare(word: str) -> str:
    return re.sub(r"[.®™()]", "", word)


def _without_credentials(part: str) -> str:
    head, *rest = (piece.strip() for piece in part.split(","))
    # In a name all in capitals, the name's own words look like titles too.
    is_title = _is_known if head.isupper() else _is_credential_word
    kept = [piece for piece in rest if not all(map(is_title, piece.split()))]
    return ", ".join(filter(None, [head, *kept]))
