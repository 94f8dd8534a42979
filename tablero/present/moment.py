"""A moment of truth as it is told: its steps, how it stands, the quarter of an hour, all of it."""

from datetime import datetime

from tablero.domain.recovery import STEPS, TALK, Recovery
from tablero.domain.words import RecoveryStatus, RecoveryStep
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.blocks import Lines, spaced, titled, wrapped
from tablero.present.card import UPSET
from tablero.present.lines import Line, Role, Span, fit_line, line_width
from tablero.present.reader import Reader
from tablero.present.timeline import event_line, grid

DONE, TO_COME = "✓", "·"
ANSWERED, UNANSWERED = "[✓]", "[ ]"

TITLE = N_("Moment of truth · {name}")
SINCE = N_("{step}, since {day}")
PUT_OFF = N_("put off until {day}: {reason}")
DROPPED = N_("dropped: {reason}")
OVER = N_("over since {day}")

_LABELS = (
    ("what_happened", N_("What happened")),
    ("came_from", N_("How they came to us, and from where")),
    ("heard_from", N_("How they heard of us")),
    ("looked_for", N_("What they were looking for")),
    ("whose", N_("Whose misunderstanding it was")),
    ("say_clearer", N_("To be said more clearly")),
    ("message", N_("The message in new words")),
    ("repair", N_("What we can repair")),
)


def steps_line(step: RecoveryStep, here: RecoveryStep, width: int, tr: Translations) -> Line:
    """`✓ evidence  [strategy]  · contact …`: done, here, to come; where there is little room, only
    the one that is looked at is named.
    """
    line = _steps(step, here, tr, names=True)
    short = _steps(step, here, tr, names=False)
    return fit_line(line if line_width(line) <= width else short, width)


def title(recovery: Recovery, tr: Translations) -> str:
    """Whose it is."""
    return tr.gettext(TITLE).format(name=cells.shown(recovery.person.name))


def standing(recovery: Recovery, reader: Reader) -> str:
    """`the talk, since Mon 23 Nov`; of one put off or over, until or since when, and why."""
    tr, status = reader.tr, recovery.status
    if status is RecoveryStatus.DROPPED:
        return tr.gettext(DROPPED).format(reason=cells.shown(recovery.reason))
    if status is RecoveryStatus.DONE and recovery.closed_at:
        return tr.gettext(OVER).format(day=_day_of(recovery.closed_at, reader))
    if recovery.is_away(reader.today) and recovery.put_off_until:
        day, reason = reader.day(recovery.put_off_until), cells.shown(recovery.reason)
        return tr.gettext(PUT_OFF).format(day=day, reason=reason)
    since = _day_of(recovery.opened_at, reader)
    return tr.gettext(SINCE).format(step=words.step(recovery.step, tr), day=since)


def mark_line(recovery: Recovery, reader: Reader, width: int) -> Lines:
    """The same for the page of the person, after the mark of the card."""
    text = f"{UPSET} {reader.tr.gettext('moment of truth: ')}{standing(recovery, reader)}"
    return wrapped(text, width, Role.LATE)


