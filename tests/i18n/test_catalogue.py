"""The Spanish catalogue is complete, and the checker that says so can say otherwise."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from tablero.i18n import LANGUAGES, LOCALE_DIR, SOURCE_LANGUAGE, catalogue_path
from tablero.i18n.catalogue import (
    compile_all,
    extract,
    messages,
    mo_bytes,
    po_bytes,
    read,
    update,
)
from tablero.i18n.check import problems

PACKAGE = LOCALE_DIR.parents[1]
TRANSLATED = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]


def po_of(language: str) -> Path:
    return catalogue_path(language).with_suffix(".po")


@pytest.fixture
def template() -> Catalog:
    """Three messages, of which the second is a plural and the third has a context."""
    catalogue = Catalog()
    catalogue.add("Touch {number}")
    catalogue.add(("{n} touch", "{n} touches"))
    catalogue.add("seen", context="counter")
    return catalogue


@pytest.fixture
def spanish() -> Catalog:
    """The three, translated well."""
    catalogue = Catalog(locale="es")
    # As in our file; newer babels have a third form, for whole millions.
    catalogue.mime_headers = [("Plural-Forms", "nplurals=2; plural=(n != 1);")]
    catalogue.add("Touch {number}", "Toque {number}")
    catalogue.add(("{n} touch", "{n} touches"), ("un toque", "{n} toques"))
    catalogue.add("seen", "en visto", context="counter")
    return catalogue


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_and_none_is_unused(language: str) -> None:
    assert problems(extract(PACKAGE), read(po_of(language))) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_file_is_as_update_would_write_it(language: str) -> None:
    catalogue = read(po_of(language))
    update(catalogue, extract(PACKAGE))
    written = po_of(language).read_bytes()
    assert po_bytes(catalogue) == written, "run python -m tablero.i18n.update"


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_file_is_up_to_date(language: str) -> None:
    wanted = translated_texts(mo_bytes(read(po_of(language))))
    compiled = translated_texts(catalogue_path(language).read_bytes())
    assert compiled == wanted, "run python -m tablero.i18n.update"


def translated_texts(compiled: bytes) -> dict[object, object]:
    """The messages of a `.mo` file; its header names the babel that wrote it, which may differ."""
    return {str(message.id): message.string for message in messages(read_mo(io.BytesIO(compiled)))}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_plural_rule_is_the_spanish_one(language: str) -> None:
    assert read(po_of(language)).plural_expr == "(n != 1)"


def test_a_good_translation_has_no_problems(template: Catalog, spanish: Catalog) -> None:
    assert problems(template, spanish) == []


def test_a_new_message_in_the_source_is_missed(tmp_path: Path, spanish: Catalog) -> None:
    source = 'from tablero.i18n import N_\n\nGREETING = N_("Good morning")\n'
    (tmp_path / "new.py").write_text(source, encoding="utf-8")
    assert "missing: 'Good morning'" in problems(extract(tmp_path), spanish)


def test_a_message_no_longer_in_the_source_is_unused(template: Catalog, spanish: Catalog) -> None:
    template.delete("Touch {number}")
    assert problems(template, spanish) == ["unused: 'Touch {number}'"]


def test_a_message_of_another_context_is_another_message(
    template: Catalog, spanish: Catalog
) -> None:
    template.add("seen")
    assert problems(template, spanish) == ["missing: 'seen'"]


@pytest.mark.parametrize(
    ("translation", "problem"),
    [
        ("", "untranslated: 'Touch {number}'"),
        ("Toque {numero}", "fields differ: 'Touch {number}'"),
        ("Toque", "fields differ: 'Touch {number}'"),
        ("Toque {number} ", "spaces at the ends differ: 'Touch {number}'"),
        ("Toque {number", "broken braces: 'Touch {number}'"),
    ],
)
def test_a_poor_translation_is_told(
    template: Catalog, spanish: Catalog, translation: str, problem: str
) -> None:
    spanish["Touch {number}"].string = translation
    assert problems(template, spanish) == [problem]


def test_a_fuzzy_translation_is_told(template: Catalog, spanish: Catalog) -> None:
    spanish["Touch {number}"].flags.add("fuzzy")
    assert problems(template, spanish) == ["fuzzy: 'Touch {number}'"]


@pytest.mark.parametrize(
    ("forms", "problem"),
    [
        (("un toque", ""), "untranslated: '{n} touch'"),
        (("un toque",), "untranslated: '{n} touch'"),
        (("un toque", "{m} toques"), "fields differ: '{n} touch'"),
    ],
)
def test_a_poor_plural_is_told(
    template: Catalog, spanish: Catalog, forms: tuple[str, ...], problem: str
) -> None:
    spanish["{n} touch"].string = forms
    assert problems(template, spanish) == [problem]


def test_every_way_of_marking_is_extracted(tmp_path: Path) -> None:
    lines = [
        'N_("one")',
        'NN_("two", "twos")',
        'tr.gettext("three")',
        'tr.ngettext("four", "fours", n)',
        'tr.pgettext("context", "five")',
        "tr.gettext(CONSTANT)",
    ]
    (tmp_path / "marked.py").write_text("\n".join(lines), encoding="utf-8")
    found = {message.id: message.context for message in messages(extract(tmp_path))}
    assert found == {
        "one": None,
        ("two", "twos"): None,
        "three": None,
        ("four", "fours"): None,
        "five": "context",
    }


def test_update_keeps_translations_adds_new_ones_empty_and_drops_the_unused(
    template: Catalog, spanish: Catalog
) -> None:
    template.add("New")
    template.delete("Touch {number}")
    update(spanish, template)
    kept = {message.id: message.string for message in messages(spanish)}
    assert kept == {
        "New": None,
        ("{n} touch", "{n} touches"): ("un toque", "{n} toques"),
        "seen": "en visto",
    }
    assert not spanish.obsolete


def test_update_does_not_guess(template: Catalog, spanish: Catalog) -> None:
    template.add("Touch {number}!")
    update(spanish, template)
    assert not spanish["Touch {number}!"].fuzzy


def test_a_written_file_holds_neither_dates_nor_line_numbers(tmp_path: Path) -> None:
    (tmp_path / "marked.py").write_text('\n\nN_("one")\n', encoding="utf-8")
    catalogue = Catalog(locale="es", charset="utf-8")
    update(catalogue, extract(tmp_path))
    written = po_bytes(catalogue).decode()
    assert "Date" not in written
    assert f"#: {tmp_path.name}/marked.py\n" in written


def test_a_compiled_file_does_not_depend_on_the_hour(spanish: Catalog) -> None:
    compiled = mo_bytes(spanish)
    spanish.creation_date = datetime(2026, 11, 23, tzinfo=UTC)
    assert mo_bytes(spanish) == compiled


def test_each_po_is_compiled_beside_itself(tmp_path: Path, spanish: Catalog) -> None:
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "tablero.po").write_bytes(po_bytes(spanish))
    assert compile_all(tmp_path) == [folder / "tablero.mo"]
    assert (folder / "tablero.mo").read_bytes() == mo_bytes(spanish)
