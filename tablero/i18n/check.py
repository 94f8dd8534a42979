"""What is wrong with a translation, as lines for the translator. The tests and `update` ask it."""

from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog, Message

from tablero.i18n.catalogue import messages

Key = tuple[str, str | None]


def problems(template: Catalog, translated: Catalog) -> list[str]:
    """Every fault of `translated` against the messages in `template`; empty if it is complete."""
    wanted, found = _by_key(template), _by_key(translated)
    missing = [f"missing: {key[0]!r}" for key in wanted if key not in found]
    unused = [f"unused: {key[0]!r}" for key in found if key not in wanted]
    kept = [message for key, message in found.items() if key in wanted]
    return missing + unused + [fault for message in kept for fault in _faults(message)]


def _by_key(catalogue: Catalog) -> dict[Key, Message]:
    return {(_sources(message)[0], message.context): message for message in messages(catalogue)}


def _faults(message: Message) -> Iterator[str]:
    sources, targets = _sources(message), _texts(message.string)
    name = repr(sources[0])
    if message.fuzzy:
        yield f"fuzzy: {name}"
    if not all(targets) or len(targets) != len(sources):
        yield f"untranslated: {name}"
        return
    if fault := _fields_fault(sources, targets):
        yield f"{fault}: {name}"
    if {_edges(text) for text in sources} != {_edges(text) for text in targets}:
        yield f"spaces at the ends differ: {name}"


def _fields_fault(sources: tuple[str, ...], targets: tuple[str, ...]) -> str:
    """One text must use the very fields of the source; a plural form may leave the number out."""
    allowed = set[str]().union(*map(_fields, sources))
    try:
        used = [_fields(target) for target in targets]
    except ValueError:
        return "broken braces"
    agree = used == [allowed] if len(targets) == 1 else all(names <= allowed for names in used)
    return "" if agree else "fields differ"


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _sources(message: Message) -> tuple[str, ...]:
    return _texts(message.id)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value or ""),)
