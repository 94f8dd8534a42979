"""Pastes as a terminal sends them, with whatever the clipboard held, in pieces of any size."""

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from tablero.ui.pasting import BEGIN, END, PasteFilter, PasteParser

TEXTS = st.text(alphabet="aé1[20~;m\n\x1b漢").filter(lambda text: END not in text)


def read(*pieces: str) -> list[str]:
    """What is read: the names of keys, and what is pasted in brackets."""
    parser = PasteParser()
    found = [event for piece in pieces for event in parser.feed(piece)]
    return [
        f"({event.text})" if isinstance(event, Paste) else event.key
        for event in found
        if isinstance(event, (Key, Paste))
    ]


def test_an_escape_sequence_in_a_paste_presses_no_keys() -> None:
    pasted = f"{BEGIN}red \x1b[31m1q\x1b[0m\x1b{END}"
    assert read(f"n{pasted}\x1b[A2") == ["n", "(red [31m1q[0m)", "up", "2"]


def test_keys_outside_of_a_paste_come_at_once() -> None:
    cleaning = PasteFilter()
    assert [cleaning.clean(each) for each in ("\x1b", "[2", "00", "~", "\x1b", "a")] == [
        *("\x1b", "[2", "00", "~"),
        *("", "a"),
    ]


@given(TEXTS, st.lists(st.integers(1, 9), min_size=1))
def test_it_does_not_matter_how_a_paste_comes_in_pieces(text: str, sizes: list[int]) -> None:
    whole = f"1{BEGIN}{text}{END}2"
    cleaning, passed = PasteFilter(), ""
    for turn in range(len(whole)):
        size = sizes[turn % len(sizes)]
        passed, whole = passed + cleaning.clean(whole[:size]), whole[size:]
    harmless = text.replace("\x1b", "")
    assert passed == f"1{BEGIN}{harmless}{END}2"