def minutes_gone(recovery: Recovery, now: datetime) -> int | None:
    """How many minutes the talk has taken, up to those it may take; None before it begins."""
    if recovery.talk_began_at is None:
        return None
    gone = int((now - recovery.talk_began_at).total_seconds() // 60)
    return max(0, min(gone, _LONGEST))


def is_running(recovery: Recovery, now: datetime) -> bool:
    """Whether the quarter of an hour has begun and is not over."""
    gone = minutes_gone(recovery, now)
    return gone is not None and gone < _LONGEST


def to_next_minute(recovery: Recovery, now: datetime) -> float:
    """Seconds until the next full minute of a talk that has begun."""
    assert recovery.talk_began_at is not None
    return 60 - (now - recovery.talk_began_at).total_seconds() % 60


def timer(recovery: Recovery, now: datetime, tr: Translations) -> str:
    """`7 of 15 min`; it stops at the end, and says no more."""
    gone = minutes_gone(recovery, now)
    if gone is None:
        return ""
    return tr.gettext("{gone} of {all} min").format(gone=gone, all=_LONGEST)


def agreed(recovery: Recovery, reader: Reader) -> str:
    """`call · Tue 24 Nov 10:00`; empty while no talk is agreed on."""
    if recovery.talk_at is None or recovery.channel is None:
        return ""
    at = reader.local(recovery.talk_at)
    return f"{words.channel(recovery.channel, reader.tr)} · {reader.day(at.date())} {at:%H:%M}"


def whole(recovery: Recovery, reader: Reader, width: int) -> Lines:
    """All of it, to be read: what was said at each step, as far as something was."""
    parts = [
        [*wrapped(title(recovery, reader.tr), width, Role.NAME),
         *wrapped(standing(recovery, reader), width, Role.DIM)],
        *(_part(recovery, name, label, reader.tr, width) for name, label in _LABELS),
        _evidence(recovery, reader, width),
        doubts(recovery, reader.tr, width),
        titled(reader.tr.gettext("The talk"), _talk(recovery, reader, width)),
        titled(reader.tr.gettext("How they took it"),
               wrapped(recovery.how_taken, width, Role.TEXT)),
    ]  # fmt: skip
    return spaced(parts, width)


def doubts(recovery: Recovery, tr: Translations, width: int) -> Lines:
    """The doubts, those answered ticked."""
    lines: Lines = []
    for doubt in recovery.doubts:
        lines += ticked(doubt.text, width, done=doubt.answered_at is not None)
    return titled(tr.gettext("Their doubts"), lines)


def ticked(text: str, width: int, *, done: bool) -> Lines:
    """A text after its tick, which is told by shape."""
    sign: Span = (f"{ANSWERED if done else UNANSWERED} ", Role.GOOD if done else Role.KEY)
    role = Role.DIM if done else Role.TEXT
    first, *others = cells.wrap(text, width - len(sign[0]))
    blank: Span = (" " * len(sign[0]), Role.TEXT)
    return [(sign, (first, role)), *((blank, (line, role)) for line in others)]


def appointment_words(recovery: Recovery, tr: Translations) -> tuple[str, str]:
    """What the calendar says of the talk: a line, and a sentence. Nothing of what happened: others
    may look into a calendar.
    """
    assert recovery.channel is not None
    way, name = words.channel(recovery.channel, tr), cells.shown(recovery.person.name)
    line = tr.gettext("{name} · {way}, 15 minutes").format(name=name, way=way)
    return line, tr.gettext("Fifteen minutes, with all my attention. First I listen.")


_LONGEST = int(TALK.total_seconds() // 60)


def _steps(step: RecoveryStep, here: RecoveryStep, tr: Translations, *, names: bool) -> Line:
    spans: list[Span] = []
    order = list(RecoveryStep)
    for each in STEPS:
        is_done = order.index(each) < order.index(step)
        sign = DONE if is_done else TO_COME
        name = words.step(each, tr)
        if each is here:
            spans.append((f"[{f'{DONE} ' if is_done else ''}{name}]", Role.HEAD_HERE))
        else:
            spans.append((f"{sign} {name}" if names else sign, Role.TEXT if is_done else Role.DIM))
        spans.append(("  " if names else " ", Role.DIM))
    return tuple(spans[:-1])


def _part(recovery: Recovery, name: str, label: str, tr: Translations, width: int) -> Lines:
    return titled(tr.gettext(label), wrapped(getattr(recovery, name), width, Role.TEXT))


def _evidence(recovery: Recovery, reader: Reader, width: int) -> Lines:
    columns = grid(width, len(recovery.evidence), reader.tr)
    lines = [event_line(event, columns, reader) for event in recovery.evidence]
    return titled(reader.tr.gettext("Evidence"), lines)


def _talk(recovery: Recovery, reader: Reader, width: int) -> Lines:
    return [
        *wrapped(agreed(recovery, reader), width, Role.DIM),
        *wrapped(recovery.notes, width, Role.TEXT),
    ]


def _day_of(at: datetime, reader: Reader) -> str:
    return reader.day(reader.local(at).date())
