"""Every refusal has its sentence: one line, in both languages, harmless whatever it quotes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tablero import errors
from tablero.domain.handles import check
from tablero.domain.imports import BadRecord
from tablero.domain.words import Channel, HandleKind, Intent, Stage
from tablero.errors import BadInput, ConfigError, StorageError, TableroError
from tablero.i18n import Translations, translations
from tablero.present.errors import CONFIG, INPUTS, RECORDS, STORAGE, explain, explain_record
from tablero.services import sieve
from tablero.storage import store, upgrade

PACKAGE = Path(errors.__file__).parent
HOSTILE = "\x1b[31m\u202e[/x]\n" + "long " * 50
EN = Translations()
DATA: dict[str, object] = {
    "ref": HOSTILE,
    "matches": [(3, "Ana Ríos"), (7, HOSTILE)],
    "field": "name",
    "value": HOSTILE,
    "reason": "empty",
    "name": HOSTILE,
    "via": HOSTILE,
    "path": HOSTILE,
    "detail": HOSTILE,
    "key": HOSTILE,
    "line": 3,
    "step": "contact",
    "wanted": "talk",
    "subject": {"action": "add", "name": HOSTILE},
}


def tree(root: type[TableroError]) -> Iterator[type[TableroError]]:
    yield root
    for branch in root.__subclasses__():
        yield from tree(branch)


def calls(name: str) -> Iterator[ast.Call]:
    """Every call of a function or class of that name in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield node


def keyword(call: ast.Call, name: str) -> str | None:
    """The value of a keyword where it stands as a plain word."""
    for argument in call.keywords:
        if argument.arg == name and isinstance(argument.value, ast.Constant):
            return str(argument.value.value)
    return None


def words(name: str, place: int) -> set[str]:
    """The plain words given as the argument at a place."""
    given = [call.args[place] for call in calls(name) if len(call.args) > place]
    texts = [node for call in given for node in ast.walk(call) if isinstance(node, ast.Constant)]
    return {text.value for text in texts if isinstance(text.value, str)}


def refusal_of(kind: HandleKind, value: str) -> tuple[str, str] | None:
    try:
        check(kind, value)
    except BadInput as error:
        return str(error.data["field"]), str(error.data["reason"])
    return None


def test_the_scan_finds_what_it_looks_for() -> None:
    assert words("refusal", 1) >= {"missing", "not_linkedin"}
    assert words("Rule", 0) >= {"range", "zone"}
    assert words("Vocabulary", 0) >= {"stage"}
    assert {keyword(call, "reason") for call in calls("StorageError")} >= {"newer", "url"}


def test_every_input_that_is_refused_has_a_sentence() -> None:
    raised = {(keyword(call, "field"), keyword(call, "reason")) for call in calls("BadInput")}
    raised = {pair for pair in raised if None not in pair}
    raised |= {("file", reason) for reason in words("refusal", 1)}
    refused = [refusal_of(kind, value) for kind in HandleKind for value in ("", "?")]
    raised |= {pair for pair in refused if pair}
    assert raised - INPUTS.keys() == set()


def test_every_trouble_with_the_file_has_a_sentence() -> None:
    raised = {keyword(call, "reason") for call in calls("StorageError")} - {None}
    raised |= {reason for _, reason in store._REASONS} | set(upgrade._REASONS.values())
    assert raised - STORAGE.keys() == set()


def test_every_mistake_in_the_configuration_has_a_sentence() -> None:
    raised = {keyword(call, "detail") for call in calls("ConfigError")} - {None}
    assert (raised | words("Rule", 0) | words("Vocabulary", 0)) - CONFIG.keys() == set()


def test_what_is_none_of_the_words_is_told_the_words() -> None:
    for detail, kind in (("stage", Stage), ("channel", Channel), ("intent", Intent)):
        assert [word for word in kind if word not in CONFIG[detail]] == []


def test_every_bad_record_has_a_sentence() -> None:
    raised = words("bad_record", 1) | set(sieve._REASONS.values())
    assert raised - RECORDS.keys() == set()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("error", list(tree(TableroError)), ids=lambda error: str(error.code))
def test_every_error_is_one_harmless_line(error: type[TableroError], language: str) -> None:
    text = explain(error(**DATA), translations(language))
    assert text
    assert text.isprintable()
    assert "{" not in text


def test_all_sentences_can_be_filled_in() -> None:
    made: list[TableroError] = [
        *(BadInput(**DATA | {"field": field, "reason": reason}) for field, reason in INPUTS),
        *(StorageError(**DATA | {"reason": reason}) for reason in STORAGE),
        *(ConfigError(**DATA | {"detail": detail}) for detail in CONFIG),
    ]
    assert all("{" not in explain(error, EN) for error in made)


def test_a_long_value_is_cut_and_a_path_is_not() -> None:
    long = "x" * 500
    assert len(explain(BadInput(field="when", value=long, reason="date"), EN)) < 200
    assert long in explain(StorageError(path=long, reason="locked", detail=""), EN)
    assert long in explain(BadInput(field="file", value=long, reason="missing"), EN)


def test_several_people_are_told_by_number() -> None:
    error = errors.Ambiguous(ref="ana", matches=[(3, "Ana Ríos"), (7, "Ana Modelo")])
    assert "3 Ana Ríos, 7 Ana Modelo" in explain(error, EN)


@pytest.mark.parametrize("redo", [False, True])
def test_undo_and_redo_are_told_apart(redo: bool) -> None:
    word = "redo" if redo else "undo"
    assert word in explain(errors.NothingToUndo(redo=redo), EN)
    subject = {"action": "add", "name": "Ana Ríos"}
    assert word in explain(errors.ChangedElsewhere(action="add", subject=subject, redo=redo), EN)


def test_a_change_that_cannot_be_undone_is_named() -> None:
    subject = {"action": "touch", "name": HOSTILE, "channel": "whatsapp", "count": 1}
    error = errors.ChangedElsewhere(action="touch", subject=subject, redo=False)
    assert "“touch · WhatsApp · " in explain(error, EN)
    assert explain(error, EN).isprintable()


def test_a_reason_that_is_not_known_yet_still_makes_a_line() -> None:
    unheard = "unheard_of"
    assert explain(BadInput(field=unheard, value="v", reason=unheard), EN)
    assert explain(StorageError(path="p", reason=unheard, detail="d"), EN)
    assert explain(ConfigError(path="p", key="k", detail=unheard), EN)
    assert explain_record(BadRecord(3, unheard, "v"), EN).startswith("Line 3")


@pytest.mark.parametrize("reason", RECORDS)
def test_a_bad_record_is_told_by_its_line(reason: str) -> None:
    text = explain_record(BadRecord(12, reason, HOSTILE), EN)
    assert text.startswith("Line 12: ")
    assert text.isprintable()
