"""Ways through people, against every way there is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tablero.domain.reach import KINDS, LINKS, LONGER, Edge, Known, Search, Way, percent
from tablero.domain.words import TieKind

PEOPLE = range(1, 8)

kinds = st.none() | st.sampled_from(TieKind)
pairs = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda p: p[0] != p[1])
edges = st.lists(
    st.builds(lambda pair, kind: Edge(pair[0], pair[1], kind), pairs, kinds), max_size=14
)
facts = st.builds(Known, st.none() | st.integers(0, 900), st.integers(-3, 3))
knowns = st.dictionaries(st.sampled_from(PEOPLE), facts)
goal_sets = st.sets(st.sampled_from(PEOPLE), min_size=1, max_size=2)


def ways(goals: set[int], links: list[Edge], known: dict[int, Known], limit: int) -> list[Way]:
    """What a search finds that is told of the ties where it looks, and of nothing else."""
    search = Search(goals, known, limit)
    while border := search.border():
        around = [edge for edge in links if edge.one in border or edge.other in border]
        search.go_on(around, known)
    return search.ways()


def worth(way: tuple[int, ...], links: list[Edge], known: dict[int, Known]) -> float | None:
    """The strength of a way, link by link; None when there is no such way."""
    total = known[way[0]].freshness * known[way[0]].goodwill
    for one, other in pairwise(way):
        between = [KINDS[e.kind] for e in links if {e.one, e.other} == {one, other}]
        if not between:
            return None
        total *= LONGER * max(between)
    for person in way[1:-1]:
        total *= known[person].freshness
    return total


def every_way(goals: set[int], known: dict[int, Known]) -> list[tuple[int, ...]]:
    """All that could be: whom I know, through others I know, to a goal, nobody twice."""
    mine = [goal for goal in goals if goal in known and known[goal].days is not None]
    found: list[tuple[int, ...]] = [(goal,) for goal in mine]
    middles = [person for person in known if person not in goals]
    chains: list[tuple[int, ...]] = [()]
    for _ in range(LINKS - 1):
        chains = [(*c, p) for c in chains for p in middles if p not in c]
        found += [(*chain, goal) for chain in chains for goal in goals]
    return found


@given(goal_sets, edges, knowns)
def test_the_best_way_by_each_person_is_the_best_of_all_ways(
    goals: set[int], links: list[Edge], known: dict[int, Known]
) -> None:
    best: dict[int, float] = {}
    for people in every_way(goals, known):
        strength = worth(people, links, known)
        if strength is not None:
            best[people[0]] = max(strength, best.get(people[0], 0))
    found = ways(goals, links, known, limit=100)
    assert {way.people[0]: way.strength for way in found} == pytest.approx(best)
    for way in found:
        assert worth(way.people, links, known) == pytest.approx(way.strength)


@given(goal_sets, edges, knowns, st.integers(1, 4))
def test_looking_for_few_finds_the_first_of_all(
    goals: set[int], links: list[Edge], known: dict[int, Known], limit: int
) -> None:
    everyone = ways(goals, links, known, limit=100)
    few = ways(goals, links, known, limit)
    assert [way.strength for way in few] == [way.strength for way in everyone[:limit]]


@given(goal_sets, edges, knowns)
def test_the_strongest_come_first_and_no_way_is_too_long(
    goals: set[int], links: list[Edge], known: dict[int, Known]
) -> None:
    found = ways(goals, links, known, limit=3)
    strengths = [way.strength for way in found]
    assert strengths == sorted(strengths, reverse=True)
    assert len(found) <= 3
    assert all(way.links <= LINKS and way.links == len(way.kinds) + 1 for way in found)


FRESH = Known(0)


def test_who_asked_not_to_be_contacted_stands_on_no_way() -> None:
    chain = [Edge(1, 2, TieKind.KNOWS), Edge(2, 9, TieKind.KNOWS)]
    assert [way.people for way in ways({9}, chain, {1: FRESH, 2: FRESH}, 9)] == [(2, 9), (1, 2, 9)]
    assert ways({9}, chain, {1: FRESH}, 9) == []


def test_a_company_where_i_know_somebody_is_one_link_away() -> None:
    found = ways({8, 9}, [Edge(1, 9, TieKind.FAMILY)], {1: FRESH, 8: FRESH, 9: Known()}, 9)
    assert [way.people for way in found] == [(8,), (1, 9)]
    assert found[1].kinds == (TieKind.FAMILY,)
    assert [way.strength for way in found] == pytest.approx([0.9, 0.405])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Known(0), Known(200)), (Known(200), Known()), (Known(3, 1), Known(3, 0)),
        (Known(3, 0), Known(3, -1)), (Known(3, -1), Known(3, -2)),
    ],
)  # fmt: skip
def test_fresh_links_and_those_who_owe_me_come_first(better: Known, worse: Known) -> None:
    links = [Edge(1, 9, TieKind.KNOWS), Edge(2, 9, TieKind.KNOWS)]
    assert [way.people[0] for way in ways({9}, links, {1: worse, 2: better}, 9)] == [2, 1]


def test_the_stronger_of_two_ties_counts() -> None:
    links = [Edge(1, 9, None), Edge(9, 1, TieKind.WORKS_WITH)]
    assert ways({9}, links, {1: FRESH}, 9)[0].kinds == (TieKind.WORKS_WITH,)


def test_a_strength_is_told_as_a_whole_number_never_as_nothing() -> None:
    assert [percent(strength) for strength in (1.0, 0.455, 0.0001)] == [100, 46, 1]
