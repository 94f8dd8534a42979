"""One quiet line about what has just happened: what it was, what it moved, what it undid."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tablero.domain.changes import Written
from tablero.domain.people import Card, StageChange
from tablero.domain.touches import Touch
from tablero.domain.words import (
    Channel,
    Direction,
    EntryKind,
    EntryStatus,
    FavourKind,
    Outcome,
    RecoveryStatus,
    RecoveryStep,
    Stage,
    TieKind,
)
from tablero.i18n import N_, NN_, Plural, Translations
from tablero.present import cells, words
from tablero.present.hints import ARROW

_ACTIONS: dict[str, str | Plural] = {
    "add": N_("added {name}"),
    "edit": N_("edited {name}"),
    "touch": N_("touch · {channel} · {name}"),
    "outcome": N_("{outcome} · {name}"),
    "refer": N_("{name} referred you to {introduced}"),
    "move": N_("{name} to {stage}"),
    "rest": NN_("{name} rests until {day}", "{name} rest until {day}"),
    "due": N_("next touch of {name}: {day}"),
    "write": N_("{kind} · {name}"),
    "revise": N_("changed: {kind} · {name}"),
    "close": N_("{kind} {status} · {name}"),
    "open_again": N_("{kind} open again · {name}"),
    "take_away": N_("taken away: {kind} · {name}"),
    "thank": N_("thanked {name}"),
    "evening": N_("the evening close"),
    "off_board": N_("{name} off the board, all that happened kept"),
    "tie": N_("tie · {name}, {introduced} · {tie}"),
    "untie": N_("tie taken away · {name}, {introduced} · {tie}"),
    "favour": N_("favour {favour} · {name}"),
    "favour_settled": N_("favour settled and kept · {name}"),
    "favour_open_again": N_("favour open again · {name}"),
    "favour_gone": N_("favour taken away · {name}"),
    "introduction": N_("asked {name} for an introduction · {introduced}"),
    "let_go": N_("introduction let go · {name}, {introduced}"),
    "introduced": N_("{name} introduced you to {introduced}"),
    "ask": N_("ask · {name}"),
    "ask_gone": N_("ask taken away · {name}"),
    "ask_closed": N_("ask closed · {name}"),
    "ask_open_again": N_("ask open again · {name}"),
    "offer": N_("offer · {name}"),
    "offer_gone": N_("offer taken away · {name}"),
    "offer_closed": N_("offer closed · {name}"),
    "offer_open_again": N_("offer open again · {name}"),
    "tell": N_("told {name} · {introduced}"),
    "answer": N_("answer · {name}"),
    "led_to": N_("{name} led you to {introduced}"),
    "merge": N_("{introduced} merged into {name}"),
    "distinct": N_("{name} and {introduced} are two people"),
    "moment": N_("moment of truth · {name}, next: {step}"),
    "moment_put_off": N_("moment of truth put off · {name}"),
    "moment_dropped": N_("moment of truth dropped · {name}"),
    "moment_done": N_("moment of truth over · {name}"),
    "import": NN_("import of {count} person", "import of {count} people"),
    "repair": N_("repair of the counters"),
}

MANY = N_("{name} and {count} more")

LONGEST_NAME = 32
"""Cells of a name that stands before what is told of it."""


def touch_news(touch: Touch, card: Card, move: StageChange | None, tr: Translations) -> str:
    """`Touch 3 · WhatsApp · Ana Ríos`, and where the card went."""
    channel, name = words.channel(touch.channel, tr), cells.shown(card.name)
    if touch.direction is Direction.IN:
        text = tr.gettext("They reached you · {channel} · {name}")
    else:
        text = tr.gettext("Touch {number} · {channel} · {name}")
    told = text.format(number=touch.number, channel=channel, name=name)
    if touch.outcome is not Outcome.SENT and touch.direction is Direction.OUT:
        told += f" · {words.outcome(touch.outcome, tr)}"
    return told + moved(move, tr)


def outcome_news(touch: Touch, card: Card, move: StageChange | None, tr: Translations) -> str:
    """`Touch 3 seen · Ana Ríos → Seen, no reply`."""
    told = tr.gettext("Touch {number} {outcome} · {name}").format(
        number=touch.number, outcome=words.outcome(touch.outcome, tr), name=cells.shown(card.name)
    )
    return told + moved(move, tr)


def moved(move: StageChange | None, tr: Translations) -> str:
    """Where a card went, to be added to what made it go; empty when it stayed."""
    if move is None or move.from_stage is None:
        return ""
    return ARROW + words.stage(move.to_stage, tr)


def many_news(count: int, what: str, tr: Translations) -> str:
    """The same for several people at once."""
    text = tr.ngettext("{count} person · {what}", "{count} people · {what}", count)
    return text.format(count=count, what=what)


def reverted_news(
    written: Written, tr: Translations, say_day: Callable[[date], str] = date.isoformat
) -> str:
    """What an undo took back or a redo made again; `say_day` puts a day into words."""
    undone, subject = written.action == "undo", written.subject
    if day := subject.get("day"):
        subject = subject | {"day": say_day(date.fromisoformat(day))}
    text = tr.gettext("Undone: {what}") if undone else tr.gettext("Redone: {what}")
    return text.format(what=action_name(subject, tr))


def action_name(subject: dict[str, Any], tr: Translations) -> str:
    """The name of a change in the journal, from what it was about."""
    named, count = _ACTIONS.get(_action(subject), "{name}"), int(subject.get("count", 1))
    text = tr.gettext(named) if isinstance(named, str) else tr.ngettext(*named, count)
    return text.format(
        name=_who(subject, tr),
        count=count,
        channel=_word(words.CHANNELS, Channel, subject.get("channel"), tr),
        outcome=_word(words.OUTCOMES, Outcome, subject.get("outcome"), tr),
        stage=words.stage(Stage(subject["stage"]) if subject.get("stage") else None, tr),
        introduced=cells.shown(str(subject.get("introduced", ""))),
        kind=_word(words.ENTRIES, EntryKind, subject.get("kind"), tr),
        status=_status(subject, tr),
        tie=_word(words.TIES, TieKind, subject.get("tie"), tr),
        favour=_word(words.FAVOURS, FavourKind, subject.get("favour"), tr),
        step=_word(words.STEPS, RecoveryStep, subject.get("step"), tr),
        day=subject.get("day") or tr.gettext("as the cadence has it"),
    ).strip(" ·")


def _action(subject: dict[str, Any]) -> str:
    """What was done; of a revision, what became of the entry."""
    action = str(subject.get("action"))
    if action != "revise":
        return _variant(action, subject)
    if subject.get("gone"):
        return "take_away"
    if status := subject.get("status"):
        return "open_again" if status == EntryStatus.OPEN else "close"
    return action


def _variant(action: str, subject: dict[str, Any]) -> str:
    """Of what can go two ways, the one it went."""
    if action == "move" and "stage" in subject and not subject["stage"]:
        return "off_board"
    if action == "introduction" and subject.get("status"):
        return "let_go"
    if action in {"favour", "ask", "offer"} and subject.get("gone"):
        return f"{action}_gone"
    if stands := _stands(subject):
        return f"{action}_{stands}"
    if action == "moment" and subject.get("status", "open") != RecoveryStatus.OPEN:
        return f"moment_{subject['status']}"
    return "led_to" if action == "answer" and subject.get("introduced") else action


def _stands(subject: dict[str, Any]) -> str:
    """Of an ask, an offer, a favour: whether it was closed or opened again; else nothing."""
    found = [word for word in ("closed", "settled") if word in subject]
    return "".join(word if subject[word] else "open_again" for word in found)


def _status(subject: dict[str, Any], tr: Translations) -> str:
    kind, status = subject.get("kind"), subject.get("status")
    return words.status(EntryKind(kind), EntryStatus(status), tr) if kind and status else ""


def _who(subject: dict[str, Any], tr: Translations) -> str:
    name, others = str(subject.get("name", "")), int(subject.get("count", 1)) - 1
    name = cells.cut(name, LONGEST_NAME)
    return tr.gettext(MANY).format(name=name, count=others) if others > 0 else name


def _word(labels: dict[Any, str], kind: Any, value: object, tr: Translations) -> str:
    return tr.gettext(labels[kind(value)]) if value else ""
