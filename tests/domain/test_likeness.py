"""Sentences that say the same in other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.likeness import alike_groups, likeness, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("answered late", "Answered too late"),
        ("answered late", "I was answering late"),
        ("respondí tarde", "Respondi muy tarde"),
        ("too long a message", "the message was too long"),
    ],
)
def test_the_same_in_other_words_is_one_mistake(one: str, other: str) -> None:
    assert alike_groups([one, other]) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("answered late", "asked for a meeting at once"), ("no research", "wrong person"), ("", "x")],
)
def test_what_has_no_word_in_common_is_another_mistake(one: str, other: str) -> None:
    assert alike_groups([one, other]) == [[0], [1]]


def test_who_is_like_one_of_a_group_belongs_to_it() -> None:
    chain = ["answered late", "answered late again", "late again Monday", "no research"]
    assert alike_groups(chain) == [[0, 1, 2], [3]]


def test_a_sentence_of_common_words_alone_keeps_them() -> None:
    assert stems("not with her") == {"not", "with", "her"}
    assert stems("!?") == frozenset()


sentences = st.lists(st.text("abc tarde", max_size=12), max_size=12)


@given(sentences)
def test_every_sentence_is_in_exactly_one_group(found: list[str]) -> None:
    places = [place for group in alike_groups(found) for place in group]
    assert sorted(places) == list(range(len(found)))


@given(st.text(), st.text())
def test_likeness_is_mutual_and_whole_with_oneself(one: str, other: str) -> None:
    first, second = stems(one), stems(other)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= likeness(first, first) == 1
