"""`tablero today`: the page by sections, as wide as the terminal, and the promised JSON."""

from typing import Any

import pytest

from tablero.present import cells

HOSTILE = "[bold]\x1b[31m\u202eXY[/x]"
DUE_KEYS = [
    *("id", "name", "stage", "touches", "days_overdue", "cadence", "cooling", "reason"),
]


@pytest.fixture
def morning(tablero: Any, clock: Any) -> Any:
    """Monday: someone late, cooling, due, new, back from a rest, resting; promises and an idea."""
    for name in ("Ana Ríos, CFO @ Acme", "Eva Sol", "Luis Ocampo", "Noé Ñíguez", "Paco Muestra"):
        tablero("add", name)
    tablero("add", "Irene Modelo", "--stage", "referred")
    for name, at in {"ana": "9", "eva": "15", "luis": "7", "paco": "2", "irene": "1"}.items():
        tablero("touch", name, "call", "--at", f"{at} days ago")
    tablero("idea", "ana", "the market study")
    tablero("promise", "ana", "the figures", "--by", "today")
    tablero("promise", "eva", "a name", "--by", "tomorrow")
    clock.advance(days=-3)
    tablero("rest", "irene", "2026-11-23", "--why", "back from the fair")
    clock.advance(days=3)
    tablero("rest", "paco", "2w", "--why", "moving house")
    return tablero


def sections(page: str) -> dict[str, list[str]]:
    """The lines under each heading; the first paragraph stands under ``."""
    first, *others = page.rstrip("\n").split("\n\n")
    return {"": [first]} | {
        title: lines for title, *lines in (part.split("\n") for part in others) if lines
    }


def test_the_page_says_how_much_there_is_and_names_everyone_in_their_section(morning: Any) -> None:
    found = sections(morning("today").out)
    assert found.pop("") == ["Mon 23 Nov · 5 due · 1 promise"]
    names = {title: [line.split("  ")[2] for line in lines] for title, lines in found.items()}
    assert names == {
        "Promises to keep · 1": ["Ana Ríos"],
        "Back from a rest · 1": ["Irene Modelo"],
        "Due · 2": ["Ana Ríos", "Luis Ocampo"],
        "Stalled at touch 1 to 3 · 1": ["Eva Sol"],
        "No next step yet · 1": ["Noé Ñíguez"],
        "Resting · 1": ["Paco Muestra"],
    }


def test_each_line_tells_when_and_with_what(morning: Any) -> None:
    found = sections(morning("today").out)
    (promise,) = found["Promises to keep · 1"]
    assert promise.split("  ")[-1] == "the figures"
    (back,) = found["Back from a rest · 1"]
    assert "back today" in back
    assert back.endswith("back from the fair")
    (eva,) = found["Stalled at touch 1 to 3 · 1"]
    assert "8 d, cool" in eva
    ana, _ = found["Due · 2"]
    assert "2 d late" in ana
    assert ana.endswith("the market study")
    (resting,) = found["Resting · 1"]
    assert resting.endswith("until Mon 7 Dec  moving house")


def test_a_promise_that_is_late_says_so(morning: Any, clock: Any) -> None:
    clock.advance(days=3)
    first, second = sections(morning("today").out)["Promises to keep · 2"]
    assert "3 d late" in first
    assert "2 d late" in second


def test_the_name_of_the_day_comes_with_its_question(tablero: Any) -> None:
    tablero("add", "Ana Ríos, CFO @ Acme")
    assert tablero("today").out.endswith(
        "\nThe name of the day: Ana Ríos · CFO · Acme. What would make them see the value?\n"
    )


def test_nothing_due_is_told_with_what_comes_next(tablero: Any) -> None:
    tablero("add", "Ana Ríos")
    tablero("touch", "ana", "call")
    first = tablero("today").out.split("\n")[0]
    assert first == "Mon 23 Nov · Nothing is due today. Next: Ana Ríos, in 7 d."


def test_an_empty_board_says_how_to_begin(tablero: Any) -> None:
    done = tablero("today")
    assert (done.code, done.err) == (0, "")
    assert done.out == ("Mon 23 Nov · Nobody is on the board. tablero add NAME adds a person.\n")


def test_introducers_are_thanked_by_the_names_they_brought(tablero: Any) -> None:
    tablero("add", "Luis Ocampo")
    tablero("touch", "luis", "call")
    tablero("add", "Eva Sol", "--referred-by", "luis")
    (line,) = sections(tablero("today").out)["To thank · 1"]
    assert line.endswith("brought Eva Sol")


