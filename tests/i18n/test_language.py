"""Which language the interface speaks, and what happens without a catalogue."""

from pathlib import Path

import pytest

import tablero.i18n
from tablero.i18n import NN_, choose_language, translations

SPANISH_LOCALE = {"LANG": "es_MX.UTF-8"}


def test_the_option_wins_over_everything() -> None:
    assert choose_language("en", {"TABLERO_LANG": "es", **SPANISH_LOCALE}, "es") == "en"


def test_the_variable_wins_over_the_configuration_and_the_locale() -> None:
    assert choose_language(None, {"TABLERO_LANG": "es", "LANG": "en_GB"}, "en") == "es"


def test_the_configuration_wins_over_the_locale() -> None:
    assert choose_language(None, SPANISH_LOCALE, "en") == "en"


def test_lc_all_wins_over_lc_messages_and_lang() -> None:
    environment = {"LC_ALL": "es_ES", "LC_MESSAGES": "en_GB", "LANG": "en_GB"}
    assert choose_language(None, environment, None) == "es"


def test_lc_messages_wins_over_lang() -> None:
    assert choose_language(None, {"LC_MESSAGES": "es_ES", "LANG": "en_GB"}, None) == "es"


def test_an_empty_wish_is_no_wish() -> None:
    assert choose_language("", {"TABLERO_LANG": "", "LC_ALL": "", **SPANISH_LOCALE}, "") == "es"


@pytest.mark.parametrize("locale", ["es", "es_ES.UTF-8", "es-419", "es@euro", "ES", "es.UTF-8"])
def test_spanish_of_any_country_is_spanish(locale: str) -> None:
    assert choose_language(None, {"LANG": locale}, None) == "es"


@pytest.mark.parametrize(
    "locale", ["C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "est_EE", "../es", "\x1b"]
)
def test_every_other_locale_is_english(locale: str) -> None:
    assert choose_language(None, {"LANG": locale}, None) == "en"


def test_nothing_at_all_is_english() -> None:
    assert choose_language(None, {}, None) == "en"


def test_english_is_the_source_itself() -> None:
    assert translations("en").gettext("Touch {number}") == "Touch {number}"


def test_spanish_is_compiled_in_an_installed_tree() -> None:
    assert translations("es").info()["language"] == "es"


def test_an_uncompiled_tree_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tablero.i18n, "LOCALE_DIR", tmp_path)
    assert translations("es").gettext("Touch {number}") == "Touch {number}"


def test_a_marked_plural_is_looked_up_by_its_number() -> None:
    plural = NN_("{n} touch", "{n} touches")
    assert translations("en").ngettext(*plural, 2) == "{n} touches"
