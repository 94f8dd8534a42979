"""One typed line becomes a person, whatever the order, and nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.quick_add import PersonDraft, parse_person_line
from tablero.domain.text import clean_line
from tablero.domain.words import HandleKind
from tablero.errors import BadInput

PHONE, EMAIL, LINKEDIN, _ = HandleKind
ANYTHING = st.text(st.characters(exclude_categories=()))
MARKED = st.lists(
    st.sampled_from(
        [
            "Ana",
            "Ríos",
            ",",
            "CFO,",
            "@",
            "@Acme",
            " at ",
            " en ",
            "#",
            "#x",
            "#X#y",
            " via ",
            "vía",
            " ! ",
            "a@example.org",
            "+34 600112233",
            "linkedin.com/in/ana",
            ".",
            "%2F",
            "/",
            " ",
            "<",
            ">",
            "\u0301",
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("Ana Ríos", PersonDraft("Ana Ríos")),
        (
            "Ana Ríos, CFO @ Acme #fintech via Luis",
            PersonDraft("Ana Ríos", "CFO", "Acme", ("fintech",), "Luis"),
        ),
        ("Ana Ríos @ Panadería del Sol", PersonDraft("Ana Ríos", company="Panadería del Sol")),
        ("Ana Ríos @Acme", PersonDraft("Ana Ríos", company="Acme")),
        ("Ana Ríos,CFO", PersonDraft("Ana Ríos", "CFO")),
        ("Ana Ríos, CFO at Acme", PersonDraft("Ana Ríos", "CFO", "Acme")),
        ("Ana Ríos, Directora en 3M", PersonDraft("Ana Ríos", "Directora", "3M")),
        ("Ana Ríos vía Luis Ocampo", PersonDraft("Ana Ríos", via="Luis Ocampo")),
        ("Ana Ríos VIA Luis, CFO @ Acme", PersonDraft("Ana Ríos", "CFO", "Acme", via="Luis")),
        ("#fintech Ana Ríos, CFO", PersonDraft("Ana Ríos", "CFO", tags=("fintech",))),
        ("Ana Ríos #fintech, CFO", PersonDraft("Ana Ríos", "CFO", tags=("fintech",))),
        ("Ana ! Ríos, CFO", PersonDraft("Ana Ríos", "CFO", decision_maker=True)),
        ("Ana Ríos!, CFO", PersonDraft("Ana Ríos", "CFO", decision_maker=True)),
        ("Ana Ríos! @ Yahoo!", PersonDraft("Ana Ríos", company="Yahoo!", decision_maker=True)),
    ],
)
def test_a_line_is_understood(line: str, draft: PersonDraft) -> None:
    assert parse_person_line(line) == draft


def test_only_the_first_comma_parts_name_and_role() -> None:
    draft = parse_person_line("Ana Ríos, CFO, MBA @ Acme, S.L.")
    assert (draft.name, draft.role, draft.company) == ("Ana Ríos", "CFO, MBA", "Acme, S.L.")


def test_a_comma_inside_a_company_stays_there() -> None:
    assert parse_person_line("Ana @ Acme, S.L.").company == "Acme, S.L."


def test_what_someone_is_expert_in_is_no_company() -> None:
    assert parse_person_line("Ana, experta en ventas @ Acme").role == "experta en ventas"


def test_tags_keep_their_first_spelling_and_are_not_repeated() -> None:
    assert parse_person_line("Ana #Méxi #mexi, CFO #b2b#SaaS").tags == ("Méxi", "b2b", "SaaS")


def test_a_word_that_only_holds_a_sharp_is_text() -> None:
    assert parse_person_line("Ana, C# dev").role == "C# dev"


@pytest.mark.parametrize("name", ["Via Láctea", "Gran Vía", "Ana at Home", "Nº # 1", "[bold]"])
def test_a_name_that_looks_like_a_marker_stays_a_name(name: str) -> None:
    assert parse_person_line(name) == PersonDraft(name)


def test_a_name_that_ends_in_via_is_kept_before_a_marker() -> None:
    assert parse_person_line("Ana @ Hotel Gran Vía #x") == PersonDraft(
        "Ana", company="Hotel Gran Vía", tags=("x",)
    )


@pytest.mark.parametrize(
    ("line", "handle"),
    [
        ("Ana Ríos <ana@example.org>, CFO", (EMAIL, "ana@example.org")),
        ("Ana Ríos, CFO, ana@example.org", (EMAIL, "ana@example.org")),
        ("Ana ana@example.org Ríos, CFO", (EMAIL, "ana@example.org")),
        ("Ana Ríos +34 600 11 22 33, CFO", (PHONE, "+34 600 11 22 33")),
        ("600112233 Ana Ríos, CFO", (PHONE, "600112233")),
        ("Ana Ríos (600-112-233), CFO", (PHONE, "600-112-233")),
        (
            "Ana Ríos, es.linkedin.com/in/ana?x=y, CFO",
            (LINKEDIN, "https://www.linkedin.com/in/ana"),
        ),
        ("Ana Ríos, CFO (linkedin.com/in/ana)", (LINKEDIN, "https://www.linkedin.com/in/ana")),
    ],
)
def test_a_handle_is_taken_out_wherever_it_stands(
    line: str, handle: tuple[HandleKind, str]
) -> None:
    draft = parse_person_line(line)
    assert draft.handles == (handle,)
    assert (draft.name, draft.role) == ("Ana Ríos", "CFO")


def test_handles_come_in_the_order_typed_and_once_each() -> None:
    draft = parse_person_line("Ana +34600112233 a@example.org 0034 600 112 233 A@example.org")
    assert draft.handles == ((PHONE, "+34600112233"), (EMAIL, "a@example.org"))


def test_a_year_and_a_date_are_no_phone() -> None:
    assert parse_person_line("Ana, met 2026-12-01 at 3").handles == ()


@pytest.mark.parametrize(
    "line", ["", " ", "#x", "@Acme", ", CFO", "ana@example.org", "!", "\x1b[31m"]
)
def test_a_line_without_a_name_is_refused(line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_person_line(line)
    assert caught.value.data == {"field": "name", "value": line, "reason": "empty"}


@given(ANYTHING | MARKED)
def test_any_line_gives_a_clean_draft_or_is_refused(line: str) -> None:
    try:
        draft = parse_person_line(line)
    except BadInput:
        return
    fields = [draft.name, draft.role, draft.company, draft.via, *draft.tags]
    assert fields == [clean_line(field) for field in fields]
    assert draft.name
    assert all(draft.tags)


@given(
    st.lists(st.sampled_from(["Ana", "Ríos", "de", "la", "O'Neil", "Vía", "3.º", "李"]), min_size=1)
)
def test_a_line_without_markers_is_all_name(words: list[str]) -> None:
    line = " ".join(word for word in words if word != "Vía") or "Vía"
    assert parse_person_line(line) == PersonDraft(clean_line(line))


@given(
    ANYTHING.filter(lambda text: not set(text) & set(",;@#!") and not any(map(str.isdecimal, text)))
)
def test_any_text_without_markers_is_all_name(text: str) -> None:
    if clean_line(text) and "via" not in text.casefold():
        assert parse_person_line(text).name == clean_line(text)


@pytest.mark.parametrize(
    "line",
    [
        "Ana @ Acme, CFO", "Ana @Acme , CFO", "Ana, @Acme, CFO", "Ana #x @ Acme, CFO #y",
    ],
)  # fmt: skip
def test_the_role_may_come_after_the_company(line: str) -> None:
    draft = parse_person_line(line)
    assert (draft.name, draft.company, draft.role) == ("Ana", "Acme", "CFO")


@pytest.mark.parametrize(
    "form",
    [
        "S.L.", "SL", "S. L.", "S.A.", "SA", "S.L.U.", "S.A.S.", "Inc", "Inc.", "Ltd", "Ltd.",
        "LLC", "GmbH", "S. de R.L.", "S. de R. L.", "S.A. de C.V.",
    ],
)  # fmt: skip
def test_a_legal_form_belongs_to_the_company(form: str) -> None:
    alone, followed = parse_person_line(f"Ana @ Acme, {form} #x"), f"Ana @ Acme, {form}, CFO"
    assert (alone.company, alone.role, alone.tags) == (f"Acme, {form}", "", ("x",))
    assert parse_person_line(followed).company == f"Acme, {form}"
    assert parse_person_line(followed).role == "CFO"


def test_a_word_that_begins_like_a_legal_form_is_a_role() -> None:
    assert parse_person_line("Ana @ Acme, Sales").role == "Sales"


@pytest.mark.parametrize("role", ["Via Láctea", "Vía Célere"])
def test_a_capital_via_after_a_comma_is_part_of_the_role(role: str) -> None:
    assert parse_person_line(f"Ana, {role}") == PersonDraft("Ana", role)


@pytest.mark.parametrize("word", ["via", "vía", "VIA"])
def test_another_via_after_a_comma_names_the_introducer(word: str) -> None:
    assert parse_person_line(f"Ana, {word} Luis").via == "Luis"


def test_what_somebody_knows_about_stands_anywhere_in_either_language() -> None:
    draft = parse_person_line("Ramón knows:tyres Echeverría @ Talleres sabe:Neumáticos knows:Tyres")
    assert draft.expertise == ("tyres", "Neumáticos")
    assert (draft.name, draft.company) == ("Ramón Echeverría", "Talleres")
    assert parse_person_line("Ana knows:").name == "Ana knows:"
