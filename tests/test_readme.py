"""The README says what is so: its keys are the registry's, and its pictures exist."""

import re

from tests.readme import README, with_table


def test_the_key_table_is_the_registry_s() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_table(text) == text, "python -m tests.readme"


def test_every_picture_it_shows_exists() -> None:
    shown = re.findall(r"screenshots/[\w.-]+", README.read_text(encoding="utf-8"))
    assert shown
    assert [name for name in shown if not (README.parent / name).exists()] == []
