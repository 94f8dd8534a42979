"""`tablero add`: one line or options, referrals, doubles."""

from typing import Any

import pytest


def people(tablero: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tablero("list", "--json").document["people"]
    return found


def test_a_name_is_enough(tablero: Any) -> None:
    done = tablero("add", "Ana Ríos")
    assert (done.code, done.out, done.err) == (
        0,
        "Added Ana Ríos, number 1 · First contact\n",
        "",
    )


def test_one_line_is_understood(tablero: Any) -> None:
    tablero("add", "Luis Ocampo")
    tablero("add", "Ana Ríos, CFO @ Acme #fintech via Luis")
    (ana,) = [person for person in people(tablero) if person["name"] == "Ana Ríos"]
    assert ana["role"] == "CFO"
    assert ana["company"] == "Acme"
    assert ana["tags"] == ["fintech"]
    assert ana["via"] == "Luis Ocampo"
    assert ana["stage"] == "referred"


def test_options_win_over_the_line(tablero: Any) -> None:
    tablero("add", "Ana Ríos, CFO @ Acme", "--role", "CEO", "--company", "Ocampo e Hijos")
    (ana,) = people(tablero)
    assert (ana["role"], ana["company"]) == ("CEO", "Ocampo e Hijos")


def test_every_option_reaches_the_person(tablero: Any) -> None:
    tablero(
        *("add", "Ana Ríos", "--every", "2w", "--tag", "a", "--tag", "b", "--decides"),
        *("--phone", "+34 600 11 22 33", "--email", "ana@example.org", "--linkedin", "ana-rios"),
        *("--handle", "eva@example.org", "--handle", "the bar", "--note", "likes tea"),
    )
    ana = tablero("show", "ana", "--json").document
    assert ana["every_days"] == 14
    assert ana["person"]["tags"] == ["a", "b"]
    assert ana["decides"] is True
    assert ana["notes"] == "likes tea"
    assert [handle["kind"] for handle in ana["handles"]] == [
        *("phone", "email", "linkedin", "email", "other")
    ]


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ((), "first_contact"),
        (("--stage", "conversation"), "conversation"),
        (("--stage", "seen-no"), "seen_no_reply"),
        (("--stage", "none"), None),
        (("--referred-by", "1"), "referred"),
        (("--referred-by", "luis", "--stage", "none"), None),
    ],
)
def test_where_a_new_card_goes(tablero: Any, words: tuple[str, ...], stage: str | None) -> None:
    tablero("add", "Luis Ocampo")
    assert tablero("add", "Ana Ríos", *words, "--json").document["person"]["stage"] == stage


def test_an_unknown_introducer_is_refused_and_nothing_is_written(tablero: Any) -> None:
    done = tablero("add", "Ana Ríos via Nadie")
    assert (done.code, done.out) == (1, "")
    assert "“Nadie”" in done.err
    assert people(tablero) == []


def test_a_likely_double_is_refused_with_who_it_may_be(tablero: Any) -> None:
    tablero("add", "Ana Ríos, CFO @ Acme")
    done = tablero("add", "ana rios")
    assert done.code == 1
    assert done.err == (
        "ana rios may be here already: 1 Ana Ríos (CFO · Acme). --anyway adds them all the same.\n"
    )
    assert len(people(tablero)) == 1


def test_a_double_by_handle_is_refused_under_another_name(tablero: Any) -> None:
    tablero("add", "Ana Ríos ana@example.org")
    assert tablero("add", "A. R.", "--email", "ANA@example.org").code == 1


def test_one_name_in_two_companies_is_two_people(tablero: Any) -> None:
    tablero("add", "Ana Ríos @ Acme")
    assert tablero("add", "Ana Ríos @ Modelo").code == 0


def test_anyway_adds_a_double(tablero: Any) -> None:
    tablero("add", "Ana Ríos")
    assert tablero("add", "Ana Ríos", "--anyway").code == 0
    assert len(people(tablero)) == 2


@pytest.mark.parametrize(
    "words",
    [(" ",), ("Ana", "--every", "never"), ("Ana", "--email", "nope"), ("Ana", "--every", "")],
)
def test_bad_data_is_refused_in_one_line(tablero: Any, words: tuple[str, ...]) -> None:
    done = tablero("add", *words)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert people(tablero) == []


def test_an_unknown_stage_is_a_usage_error_that_tells_the_stages(tablero: Any) -> None:
    done = tablero("add", "Ana", "--stage", "lost")
    assert done.code == 2
    assert "seen_no_reply" in done.err


def test_the_json_holds_the_person_as_listed(tablero: Any) -> None:
    added = tablero("add", "Ana Ríos #b #a", "--json").document["person"]
    assert added == people(tablero)[0]


def test_how_we_met_and_what_they_know_about_is_kept(tablero: Any) -> None:
    done = tablero(
        "add", "Ana Ríos knows:tyres", "--knows-about", "customs, #Garages", "--knows-about", "tea",
        "--met-where", "a fair", "--met-on", "3 weeks ago", "--learned", "She\nlistens.",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    document = tablero("show", "ana", "--json").document
    assert sorted(document["expertise"]) == ["Garages", "customs", "tea", "tyres"]
    assert (document["met_where"], document["met_on"]) == ("a fair", "2026-11-02")
    assert document["learned"] == "She\nlistens."


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("nope", "“nope” is no day. Say yesterday, 3 weeks ago or 2026-05-12.\n"),
        ("2026-12-01", "“2026-12-01” is still to come. Say a day up to today.\n"),
    ],
)
def test_a_day_on_which_nobody_can_have_met_is_refused(tablero: Any, day: str, line: str) -> None:
    done = tablero("add", "Ana Ríos", "--met-on", day)
    assert (done.code, done.out, done.err) == (1, "", line)
    assert tablero("list", "--json").document["total"] == 0
