"""Each refusal as one line in the user's language: what was wrong, and what to do about it.

The text inside may come from a stranger's file or keyboard: it is shown harmless, and cut.
"""

from collections.abc import Mapping

from tablero.domain.imports import BadRecord
from tablero.domain.recovery import is_reached
from tablero.domain.words import RecoveryStep
from tablero.errors import TableroError
from tablero.i18n import N_, Translations
from tablero.present import cells, words
from tablero.present.news import action_name

LONGEST_VALUE = 60
"""Cells of a value that was not understood; more would hide the sentence around it."""

SENTENCES = {
    "error": N_("tablero could not do that."),
    "refused": N_("That cannot be done; nothing was changed."),
    "not_found": N_("Nobody answers to “{ref}”. tablero list shows who is here."),
    "ambiguous": N_("Several people answer to “{ref}”: {matches}. Say which by number."),
    "no_touch_yet": N_("{name} has not been touched yet. Log a touch first."),
    "already_answered": N_("{name} has answered that touch already. Undo takes an answer back."),
    "do_not_contact": N_("{name} asked not to be contacted. Only an edit lifts that."),
    "not_on_board": N_("{name} is not on the board. Move the card there first."),
    "cancelled": N_("Cancelled; nothing of it was kept."),
    "moment_open": N_(
        "{name} is upset: a moment of truth is open. Call or meet; a text is not the way."
    ),
    "circular": N_("{name} cannot come through {via}, who came through {name}."),
}
_NO_NUMBER = N_("Nothing there has the number “{value}”. Say one as it is listed.")

