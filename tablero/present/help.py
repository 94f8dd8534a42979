"""The help: chapters of keys and what they do, in one column or two. What cannot act now is dim."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from tablero.present import cells
from tablero.present.lines import Line, Role, fit_line

TWO_COLUMNS = 100
"""From so many cells the chapters stand in two columns."""

MANY = 3
"""A reason against more than so many actions is told once, above; a mark refers to it."""

MARK = "*"
_GAP = 3


class Entry(NamedTuple):
    """The keys of an action as people write them, what they do, and why they cannot do it now."""

    keys: str
    text: str
    reason: str = ""
    active: bool = True


class Chapter(NamedTuple):
    """Actions under a title."""

    title: str
    entries: Sequence[Entry]


def help_lines(chapters: Sequence[Chapter], width: int) -> list[Line]:
    """All of it, in lines of at most `width` cells."""
    reason = _reason_of_many(chapters)
    if not reason:
        return _chapters(chapters, width)
    told: list[Line] = [((text, Role.LATE),) for text in cells.wrap(f"{MARK} {reason}", width)]
    return [*told, (), *_chapters([_marked(chapter, reason) for chapter in chapters], width)]


def _reason_of_many(chapters: Sequence[Chapter]) -> str:
    reasons = Counter(entry.reason for chapter in chapters for entry in chapter.entries)
    del reasons[""]
    reason, count = next(iter(reasons.most_common(1)), ("", 0))
    return reason if count > MANY else ""


def _marked(chapter: Chapter, reason: str) -> Chapter:
    """The chapter with a mark in place of that reason."""
    entries = [
        entry._replace(text=f"{entry.text} {MARK}", reason="") if entry.reason == reason else entry
        for entry in chapter.entries
    ]
    return chapter._replace(entries=entries)


def _chapters(chapters: Sequence[Chapter], width: int) -> list[Line]:
    keys = 2 + max(cells.width(entry.keys) for chapter in chapters for entry in chapter.entries)
    if width < TWO_COLUMNS:
        return _column(chapters, keys, width)
    room = (width - _GAP) // 2
    cut = _balanced_cut([len(_column([chapter], keys, room)) for chapter in chapters])
    left, right = _column(chapters[:cut], keys, room), _column(chapters[cut:], keys, room)
    return [
        (*fit_line(one, room + _GAP), *other)
        for one, other in zip_longest(left, right, fillvalue=())
    ]


def _column(chapters: Sequence[Chapter], keys: int, width: int) -> list[Line]:
    """Chapters one below the other, each with a blank line after it."""
    lines: list[Line] = []
    for chapter in chapters:
        lines.append(((chapter.title.upper(), Role.HEAD),))
        for entry in chapter.entries:
            lines += _entry(entry, keys, width)
        lines.append(())
    return lines


def _entry(entry: Entry, keys: int, width: int) -> list[Line]:
    """The keys, in so many cells, and beside them what they do; a reason stands below."""
    key_role, role = (Role.KEY, Role.TEXT) if entry.active else (Role.DIM, Role.DIM)
    room = max(width - keys, 1)
    texts = [(text, role) for text in cells.wrap(entry.text, room)]
    if entry.reason:
        texts += [(text, Role.LATE) for text in cells.wrap(entry.reason, room)]
    heads = [cells.fit(entry.keys, keys)] + [" " * keys] * (len(texts) - 1)
    return [((head, key_role), text) for head, text in zip(heads, texts, strict=True)]


def _balanced_cut(heights: Sequence[int]) -> int:
    """After how many chapters the second column begins, for the two to be about as long."""
    return min(
        range(1, len(heights) + 1),
        key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])),
    )
