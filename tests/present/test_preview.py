"""What is shown of a person or a moment before it is saved."""

from datetime import datetime
from typing import Any

from tablero.domain.people import Likeness
from tablero.domain.quick_add import parse_person_line
from tablero.i18n import Translations
from tablero.present.lines import Role, line_width, plain
from tablero.present.preview import likeness_text, moment_text, understood, who

EN = Translations()


def ana(number: int = 1) -> Likeness:
    return Likeness(number, "Ana Ríos", "CFO", "Acme", "name")


def test_each_part_of_the_line_has_its_row() -> None:
    draft = parse_person_line("Ana Ríos, CFO @ Acme #fintech ana@example.org ! via Luis")
    rows = [plain(line) for line in understood(draft, ("Luis Modelo · CEO", Role.TEXT), 60, EN)]
    assert rows == [
        "Name      Ana Ríos ◆",
        "Role      CFO",
        "Company   Acme",
        "Tags      #fintech",
        "Knows     (what about, after knows:)",
        "Via       Luis Modelo · CEO",
        "Reach     ana@example.org",
    ]


def test_an_empty_row_teaches_how_to_fill_it() -> None:
    rows = [plain(line) for line in understood(None, None, 60, EN)]
    assert rows[2] == "Company   (after @)"


def test_rows_keep_to_the_grid_whatever_stands_in_them() -> None:
    draft = parse_person_line("日本\u202e[/x] Ríos, CFO @ " + "A" * 90)
    assert {line_width(line) for line in understood(draft, None, 41, EN)} == {41}


def test_one_who_is_alike_is_pointed_out() -> None:
    text = likeness_text([ana()], EN)
    assert text == "Ana Ríos · CFO · Acme is already here; Enter adds another."


def test_several_who_are_alike_are_counted() -> None:
    text = likeness_text([ana(1), ana(2), ana(3)], EN)
    assert text == "Ana Ríos · CFO · Acme and 2 more are already here; Enter adds another."


def test_nobody_alike_is_nothing_to_say() -> None:
    assert likeness_text([], EN) == ""


def test_what_is_not_known_leaves_no_gap() -> None:
    assert who(Likeness(1, "Ana", "", "Acme", "name")) == "Ana · Acme"


def test_a_moment_of_another_year_tells_its_year(clock: Any) -> None:
    sunday = datetime(2026, 11, 22, 18, tzinfo=clock.now.tzinfo)
    assert moment_text(sunday, clock.now, "en") == "Sun 22 Nov 18:00"
    assert moment_text(sunday.replace(year=2025), clock.now, "es") == "22 nov 2025 18:00"
