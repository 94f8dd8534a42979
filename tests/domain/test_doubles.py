"""Who is likely the same person: names in all their spellings, never everybody with everybody."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.doubles import (
    SHARED_BY,
    Named,
    Pair,
    Reason,
    alike,
    extends,
    likely_pairs,
    name_words,
)
from tablero.domain.text import fold


def found(*people: tuple[str, str], sharing: tuple[list[int], ...] = (), limit: int = 9,
          distinct: frozenset[tuple[int, int]] = frozenset()) -> list[Pair]:  # fmt: skip
    """The pairs of these people (name and company), whose ids are their places from 1."""
    named = [Named(id_, fold(name), fold(at)) for id_, (name, at) in enumerate(people, 1)]
    return likely_pairs(named, sharing, distinct, limit)


def reasons(*people: tuple[str, str]) -> list[Reason]:
    return [reason for pair in found(*people) for reason in pair.reasons]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Ana Ríos", "Acme"), ("ANA RIOS", "Ácme"), Reason.NAME_COMPANY),
        (("Ana Ríos", "Acme"), ("Ríos, Ana", "Acme"), Reason.NAME_COMPANY),
        (("Ana Ríos", "Acme"), ("Ríos Ana", "Acme"), Reason.NAME_COMPANY),
        (("Ana Ríos", ""), ("Ana Rios", ""), Reason.NAME),
        (("Ana Ríos", "Acme"), ("Ana Ríos", "Sol"), Reason.NAME),
        (("Ana Ríos", "Acme"), ("Ana Ríos Vega", "Acme"), Reason.ALIKE),
        (("Ríos Vega, Ana", "Acme"), ("Ana Ríos", "Acme"), Reason.ALIKE),
        (("A. Ríos", "Acme"), ("Ana Ríos", "Acme"), Reason.ALIKE),
        (("Ana R.", "Acme"), ("Ana Ríos Vega", "Acme"), Reason.ALIKE),
        (("Ana", "Acme"), ("Ana Ríos", "Acme"), Reason.ALIKE),
    ],
)
def test_one_name_in_two_spellings(
    one: tuple[str, str], other: tuple[str, str], reason: Reason
) -> None:
    assert reasons(one, other) == [reason]
    assert reasons(other, one) == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ana Ríos", "Acme"), ("Eva Ríos", "Acme")),
        (("Ana Ríos", "Acme"), ("Ana Ríos Vega", "Sol")),
        (("Ana Ríos", ""), ("Ana Ríos Vega", "")),
        (("A. R.", "Acme"), ("Ana Ríos", "Acme")),
        (("Ana Vega", "Acme"), ("Ana Ríos Vega", "Acme")),
        (("Ana Ríos", "Acme"), ("Anabel Ríos", "Acme")),
    ],
)
def test_two_people_who_are_only_a_little_alike(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert reasons(one, other) == []


def test_the_surest_come_first_with_all_their_reasons() -> None:
    people = (
        *(("Ana", "Acme"), ("Ana Ríos", "Acme"), ("Ana Ríos", "Sol"), ("Ana Ríos", "")),
        *(("Ana Ríos", "Acme"), ("Noé Ñíguez", ""), ("Eva Prueba", "")),
    )
    pairs = found(*people, sharing=([6, 7], [2, 5], [2, 5]), limit=4)
    assert pairs == [
        Pair((2, 5), (Reason.HANDLE, Reason.NAME_COMPANY)),
        Pair((6, 7), (Reason.HANDLE,)),
        Pair((2, 4), (Reason.NAME,)),
        Pair((3, 4), (Reason.NAME,)),
    ]


def test_those_who_were_said_to_be_two_stay_away() -> None:
    people = (("Ana Ríos", "Acme"),) * 3
    apart = frozenset({(1, 3)})
    assert [pair.ids for pair in found(*people, sharing=([1, 3],), distinct=apart)] == [
        *((1, 2), (2, 3)),
    ]  # fmt: skip


def test_a_switchboard_makes_nobody_the_same() -> None:
    names = [(f"{letter * 3} {letter * 4}", "") for letter in "abcdef"]
    assert len(names) > SHARED_BY
    assert found(*names, sharing=([1, 2, 3, 4, 5, 6],)) == []
    assert len(found(*names, sharing=([1, 2, 3, 4, 5],), limit=99)) == 10


@pytest.mark.parametrize(
    ("long", "short", "is_fuller"),
    [
        ("Ana Ríos Vega", "Ana Ríos", True),
        ("Ana Ríos", "A. Ríos", True),
        ("A. Ríos", "Ana Ríos", False),
        ("Ana Ríos", "Ana Ríos", False),
        ("Ana Ríos", "Eva Ríos", False),
        ("Ana Ríos Vega", "Ríos, Ana", True),
    ],
)
def test_a_name_told_more_fully(long: str, short: str, is_fuller: bool) -> None:
    assert extends(name_words(fold(long)), name_words(fold(short))) is is_fuller


def test_a_name_of_no_letters_is_its_own_word() -> None:
    assert name_words("?") == ("?",)
    assert reasons(("?", "Acme"), ("!", "Acme")) == []
    assert reasons(("?", "Acme"), ("?", "Acme")) == [Reason.NAME_COMPANY]


people = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["ana", "a", "rios", "r", "vega", "eva"]), max_size=3).map(
            " ".join
        ),
        st.sampled_from(["acme", "sol", ""]),
    ),
    max_size=8,
)


@given(people=people)
def test_looking_up_finds_what_comparing_all_with_all_would(people: list[tuple[str, str]]) -> None:
    expected = set()
    for one, other in combinations(range(len(people)), 2):
        names = [name_words(people[place][0]) for place in (one, other)]
        same = sorted(names[0]) == sorted(names[1])
        company = people[one][1] == people[other][1] != ""
        if same or (company and alike(*names)):
            expected.add((one + 1, other + 1))
    pairs = found(*people, limit=99)
    assert {pair.ids for pair in pairs} == expected
    assert len(pairs) == len(expected)
