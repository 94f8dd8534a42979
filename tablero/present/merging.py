"""Two people side by side in words: the fields, what each says, what comes along, and why."""

from tablero.domain.doubles import Reason
from tablero.domain.merging import Brings, ByHand, Line, MergeField, Met, Value
from tablero.domain.people import Link
from tablero.domain.words import Stage
from tablero.i18n import N_, NN_, Plural, Translations
from tablero.present import cells, words
from tablero.present.blocks import flowed
from tablero.present.reader import Reader

FIELDS = {
    MergeField.NAME: N_("name"),
    MergeField.ROLE: N_("role"),
    MergeField.COMPANY: N_("company"),
    MergeField.STAGE: N_("stage"),
    MergeField.DUE: N_("next touch"),
    MergeField.CADENCE: N_("cadence"),
    MergeField.DECIDES: N_("decides"),
    MergeField.NO_CONTACT: N_("do not contact"),
    MergeField.VIA: N_("introduced by"),
    MergeField.MET: N_("how we met"),
    MergeField.LEARNED: N_("what I learned"),
    MergeField.NOTES: N_("notes"),
}
REASONS = {
    Reason.HANDLE: N_("same handle"),
    Reason.NAME_COMPANY: N_("same name and company"),
    Reason.NAME: N_("same name"),
    Reason.ALIKE: N_("names alike, same company"),
}
_BROUGHT: dict[str, Plural] = {
    "touches": NN_("{count} touch", "{count} touches"),
    "entries": NN_("{count} entry", "{count} entries"),
    "ties": NN_("{count} tie", "{count} ties"),
    "favours": NN_("{count} favour", "{count} favours"),
    "introductions": NN_("{count} introduction", "{count} introductions"),
    "asks": NN_("{count} ask told", "{count} asks told"),
    "handles": NN_("{count} handle", "{count} handles"),
    "tags": NN_("{count} tag", "{count} tags"),
    "expertise": NN_("{count} field of knowledge", "{count} fields of knowledge"),
    "brought": NN_("{count} person they brought", "{count} people they brought"),
    "moments": NN_("{count} moment of truth", "{count} moments of truth"),
}


def field_name(field: MergeField, tr: Translations) -> str:
    """What the field is called."""
    return tr.gettext(FIELDS[field])


def reason(value: Reason, tr: Translations) -> str:
    """Why two people are taken for one."""
    return tr.gettext(REASONS[value])


def sides(line: Line, reader: Reader) -> tuple[str, str, str]:
    """What the one says, what the other says, and what will be; empty for nothing."""
    values = (line.keep, line.other, line.result)
    keep, other, result = (value_words(line.field, value, reader) for value in values)
    return keep, other, result


def value_words(field: MergeField, value: Value, reader: Reader) -> str:
    """A value in one line; empty for nothing said."""
    if field is MergeField.STAGE:
        assert value is None or isinstance(value, Stage)
        return words.stage(value, reader.tr)
    if isinstance(value, int):
        return _number(value, reader.tr)
    if isinstance(value, ByHand):
        return _by_hand(value, reader)
    if isinstance(value, Met):
        on = reader.day(value.on) if value.on else ""
        return cells.shown(", ".join(filter(None, (value.where, on))))
    text = f"{value.id} {value.name}" if isinstance(value, Link) else flowed(value or "")
    return cells.shown(text)


def brought(brings: Brings, tr: Translations) -> str:
    """`4 touches, 2 ties`: what comes along; empty for nothing."""
    counts = brings._asdict()
    told = [
        tr.ngettext(*forms, counts[name]).format(count=counts[name])
        for name, forms in _BROUGHT.items()
        if counts[name]
    ]
    return ", ".join(told)


def _number(value: int, tr: Translations) -> str:
    """Yes, or nothing; or a cadence."""
    if isinstance(value, bool):
        return tr.gettext("yes") if value else ""
    return tr.ngettext("every day", "every {days} days", value).format(days=value)


def _by_hand(value: ByHand, reader: Reader) -> str:
    sentence = N_("rests until {day}") if value.rests else N_("due {day}, set by hand")
    told = reader.tr.gettext(sentence).format(day=reader.day(value.day))
    return f"{told}: {cells.shown(value.reason)}" if value.reason else told
