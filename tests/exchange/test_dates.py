from datetime import date

import pytest

from tablero.exchange.dates import parse_date

SECOND_OF_MARCH = date(2021, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        *("02 Mar 2021", "2 mar 2021", "02-mar-21", "2 March 2021", "Mar 2, 2021", "02 Mar. 2021"),
        *("2 de marzo de 2021", "2 DE MARZO DEL 2021", "02/03/2021", "2.3.21", "02-03-2021"),
        *("2021-03-02", "2021/03/02", "2021-03-02T10:11:12Z", "2021-03-02 10:11:12 UTC"),
    ],
)
def test_one_day_is_understood_in_every_way_it_is_written(text: str) -> None:
    assert parse_date(text) == SECOND_OF_MARCH


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("02 ene 2021", 1),
        ("02 abr 2021", 4),
        ("02 ago 2021", 8),
        ("02 sept 2021", 9),
        ("02 setiembre 2021", 9),
    ],
)
def test_spanish_months_are_understood(text: str, month: int) -> None:
    assert parse_date(text) == date(2021, month, 2)


def test_the_day_comes_before_the_month() -> None:
    assert parse_date("11/12/2021") == date(2021, 12, 11)


@pytest.mark.parametrize(
    "text",
    [
        *("", "someday", "44257", "31 Feb 2021", "03/15/2021", "2 xyz 2021", "2 ma 2021"),
        *("02 Mar 1921", "02/03/0021", "02 Mar 2021 or so", "0/0/00"),
    ],
)
def test_what_is_not_surely_a_day_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None
