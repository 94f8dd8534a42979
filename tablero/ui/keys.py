"""Every key of the program, once. Bindings, hints, the help screen and the README come from here.

Ids are stable: they are what a user's configuration remaps.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from tablero.i18n import N_, Translations
from tablero.ui.key_names import is_key, key_name, shown_key


class Group(StrEnum):
    """The chapters of the help screen, in order."""

    TOUCH = N_("Touches")
    CARD = N_("Cards and people")
    WRITE = N_("What you write down")
    NETWORK = N_("The network")
    MOVE = N_("Getting about")
    APP = N_("The program")


class Action(NamedTuple):
    """Something a key does. `keys` are Textual's names, separated by commas; `hint` is the word for
    the hint line, where the key is worth one; `help` is the whole sentence.
    """

    id: str
    keys: str
    help: str
    group: Group
    hint: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("touch_whatsapp", "1", N_("log a touch now by WhatsApp"), Group.TOUCH),
    Action("touch_linkedin", "2", N_("log a touch now by LinkedIn"), Group.TOUCH),
    Action("touch_email", "3", N_("log a touch now by e-mail"), Group.TOUCH),
    Action("touch_call", "4", N_("log a touch now: a call"), Group.TOUCH),
    Action("touch_meeting", "5", N_("log a touch now: a meeting"), Group.TOUCH),
    Action("touch_other", "6", N_("log a touch now, some other way"), Group.TOUCH),
    Action("outcome_seen", "s", N_("the last touch was seen, no reply"), Group.TOUCH, N_("seen")),
    Action("outcome_replied", "r", N_("they replied"), Group.TOUCH, N_("replied")),
    Action(
        "outcome_referred", "f", N_("they referred me to somebody: opens the new person"),
        Group.TOUCH, N_("referred me"),
    ),
    Action(
        "touch_form", "t", N_("log a touch with all its details: way, intent, outcome, when, note"),
        Group.TOUCH, N_("form"),
    ),
    Action(
        "compose", "c", N_("compose a message: from a template, copied or opened, then logged"),
        Group.TOUCH, N_("compose"),
    ),
    Action("add", "n,a", N_("add a person; a name is enough"), Group.CARD, N_("new")),
    Action("edit", "e", N_("edit the person"), Group.CARD, N_("edit")),
    Action("open", "enter", N_("open the person"), Group.CARD, N_("open")),
    Action("move_left", "H,shift+left", N_("move the card one column to the left"), Group.CARD),
    Action("move_right", "L,shift+right", N_("move the card one column to the right"), Group.CARD),
    Action(
        "move_to", "m", N_("move the card: then the number of the stage"), Group.CARD, N_("move")
    ),
    Action(
        "mark", "v,space", N_("mark the card; actions then apply to all marked; in a tree, fold"),
        Group.CARD,
    ),
    Action("copy", "y", N_("copy the phone, mail or link"), Group.CARD, N_("copy")),
    Action("rest", "z", N_("rest the card until a day: off the board, back by itself"), Group.CARD,
           N_("rest")),
    Action("due", "D", N_("set by hand when the next touch is due"), Group.CARD, N_("due")),
    Action("no_delete", "d,delete", N_("nobody is deleted: what to do instead"), Group.CARD),
    Action("undo", "u", N_("undo the last change, whatever it was"), Group.CARD, N_("undo")),
    Action("redo", "U", N_("make the undone change again"), Group.CARD, N_("redo")),
    Action("moment", "exclamation_mark",
           N_("somebody is upset: the moment of truth, step by step"), Group.WRITE,
           N_("upset")),
    Action("idea", "i", N_("write down an idea for the person"), Group.WRITE, N_("idea")),
    Action("promise", "p", N_("write down a promise, and by when"), Group.WRITE, N_("promise")),
    Action("research", "R", N_("write down what you found out, by topic"), Group.WRITE,
           N_("research")),
    Action("value", "V", N_("write down what they would value, or what you can offer"), Group.WRITE,
           N_("value")),
    Action("note", "N", N_("write a note"), Group.WRITE, N_("note")),
    Action("mistake", "x", N_("write down what I got wrong, and what to do next time"), Group.WRITE,
           N_("mistake")),
    Action("lesson", "A", N_("write down what somebody advised, and when it applies"), Group.WRITE,
           N_("lesson")),
    Action("editor", "E", N_("edit the notes, or the entry in hand, in your $EDITOR"), Group.WRITE,
           N_("editor")),
    Action("done", "o", N_("done: the promise kept, the idea used, thanks given, a lesson heeded"),
           Group.WRITE, N_("done")),
    Action("evening", "C", N_("close the day: one mistake, tomorrow's three"), Group.WRITE,
           N_("close the day")),
    Action("reach", "w", N_("who can bring me closer: the best ways to the person, or to anybody"),
           Group.NETWORK, N_("who?")),
    Action("tie", "T", N_("tie the person to another, or take a tie away"), Group.NETWORK,
           N_("tie")),
    Action("on_board", "b", N_("put the person on the board, or take them off; history is kept"),
           Group.NETWORK, N_("on/off board")),
    Action("favour", "F", N_("write down a favour, given or received"), Group.NETWORK,
           N_("favour")),
    Action("tell", "P", N_("tell the person what you need, or offer what they need"),
           Group.NETWORK, N_("tell")),
    Action("ask", "W", N_("write down what you need: an ask"), Group.NETWORK, N_("ask")),
    Action("offer", "O", N_("write down what you can give: an offer"), Group.NETWORK,
           N_("offer")),
    Action("merge", "M", N_("the person is here twice: make one of two, field by field"),
           Group.NETWORK, N_("merge")),
    Action("distinct", "minus", N_("two who look like one are two: list them no more"),
           Group.NETWORK, N_("not the same")),
    Action("next_screen", "tab", N_("to the next screen"), Group.MOVE, N_("screens")),
    Action("previous_screen", "shift+tab", N_("to the screen before"), Group.MOVE),
    Action("cursor_left", "h,left", N_("to the column on the left"), Group.MOVE),
    Action("cursor_down", "j,down", N_("to the card below"), Group.MOVE),
    Action("cursor_up", "k,up", N_("to the card above"), Group.MOVE),
    Action("cursor_right", "l,right", N_("to the column on the right"), Group.MOVE),
    Action("first", "g,home", N_("to the first card"), Group.MOVE),
    Action("last", "G,end", N_("to the last card"), Group.MOVE),
    Action("page_down", "pagedown,ctrl+f", N_("a page down"), Group.MOVE),
    Action("page_up", "pageup,ctrl+b", N_("a page up"), Group.MOVE),
    Action(
        "filter", "slash", N_("filter as you type: ana, @acme, #fintech, due, seen>1, via:luis"),
        Group.MOVE, N_("filter"),
    ),
    Action("day_earlier", "comma", N_("progress as of a day earlier"), Group.MOVE,
           N_("earlier")),
    Action("day_later", "full_stop", N_("progress as of a day later"), Group.MOVE,
           N_("later")),
    Action("week_earlier", "less_than_sign", N_("progress as of a week earlier"), Group.MOVE),
    Action("week_later", "greater_than_sign", N_("progress as of a week later"), Group.MOVE),
    Action("as_of", "B", N_("progress as of any day: yesterday, 1 oct, 2026-10-01"), Group.MOVE,
           N_("as of")),
    Action("back", "escape", N_("back: out of a dialog, a filter, a page"), Group.MOVE, N_("back")),
    Action(
        "palette", "colon,ctrl+p", N_("find any action, screen or person by name"), Group.APP,
        N_("find"),
    ),
    Action("redraw", "ctrl+l", N_("draw the screen anew, when something else has written on it"),
           Group.APP),
    Action("help", "question_mark", N_("this help"), Group.APP, N_("help")),
    Action("quit", "q", N_("quit, from the board"), Group.APP, N_("quit")),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}


def keymap(remapped: dict[str, str]) -> dict[str, str]:
    """Action id -> keys, with the user's own where there are any. Unknown ids are left out."""
    own = {id_: ",".join(map(key_name, keys.split(","))) for id_, keys in remapped.items()}
    return {action.id: own.get(action.id, action.keys) for action in ACTIONS}


