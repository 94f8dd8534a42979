"""Mistakes as lines: one as the answer to a command, all of them by cause, repeats counted."""

from collections.abc import Iterator

from tablero.cli.tables import hanging
from tablero.domain.mistakes import Mistake, Repeated
from tablero.i18n import Translations
from tablero.present import cells, words
from tablero.present.reader import Reader
from tablero.services.mistakes import Mistakes

DOT = " · "


def mistake_line(mistake: Mistake, times: int, tr: Translations) -> str:
    """`Mistake 4 · ×3 · Ana Ríos · touch 3 · Answered late · left undone · value not seen`."""
    parts = (
        tr.gettext("Mistake {id}").format(id=mistake.entry.id),
        _times(times),
        *_whose(mistake, tr, named=True),
        mistake.entry.text,
        words.mistake_kind(mistake.kind, tr) if mistake.kind else "",
        words.cause(mistake.cause, tr),
    )
    return cells.shown(DOT.join(filter(None, parts)))


def mistake_page(
    found: Mistakes, days: int | None, reader: Reader, width: int | None, *, named: bool
) -> Iterator[str]:
    """How many, how long since the last repeat; then, by cause, the most repeated first."""
    yield from _broken(DOT.join(_summary(found, days, reader.tr)), width)
    rows = [each for group in found.groups for each in group.repeated]
    heads = [_head(each, reader) for each in rows]
    texts = [[*_texts(each, reader.tr, named=named)] for each in rows]
    blocks = hanging(heads, texts, width)
    for group in found.groups:
        yield ""
        cause = words.cause(group.cause, reader.tr)
        yield from _broken(f"{cause[:1].upper()}{cause[1:]}{DOT}{group.count}", width)
        for _ in group.repeated:
            yield from next(blocks)


def _summary(found: Mistakes, days: int | None, tr: Translations) -> Iterator[str]:
    total = tr.ngettext("{count} mistake", "{count} mistakes", found.total)
    yield total.format(count=found.total)
    if days is None:
        yield tr.gettext("none made twice")
    elif days == 0:
        yield tr.gettext("one made again today")
    else:
        since = tr.ngettext(
            "{count} day since the last repeat", "{count} days since the last repeat", days
        )
        yield since.format(count=days)


def _head(repeated: Repeated, reader: Reader) -> tuple[str, ...]:
    day = reader.local(repeated.mistakes[0].entry.at).date()
    return _times(repeated.count), reader.day(day)


def _texts(repeated: Repeated, tr: Translations, *, named: bool) -> Iterator[str]:
    """How it was put last, what is known of it, and what was resolved about it last."""
    latest = repeated.mistakes[0]
    yield latest.entry.text
    known = (
        *_whose(latest, tr, named=named),
        words.mistake_kind(latest.kind, tr) if latest.kind else "",
        _corrected(latest, tr),
    )
    if line := DOT.join(filter(None, known)):
        yield line
    if resolved := next((each.next_time for each in repeated.mistakes if each.next_time), ""):
        yield tr.gettext("Next time: {text}").format(text=resolved)


def _whose(mistake: Mistake, tr: Translations, *, named: bool) -> Iterator[str]:
    if named:
        yield mistake.name
    if mistake.number is not None:
        yield tr.gettext("touch {number}").format(number=mistake.number)


def _corrected(mistake: Mistake, tr: Translations) -> str:
    if mistake.corrected_by is None:
        return ""
    return tr.gettext("corrected by touch {number}").format(number=mistake.corrected_by)


def _times(count: int) -> str:
    return f"×{count}" if count > 1 else ""


def _broken(text: str, width: int | None) -> list[str]:
    return [text] if width is None else cells.wrap(text, width)