def test_the_sections_stand_in_one_grid(morning: Any) -> None:
    found = sections(morning("today").out)
    ladders = {line.index("┊") for lines in found.values() for line in lines if "┊" in line}
    assert len(ladders) == 1


@pytest.mark.parametrize("columns", [30, 45, 69, 70, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    morning: Any, environment: dict[str, str], columns: int
) -> None:
    morning("add", "山" * 60, "--company", "B" * 150)
    morning("idea", "山", "a long way to say it " * 20)
    environment["COLUMNS"] = str(columns)
    lines = morning("today").out.splitlines()
    assert max(map(cells.width, lines)) <= columns
    assert any("Ana" in line for line in lines)


def test_on_a_phone_the_number_of_the_touch_stands_for_the_ladder(
    morning: Any, environment: dict[str, str]
) -> None:
    environment["COLUMNS"] = "45"
    out = morning("today").out
    assert "┊" not in out
    assert "▮ 1" in out
    assert "▯ 0" in out


def test_a_long_section_tells_how_many_are_left_out(
    tablero: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tablero.services import today

    monkeypatch.setattr(today.read_today, "__defaults__", (2,))
    for number in range(5):
        tablero("add", f"Person {number}")
    lines = sections(tablero("today").out)["No next step yet · 5"]
    assert lines[2:] == ["  … and 3 more."]
    assert [line.split("  ")[2] for line in lines[:2]] == ["Person 0", "Person 1"]


def test_the_json_has_the_promised_keys_in_their_order(morning: Any) -> None:
    document = morning("today", "--json").document
    assert list(document)[:5] == ["date", "due", "promises", "waking", "stalled"]
    assert document["date"] == "2026-11-23"
    assert all(list(one) == DUE_KEYS for one in (*document["due"], *document["stalled"]))


def test_the_json_ranks_everyone_who_is_due_and_says_why(morning: Any) -> None:
    due = morning("today", "--json").document["due"]
    assert [
        (one["name"], one["days_overdue"], one["cadence"], one["cooling"], one["reason"])
        for one in due
    ] == [
        ("Eva Sol", 8, 7, True, "overdue"),
        ("Ana Ríos", 2, 7, False, "overdue"),
        ("Luis Ocampo", 0, 7, False, "due_today"),
        ("Irene Modelo", 0, 3, False, "back_from_rest"),
        ("Noé Ñíguez", 0, 7, False, "never_touched"),
    ]
    assert (due[0]["id"], due[0]["stage"], due[0]["touches"]) == (2, "first_contact", 1)


def test_the_json_tells_promises_rests_and_who_stalled(morning: Any) -> None:
    document = morning("today", "--json").document
    assert document["promises"] == [
        {
            "id": 2,
            "person_id": 1,
            "name": "Ana Ríos",
            "text": "the figures",
            "due_on": "2026-11-23",
            "days_overdue": 0,
        }
    ]
    assert document["waking"] == [
        {
            "id": 6,
            "name": "Irene Modelo",
            "stage": "referred",
            "rest_until": "2026-11-23",
            "rest_reason": "back from the fair",
        }
    ]
    assert [one["name"] for one in document["stalled"]] == ["Eva Sol"]


def test_the_json_of_an_empty_board_has_every_key(tablero: Any) -> None:
    document = tablero("today", "--json").document
    assert document.pop("date") == "2026-11-23"
    assert set(map(tuple, document.values())) == {()}


def test_the_json_leaves_nobody_out(tablero: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from tablero.services import today

    monkeypatch.setattr(today.read_today, "__defaults__", (2,))
    for number in range(5):
        tablero("add", f"Person {number}")
    assert len(tablero("today", "--json").document["due"]) == 5


def test_the_json_is_the_same_in_every_language(morning: Any) -> None:
    assert morning("--lang", "es", "today", "--json").out == morning("today", "--json").out


def test_one_who_declined_is_nowhere(morning: Any) -> None:
    morning("touch", "ana", "call", "--outcome", "declined")
    document = morning("today", "--json").document
    everyone = [one["name"] for one in (*document["due"], *document["stalled"])]
    assert "Ana Ríos" not in everyone


def test_hostile_texts_are_shown_harmless(tablero: Any) -> None:
    tablero("add", HOSTILE)
    tablero("idea", "1", HOSTILE)
    tablero("promise", "1", HOSTILE, "--by", "today")
    out = tablero("today").out
    assert out.count("XY") >= 4
    assert not {"\x1b", "\u202e"} & set(out)


def test_the_line_and_the_json_are_not_asked_for_at_once(tablero: Any) -> None:
    done = tablero("today", "--brief", "--json")
    assert (done.code, done.out) == (2, "")
