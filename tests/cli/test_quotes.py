"""What people said is between the quotes of the language, which its catalogue gives."""

from gettext import NullTranslations
from typing import Any

import pytest

from tablero.domain.words import Channel
from tablero.present.words import quoted
from tablero.services import introductions
from tablero.services.introductions import RequestFields


class Angled(NullTranslations):
    """English but for the quotes."""

    def gettext(self, message: str) -> str:
        return "«{text}»" if message == "“{text}”" else message


@pytest.fixture(autouse=True)
def angled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tablero.cli.session.translations", lambda _language: Angled())


def test_wordings_and_answers_are_quoted_as_the_language_does(tablero: Any) -> None:
    tablero("add", "Ramón Sol")
    tablero("ask", "a {flat}", "--wording", "Do you know {one}?")
    assert "«Do you know {one}?»" in tablero("ask", "--for", "ramon").out
    tablero("ask", "--tell", "1", "ramon")
    assert "«Ask {Nadia}»" in tablero("ask", "--answer", "1", "Ask", "{Nadia}").out
    listed = tablero("ask").out
    assert "«Do you know {one}?»" in listed
    assert "«Ask {Nadia}»" in listed
    assert "“" not in listed


def test_wishes_are_quoted_as_the_language_does(tablero: Any, workspace: Any) -> None:
    tablero("add", "Luis Ocampo")
    fields = RequestFields(Channel.CALL, "ask Luis", wish="a customs agent")
    introductions.request_introduction(workspace, 1, fields)
    assert "«a customs agent»" in tablero("reach", "--open").out
    assert "«a customs agent»" in tablero("reach", "--drop", "1").out


def test_nothing_is_not_quoted() -> None:
    assert quoted("", Angled()) == ""