INPUTS = {
    ("name", "empty"): N_("A person needs a name."),
    ("person", "nobody"): N_("Nobody here answers to “{value}”. Part of a name is enough."),
    ("cadence", "range"): N_("“{value}” is no cadence. Say 7d, 2w or 1 to 365 days."),
    ("when", "date"): N_("“{value}” is no moment. Say yesterday 18:00 or 2026-11-23 18:00."),
    ("when", "future"): N_("“{value}” is still to come. A touch has been made already."),
    ("day", "date"): N_("“{value}” is no day. Say 2w, monday or 2026-12-01."),
    ("day", "past"): N_("“{value}” has passed. Say a day from today on."),
    ("as_of", "date"): N_("“{value}” is no day. Say yesterday, monday or 2026-10-01."),
    ("as_of", "future"): N_("“{value}” is still to come. Say a day up to today."),
    ("bygone", "date"): N_("“{value}” is no day. Say yesterday, 3 weeks ago or 2026-05-12."),
    ("bygone", "future"): N_("“{value}” is still to come. Say a day up to today."),
    ("rest", "empty"): N_("Say until when: 2w, monday or 2026-12-01."),
    ("rest", "past"): N_("A rest ends on a day after today. Say 2w, monday or 2026-12-01."),
    ("entry", "empty"): N_("There is nothing written yet. Esc leaves."),
    ("entry", "missing"): N_("There is no such entry: “{value}”. Say its number, as it is listed."),
    ("entry", "topic"): N_("“{value}” is no topic of that."),
    ("entry", "stands"): N_("Only ideas and promises can be closed; the rest simply stands."),
    ("tie", "self"): N_("Nobody is tied to themselves. Name somebody else."),
    ("tie", "empty"): N_("Say whom: type a name."),
    ("tie", "introduced"): N_("{value} came through somebody else already. An edit changes that."),
    ("tie", "missing"): N_("There is no such tie with {value}. tablero tie REF lists those."),
    ("tie", "several"): N_("There are several ties with {value}. Say which with --kind."),
    ("merge", "self"): N_("{value} is one person already. Name two."),
    ("merge", "side"): N_("“{value}” cannot be chosen there. A look without --set shows what can."),
    ("favour", "missing"): _NO_NUMBER,
    ("favour", "empty"): N_("Say what the favour was."),
    ("favour_day", "future"): N_("A favour has a day up to today."),
    ("introduction", "nobody"): N_("Say to whom the introduction is to lead."),
    ("introduction", "closed"): N_("That introduction is no longer open."),
    ("introduction", "missing"): _NO_NUMBER,
    ("introduction", "known"): N_("That introduction leads to {value} already. Name nobody else."),
    ("way", "missing"): N_("There is no way “{value}”. Say its number, as tablero reach lists it."),
    ("way", "direct"): N_("You know {value} yourself: nobody needs to introduce you."),
    ("ask", "empty"): N_("Say what you need."),
    ("ask", "missing"): _NO_NUMBER,
    ("told", "missing"): _NO_NUMBER,
    ("offer", "empty"): N_("Say what you can give."),
    ("offer", "missing"): _NO_NUMBER,
    ("mistake", "empty"): N_("Say in a line what went wrong."),
    ("touch", "missing"): N_("There is no touch {value} with {name}. Say its number."),
    ("touch", "gone"): N_("That touch is not there any more. Choose another, or none."),
    ("lesson", "empty"): N_("Say in a line what the advice is."),
    ("touches", "range"): N_("“{value}” are no touches. Say 3, or the first and the last: 2-4."),
    ("touches", "order"): N_("“{value}” ends before it begins. Say 2-4: the first, then the last."),
    ("evidence", "empty"): N_("Say in a few words what happened. It cannot be skipped."),
    ("strategy", "empty"): N_("Say at least one of these: whose it was, what to say, the repair."),
    ("talk", "channel"): N_("They are upset already. Give personal attention: call or meet."),
    ("talk", "date"): N_("“{value}” is no day and hour. Say tomorrow 10:00."),
    ("talk", "past"): N_("“{value}” has passed. Say an hour that is to come: tomorrow 10:00."),
    ("talk", "empty"): N_("Say when the talk is to be: tomorrow 10:00."),
    ("talk", "none"): N_("No talk is agreed on yet. The step of contact does that."),
    ("afterwards", "empty"): N_("Say in a few words how they took it."),
    ("reason", "empty"): N_("Say why, so that it is known when this comes back."),
    ("put_off", "empty"): N_("Say until when: tomorrow, monday or 2026-12-01."),
    ("put_off", "past"): N_("Put it off until a day after today: tomorrow, monday, 2026-12-01."),
    ("moment", "open"): N_("With {value} a moment of truth is open already."),
    ("moment", "none"): N_("With {value} no moment of truth is open."),
    ("calendar", "unwritable"): N_("The file {value} cannot be written."),
    ("editor", "unset"): N_("There is no editor. Set $VISUAL or $EDITOR, as in EDITOR=nano."),
    ("editor", "missing"): N_("The editor “{value}” cannot be started: see $VISUAL and $EDITOR."),
    ("editor", "failed"): N_("The editor failed; nothing was changed."),
    ("editor", "kept"): N_("The editor failed; what it saved is in the form."),
    ("editor", "lost"): N_("What you wrote could not be kept: {value} cannot be written."),
    ("text", "empty"): N_("There is nothing to write."),
    ("phone", "empty"): N_("The phone number is empty."),
    ("phone", "phone"): N_("“{value}” is no phone number. Say +34 600 11 22 33."),
    ("email", "empty"): N_("The e-mail address is empty."),
    ("email", "email"): N_("“{value}” is no e-mail address. Say ana@example.org."),
    ("linkedin", "empty"): N_("The LinkedIn page is empty."),
    ("linkedin", "linkedin"): N_("“{value}” is no LinkedIn page. Say linkedin.com/in/NAME."),
    ("other", "empty"): N_("The handle is empty."),
    ("file", "missing"): N_("There is no file {value}."),
    ("file", "unreadable"): N_("The file {value} cannot be read."),
    ("file", "too_large"): N_("The file {value} is too large: over 200 MB."),
    ("file", "empty"): N_("The file {value} is empty."),
    ("file", "not_linkedin"): N_(
        "The file {value} is not LinkedIn's Connections.csv: it has no line of column names."
    ),
}
STORAGE = {
    "locked": N_("The database {path} is in use by another program. Try again in a moment."),
    "read_only": N_("The database {path} cannot be written. Check who owns it."),
    "full": N_("The disk of {path} is full. Nothing was lost; make room and try again."),
    "io": N_("The disk failed while using {path}. Check it, and keep a copy of the file."),
    "not_a_database": N_("{path} is not a tablero database. Choose another with --db."),
    "corrupt": N_("The database {path} is damaged. Bring back a copy of it."),
    "cannot_open": N_("The database {path} cannot be opened. Choose another with --db."),
    "failed": N_("The database {path} could not be used: {detail}"),
    "newer": N_("The database {path} was written by a newer tablero. Upgrade this one."),
    "foreign": N_("{path} belongs to another program. Choose another file with --db."),
    "no_folder": N_("There is no folder for {path}. Make it first."),
    "in_use": N_("Something in {path} still refers to what was to go. Try tablero doctor."),
    "taken": N_("Something in {path} stands where this was to be written. Try tablero doctor."),
    "folder": N_("{path} is a folder. Name a file in it."),
    "url": N_("“{path}” is an address of a kind that this tablero cannot open. Name a file."),
}
CONFIG = {
    "unreadable": N_("{path} cannot be read."),
    "encoding": N_("{path} is not UTF-8 text. Save it as UTF-8."),
    "toml": N_("{path}, line {line}: this is not TOML."),
    "unknown": N_("{path}: there is no setting {key}. tablero config shows those there are."),
    "range": N_("{path}: {key} must be 1 to 365 days."),
    "language": N_("{path}: {key} must be en or es."),
    "zone": N_("{path}: {key} must be a time zone such as Europe/Madrid."),
    "colour": N_("{path}: {key} must be auto, full, 16 or none."),
    "empty": N_("{path}: {key} must not be empty."),
    "keys": N_("{path}: {key} must be keys separated by commas."),
    "no_key": N_("{path}: {key} must name keys, such as w, W, ctrl+o, f2, / or esc."),
    "clash": N_("{path}: {key} takes a key that another action has."),
    "theme": N_("{path}: {key} must be tablero, tablero-light or terminal."),
    "missing": N_("{path}: {key} is missing."),
    "stage": N_("{path}: {key} must be first_contact, referred, seen_no_reply or conversation."),
    "channel": N_("{path}: {key} must be whatsapp, linkedin, email, call, meeting or other."),
    "intent": N_("{path}: {key} must be give, ask or greet."),
    "string_type": N_("{path}: {key} must be text in quotes."),
    "int_type": N_("{path}: {key} must be a whole number."),
    "tuple_type": N_("{path}: {key} must be tables, each under a line [[{key}]]."),
    "dict_type": N_("{path}: {key} must be a table."),
    "dataclass_type": N_("{path}: {key} must be a table."),
}
RECORDS = {
    "date": N_("Line {line}: “{value}” is no date; the person came without it."),
    "email": N_("Line {line}: “{value}” is no e-mail address; the person came without it."),
    "url": N_("Line {line}: “{value}” is no LinkedIn page; the person came without it."),
    "columns": N_("Line {line}: the columns do not match: {value}"),
    "no_name": N_("Line {line}: there is no name: {value}"),
    "unclosed_quote": N_("Line {line}: a quotation mark is never closed: {value}"),
    "too_long": N_("Line {line}: it is too long to be a person: {value}"),
}

