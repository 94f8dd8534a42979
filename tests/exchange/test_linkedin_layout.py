import pytest

from tablero.exchange.linkedin_layout import Layout, aligned, find_layout, is_profile, trusted_start

LINK = "https://www.linkedin.com/in/ana"


@pytest.fixture
def layout() -> Layout:
    found = find_layout("First Name,Last Name,URL,Email Address,Company,Position,Connected On")
    assert found is not None
    return found


def row(text: str) -> list[str]:
    return text.replace("LINK", LINK).split(",")


STRAIGHT = row("Ana,Ríos,LINK,,Acme,CFO,02 Mar 2021")


@pytest.mark.parametrize(
    "text",
    [
        "Ana,Ríos,MBA,LINK,,Acme,CFO,02 Mar 2021",
        "Ana,Ríos, PhD, MBA,LINK,,Acme,CFO,02 Mar 2021",
        "Ana, MBA,Ríos,LINK,,Acme,CFO,02 Mar 2021",
        "Ana,MBA,Ríos,PhD,LINK,,Acme,CFO,02 Mar 2021",
        "Ana,Ríos, Ingeniera,LINK,,Acme,CFO,02 Mar 2021",
        "Ana,Ríos,MBA,LINK,,Acme,CFO,02 Mar 2021,,,",
    ],
)
def test_titles_loose_between_name_and_link_are_dropped(layout: Layout, text: str) -> None:
    assert aligned(row(text), layout) == STRAIGHT


def test_a_loose_title_is_found_without_a_link_by_the_number_of_cells(layout: Layout) -> None:
    assert aligned(row("Ana,Ríos,MBA,,,Acme,CFO,02 Mar 2021"), layout) == row(
        "Ana,Ríos,,,Acme,CFO,02 Mar 2021"
    )


def test_a_loose_title_is_found_in_a_row_saved_short(layout: Layout) -> None:
    assert aligned(row("Ana,Ríos,MBA,LINK"), layout) == row("Ana,Ríos,LINK,,,,")


def test_a_last_name_like_a_title_is_kept(layout: Layout) -> None:
    assert aligned(row("Ana,MD,MBA,LINK,,Acme,CFO,02 Mar 2021"), layout) == row(
        "Ana,MD,LINK,,Acme,CFO,02 Mar 2021"
    )


def test_a_last_name_like_a_title_is_not_dropped_for_a_comma_further_on(layout: Layout) -> None:
    assert aligned(row("Ana,MD,,,Muestra, S.L.,CFO,02 Mar 2021"), layout) is None


def test_blank_cells_beyond_the_header_are_nothing(layout: Layout) -> None:
    assert aligned([*STRAIGHT, "", " "], layout) == STRAIGHT


def test_stray_text_after_a_date_in_its_place_is_left_out(layout: Layout) -> None:
    assert aligned([*STRAIGHT, "call her"], layout) == STRAIGHT


def test_a_row_saved_short_is_filled_up_if_a_link_vouches_for_it(layout: Layout) -> None:
    assert aligned(row("Ana,Ríos,LINK"), layout) == row("Ana,Ríos,LINK,,,,")


@pytest.mark.parametrize("text", ["Total", "Ana,Ríos", "the end of,another row"])
def test_a_short_row_without_a_link_is_not_trusted(layout: Layout, text: str) -> None:
    assert aligned(row(text), layout) is None


def test_a_comma_loose_in_the_company_leaves_only_the_start_to_trust(layout: Layout) -> None:
    cells = row("Ana,Ríos,LINK,,Muestra, S.L.,CFO,02 Mar 2021")
    assert aligned(cells, layout) is None
    assert trusted_start(cells, layout) == row("Ana,Ríos,LINK,,,,")


def test_without_a_link_nothing_of_an_overlong_row_is_trusted(layout: Layout) -> None:
    cells = row("Ana,Ríos,,,Muestra, S.L.,CFO,02 Mar 2021")
    assert aligned(cells, layout) is None
    assert trusted_start(cells, layout) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Name",
        "First Name,Last Name",
        "First Name,Last Name,Company,Position",
        "First Name,URL",
        "Last Name,First Name;URL;Connected On",
        "x" * 20_000 + ",First Name,Last Name,URL",
    ],
)
def test_other_lines_are_no_header(text: str) -> None:
    assert find_layout(text) is None


def test_the_first_of_two_columns_with_one_title_counts() -> None:
    layout = find_layout("Nombre,Apellidos,URL,URL")
    assert layout is not None
    assert list(layout.places.values()) == [0, 1, 2]


@pytest.mark.parametrize(
    "text", [LINK, "linkedin.com/in/ana", "http://es.LinkedIn.com/pub/a%C3%B1"]
)
def test_profile_links_are_recognised(text: str) -> None:
    assert is_profile(text)


@pytest.mark.parametrize(
    "text", ["", "MBA", "https://evil.example/linkedin.com/in/a", "notlinkedin.com/in/a"]
)
def test_other_text_is_no_profile_link(text: str) -> None:
    assert not is_profile(text)