def shown_keys(keys: str) -> list[str]:
    """The keys as people write them: `/`, `←`, `shift+←`, `H`."""
    return [shown_key(key) for key in keys.split(",")]


def table(
    remapped: dict[str, str], tr: Translations
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Chapter by chapter: its title, and (keys, what they do) of each action."""
    keys = keymap(remapped)
    for group in Group:
        rows = [
            (" ".join(shown_keys(keys[action.id])), tr.gettext(action.help))
            for action in ACTIONS
            if action.group is group
        ]
        yield tr.gettext(group.value), rows


def first_key(action_id: str, keys: dict[str, str]) -> str:
    """The first key of an action, as people write it."""
    return shown_keys(keys[action_id])[0]


def fault_of(remapped: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with the keys of a configuration: the action's id and `unknown` (there is no
    such action), `no_key` or `clash`.
    """
    for action_id, keys in remapped.items():
        if action_id not in BY_ID:
            return action_id, "unknown"
        if not all(map(is_key, keys.split(","))):
            return action_id, "no_key"
    taken: dict[str, str] = {}
    for action_id, names in keymap(remapped).items():
        for key in names.split(","):
            other = taken.setdefault(key, action_id)
            if other != action_id:
                return (action_id if action_id in remapped else other), "clash"
    return None