_INPUT_AT_ALL = N_("“{value}” was not understood.")
_CONFIG_AT_ALL = N_("{path}: {key} has a value of the wrong kind.")
_RECORD_AT_ALL = N_("Line {line}: it was not understood: {value}")
_MOMENT_OVER = N_("This moment of truth is no longer open; nothing was changed.")
_STEP_BEFORE = N_("First comes {step}. The steps are taken in their order.")
_UNDO = {
    False: N_("There is nothing to undo."),
    True: N_("There is nothing to redo."),
}
_CHANGED = {
    False: N_("Another session has since changed the same as “{what}”; the undo would lose that."),
    True: N_("Another session has since changed the same as “{what}”; the redo would lose that."),
}


def explain(error: TableroError, tr: Translations) -> str:
    """The error as one line, without the newline."""
    fields = {name: _shown(name, value) for name, value in error.data.items()}
    if error.data.get("field") == "file":
        fields["value"] = cells.shown(str(error.data["value"]))
    if error.code == "ambiguous":
        fields["matches"] = _people(error.data["matches"])
    if error.code == "changed_elsewhere":
        subject = error.data["subject"]
        assert isinstance(subject, dict)
        fields["what"] = cells.cut(action_name(subject, tr), LONGEST_VALUE)
    if error.code == "wrong_step":
        fields["step"] = words.step(RecoveryStep(str(error.data["step"])), tr)
    return tr.gettext(_sentence(error.code, error.data)).format_map(fields)


def explain_record(record: BadRecord, tr: Translations) -> str:
    """What was not understood in a file, as one line that begins with where."""
    sentence = tr.gettext(RECORDS.get(record.reason, _RECORD_AT_ALL))
    return sentence.format(line=record.line, value=_shown("value", record.value))


def _sentence(code: str, data: Mapping[str, object]) -> str:
    if code == "bad_input":
        return INPUTS.get((str(data["field"]), str(data["reason"])), _INPUT_AT_ALL)
    if code == "storage":
        return STORAGE.get(str(data["reason"]), STORAGE["failed"])
    if code == "config":
        return CONFIG.get(str(data["detail"]), _CONFIG_AT_ALL)
    if code == "nothing_to_undo":
        return _UNDO[bool(data.get("redo"))]
    if code == "changed_elsewhere":
        return _CHANGED[bool(data.get("redo"))]
    return _of_step(data) if code == "wrong_step" else SENTENCES[code]


def _of_step(data: Mapping[str, object]) -> str:
    """That another step comes first; or, of a step that could be taken, that it is over."""
    step, wanted = (RecoveryStep(str(data[name])) for name in ("step", "wanted"))
    return _MOMENT_OVER if is_reached(wanted, step) or step is RecoveryStep.CLOSED else _STEP_BEFORE


def _shown(field: str, value: object) -> str:
    """A path is shown whole: half of one is of no use."""
    return cells.shown(str(value)) if field == "path" else cells.cut(str(value), LONGEST_VALUE)


def _people(matches: object) -> str:
    """`3 Ana Ríos, 7 Ana Modelo`."""
    assert isinstance(matches, list)
    return ", ".join(f"{person_id} {_shown('name', name)}" for person_id, name in matches)
