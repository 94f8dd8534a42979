"""The names under which templates are offered."""

from tablero.domain.templates import Template
from tablero.i18n import Translations
from tablero.present.templates import NAMES, template_name
from tablero.services.templates import starters

EN = Translations()


def test_every_starter_has_a_name_to_show_and_no_other_has() -> None:
    assert NAMES.keys() == {each.name for each in starters()}


def test_a_starter_is_shown_by_a_label_and_not_by_its_word() -> None:
    assert template_name(Template(name="thanks", text="…"), EN) == "Thanks for the introduction"


def test_the_users_own_keep_their_names_shown_harmless() -> None:
    assert template_name(Template(name="café", text="…"), EN) == "café"
    assert template_name(Template(name="a\x1b[1mb", text="…"), EN).isprintable()
