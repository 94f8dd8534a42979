"""What is written about a person, as parts of a page: ideas, promises, research, value.

The timeline has all of it, whole. Here is what is still open or known, and of each the beginning.
"""

from collections.abc import Sequence

from tablero.domain.entries import (
    RESEARCH_TOPICS,
    VALUE_TOPICS,
    Entry,
    answered,
    is_open,
    next_question,
    next_value,
)
from tablero.domain.words import EntryKind, Topic
from tablero.i18n import N_, Translations
from tablero.present import words
from tablero.present.blocks import NO_LABEL, Lines, item, lesson, titled
from tablero.present.card import MADE, OPEN
from tablero.present.lines import Role, Span
from tablero.present.reader import Reader

SIGNS = {
    EntryKind.IDEA: "*",
    EntryKind.RESEARCH: "§",
    EntryKind.VALUE: "=",
    EntryKind.PROMISE: "□",
    EntryKind.NOTE: "–",
    EntryKind.MISTAKE: "×",
    EntryKind.LESSON: "¶",
}
"""Each kind by a shape of its own."""

ROWS, ITEMS = 2, 5
"""Of each entry so many lines, of each part so many entries; the timeline has the rest."""

NO_IDEA = N_("no idea yet: what could bring you closer?")


def ideas(entries: Sequence[Entry], key: str, tr: Translations, width: int) -> Lines:
    """The open ideas, the oldest first; where there is none, and a `key` writes one, that key."""
    there = [entry for entry in entries if is_open(entry, EntryKind.IDEA)]
    lines = [line for entry in there[:ITEMS] for line in _item(entry.kind, entry.text, width)]
    if not there and key:
        lines = lesson(key, tr.gettext(NO_IDEA), width)
    return titled(tr.gettext("Ideas"), lines + _left(there, tr))


def next_idea(entries: Sequence[Entry], width: int) -> Lines:
    """The oldest open idea in one line, for where there is little room."""
    there = [entry for entry in entries if is_open(entry, EntryKind.IDEA)]
    sign = (SIGNS[EntryKind.IDEA], Role.DIM)
    return item(sign, there[0].text, width, rows=1) if there else []


def promises(entries: Sequence[Entry], reader: Reader, width: int) -> Lines:
    """The promises to keep, the first due first; those that are late say so."""
    there = [entry for entry in entries if is_open(entry, EntryKind.PROMISE)]
    there.sort(key=lambda entry: (entry.due_on is None, entry.due_on, entry.id))
    lines = [
        line
        for entry in there[:ITEMS]
        for line in _item(entry.kind, entry.text, width, _by_when(entry, reader))
    ]
    return titled(reader.tr.gettext("Promises"), lines + _left(there, reader.tr))


def research(entries: Sequence[Entry], key: str, tr: Translations, width: int) -> Lines:
    """How deep it goes, what is known by topic, and with a `key` the next question to answer."""
    lines = _by_topic(entries, RESEARCH_TOPICS, tr, width)
    if key:
        lines += lesson(key, words.question(next_question(entries), tr), width)
    return titled(tr.gettext("Research"), lines, (f"  {depth(entries)}", Role.DIM))


def value(entries: Sequence[Entry], key: str, tr: Translations, width: int) -> Lines:
    """What they would value, and what I can offer; with a `key`, the one of them not known yet."""
    lines = _by_topic(entries, VALUE_TOPICS, tr, width)
    if key and (missing := next_value(entries)):
        lines += lesson(key, words.question(missing, tr), width)
    return titled(tr.gettext("Value"), lines)


def depth(entries: Sequence[Entry]) -> str:
    """`▮▮▯▯▯▯ 2/6`: on how many topics of research something is known."""
    known, all_ = len(answered(entries)), len(RESEARCH_TOPICS)
    return f"{MADE * known}{OPEN * (all_ - known)} {known}/{all_}"


def _by_topic(
    entries: Sequence[Entry], topics: Sequence[Topic], tr: Translations, width: int
) -> Lines:
    """A topic with what is written on it, the newest first; without those on which nothing is."""
    lines: Lines = []
    for topic in topics:
        there = [entry for entry in reversed(entries) if entry.topic is topic]
        if there:
            label = (words.topic(topic, tr), Role.DIM)
            text = "\n".join(entry.text for entry in there)
            lines += _item(there[0].kind, text, width, label)
    return lines


def _by_when(entry: Entry, reader: Reader) -> Span:
    if entry.due_on is None:
        return NO_LABEL
    if entry.due_on == reader.today:
        return reader.tr.gettext("today"), Role.TODAY
    is_late = entry.due_on < reader.today
    sentence = N_("late, by {day}") if is_late else N_("by {day}")
    told = reader.tr.gettext(sentence).format(day=reader.day(entry.due_on))
    return told, Role.LATE if is_late else Role.DIM


def _item(kind: EntryKind, text: str, width: int, label: Span = NO_LABEL) -> Lines:
    return item((SIGNS[kind], Role.DIM), text, width, ROWS, label)


def _left(there: Sequence[Entry], tr: Translations) -> Lines:
    left = len(there) - ITEMS
    if left <= 0:
        return []
    text = tr.ngettext("and {count} more", "and {count} more", left).format(count=left)
    return [((f"  {text}", Role.DIM),)]
