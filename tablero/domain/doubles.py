"""Which people are likely one and the same, entered twice, and why.

Nobody is compared with everybody: who could be alike shares a handle, a name, or a company and the
beginning of a name, and is looked up by that.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations, islice
from typing import NamedTuple

MOST = 2_000
"""So many pairs are looked at for each reason, however many there are."""

SHARED_BY = 5
"""A handle that more people have is that of a house, and tells nothing of a person."""

COMMON = 100
"""A word in the names of more colleagues tells too little beside an initial."""

_WORD = re.compile(r"[^\W_]+")

Ids = tuple[int, int]
"""Two people, the lower id first."""

Words = tuple[str, ...]
"""The words of a name."""


class Reason(StrEnum):
    """Why two people are taken for one, the surest first."""

    HANDLE = "handle"
    NAME_COMPANY = "name_company"
    NAME = "name"
    ALIKE = "alike"


class Named(NamedTuple):
    """A person by their folded name and company."""

    id: int
    name_key: str
    company_key: str


class Pair(NamedTuple):
    """Two people who are likely the same, and why, the surest reason first."""

    ids: Ids
    reasons: tuple[Reason, ...]


def name_words(name_key: str) -> Words:
    """The words of a folded name, in the order in which it is said.

    >>> name_words("rios vega, ana")
    ('ana', 'rios', 'vega')
    """
    last, _, first = name_key.replace("'", "").partition(",")
    return tuple(_WORD.findall(f"{first} {last}")) or (name_key,)


def extends(long: Words, short: Words) -> bool:
    """Whether a name is the other one told more fully: with more words, or words for initials.

    At least one whole word must be the same.

    >>> extends(("ana", "rios", "vega"), ("a", "rios"))
    True
    """
    pairs = list(zip(long, short, strict=False))
    told = all(one == other or (one[:1] == other and len(one) > 1) for one, other in pairs)
    same = any(one == other and len(one) > 1 for one, other in pairs)
    return told and same and len(long) >= len(short) and long != short


def alike(one: Words, other: Words) -> bool:
    """Whether two names may be the same: word by word, initials for words, or one longer."""
    short, long = sorted((one, other), key=len)
    pairs = zip(long, short, strict=False)
    fits = all(a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) for a, b in pairs)
    return fits and any(a == b and len(a) > 1 for a, b in zip(long, short, strict=False))


def likely_pairs(
    people: Collection[Named],
    sharing: Iterable[Sequence[int]],
    distinct: Collection[Ids],
    limit: int,
) -> list[Pair]:
    """The likeliest pairs, the surest first. `sharing` are the groups of those with one handle.

    Those in `distinct` are known not to be the same.
    """
    found = _found(people, sharing, distinct)
    companies = {person.id: person.company_key for person in people}
    ranked = sorted(found.items(), key=lambda each: (*_rank(each[0], each[1], companies), each[0]))
    return [Pair(*each) for each in ranked[:limit]]


def _found(
    people: Collection[Named], sharing: Iterable[Sequence[int]], distinct: Collection[Ids]
) -> dict[Ids, tuple[Reason, ...]]:
    """Pairs with their reasons: a handle, and the surest of those that lie in the names."""
    words = {person.id: name_words(person.name_key) for person in people}
    companies = {person.id: person.company_key for person in people}
    namesakes = _namesakes(words)
    found: dict[Ids, tuple[Reason, ...]] = {}
    for reason, pairs in (
        (Reason.HANDLE, _all_pairs(group for group in sharing if len(group) <= SHARED_BY)),
        (Reason.NAME_COMPANY, _all_pairs(_colleagues(namesakes, companies))),
        (Reason.NAME, _all_pairs(namesakes)),
        (Reason.ALIKE, _alike(_colleagues([list(words)], companies), words)),
    ):
        for ids in islice((pair for pair in pairs if pair not in distinct), MOST):
            known = found.get(ids, ())
            if reason not in known and set(known) <= {Reason.HANDLE}:
                found[ids] = (*known, reason)
    return found


def _rank(
    ids: Ids, reasons: Sequence[Reason], companies: Mapping[int, str]
) -> tuple[int, int, bool]:
    """Namesakes who work in two places may be two; of whom one place is known, rather one."""
    elsewhere = len({companies[id_] for id_ in ids} - {""}) > 1
    return list(Reason).index(reasons[0]), -len(reasons), elsewhere


def _all_pairs(groups: Iterable[Sequence[int]]) -> Iterator[Ids]:
    for group in groups:
        yield from combinations(sorted(group), 2)


def _namesakes(words: Mapping[int, Words]) -> list[list[int]]:
    """Groups of those with the same words in their names, in any order."""
    groups: dict[Words, list[int]] = defaultdict(list)
    for id_, these in words.items():
        groups[tuple(sorted(these))].append(id_)
    return [group for group in groups.values() if len(group) > 1]


def _colleagues(
    groups: Iterable[Sequence[int]], companies: Mapping[int, str]
) -> Iterator[list[int]]:
    """The same groups, each parted by company; without those of no company."""
    for group in groups:
        parts: dict[str, list[int]] = defaultdict(list)
        for id_ in group:
            if companies[id_]:
                parts[companies[id_]].append(id_)
        yield from (part for part in parts.values() if len(part) > 1)


def _alike(groups: Iterable[Sequence[int]], words: Mapping[int, Words]) -> Iterator[Ids]:
    """Pairs of one group whose names are alike."""
    for group in groups:
        yield from _longer(group, words)
        yield from _with_initials(group, words)


def _longer(group: Sequence[int], words: Mapping[int, Words]) -> Iterator[Ids]:
    """Those whose name is the beginning of another's."""
    by_name: dict[Words, list[int]] = defaultdict(list)
    for id_ in group:
        by_name[words[id_]].append(id_)
    for id_ in group:
        for length in range(1, len(words[id_])):
            beginning = words[id_][:length]
            if beginning in by_name and _has_whole_word(beginning):
                yield from (_ordered(id_, other) for other in by_name[beginning])


def _with_initials(group: Sequence[int], words: Mapping[int, Words]) -> Iterator[Ids]:
    """Those in whose name an initial stands for a word of another's."""
    short = [id_ for id_ in group if 1 in map(len, words[id_])]
    if not short:
        return
    by_word: dict[str, list[int]] = defaultdict(list)
    for id_ in group:
        for word in set(words[id_]):
            by_word[word].append(id_)
    for id_ in short:
        whole = [by_word[word] for word in words[id_] if len(word) > 1]
        near = {other for some in whole if len(some) <= COMMON for other in some} - {id_}
        for other in sorted(near):
            if alike(words[id_], words[other]):
                yield _ordered(id_, other)


def _has_whole_word(words: Words) -> bool:
    return any(len(word) > 1 for word in words)


def _ordered(one: int, other: int) -> Ids:
    return (one, other) if one < other else (other, one)
