"""Queries as they are typed, in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.query import COMPARISONS, Field, Term, parse_query


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("ana", Term(Field.TEXT, "ana")),
        ("Ríos", Term(Field.TEXT, "rios")),
        ("@Acmé", Term(Field.COMPANY, "acme")),
        ("#FinTech", Term(Field.TAG, "fintech")),
        ("via:Luís", Term(Field.VIA, "luis")),
        ("due", Term(Field.DUE)),
        ("vence", Term(Field.DUE)),
        ("hoy", Term(Field.DUE)),
        ("decides", Term(Field.DECISION_MAKER)),
        ("decide", Term(Field.DECISION_MAKER)),
        ("seen>1", Term(Field.SEEN, compare=">", number=1)),
        ("visto>=2", Term(Field.SEEN, compare=">=", number=2)),
        ("Vistos<3", Term(Field.SEEN, compare="<", number=3)),
        ("touches<=12", Term(Field.TOUCHES, compare="<=", number=12)),
        ("touch=0", Term(Field.TOUCHES, compare="=", number=0)),
        ("toques=5", Term(Field.TOUCHES, compare="=", number=5)),
    ],
)
def test_a_term_is_understood(text: str, term: Term) -> None:
    assert parse_query(text) == (term,)


@pytest.mark.parametrize(
    "text",
    ["seen>x", "seen>9999999", "age>3", ">1", "due!", "seen", "%"],
)
def test_what_is_no_term_is_a_word_to_look_for(text: str) -> None:
    assert parse_query(text) == (Term(Field.TEXT, text),)


def test_all_terms_are_kept_in_their_order() -> None:
    fields = [term.field for term in parse_query("  ana  @acme #x due  seen>1 ")]
    assert fields == [Field.TEXT, Field.COMPANY, Field.TAG, Field.DUE, Field.SEEN]


def test_nothing_typed_holds_for_everyone() -> None:
    assert parse_query("  ") == ()


@given(st.text())
def test_no_text_is_refused(text: str) -> None:
    for term in parse_query(text):
        assert not term.compare or term.compare in COMPARISONS
        assert " " not in term.text


@pytest.mark.parametrize("begun", ["@", "#", "via:", "seen>", "visto>=", "touches<"])
def test_a_term_only_begun_asks_for_nothing_yet(begun: str) -> None:
    assert parse_query(f"ana {begun}") == parse_query("ana")
