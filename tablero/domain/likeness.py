"""Which sentences say the same in other words: by the words that carry the meaning."""

import re
from collections import defaultdict
from collections.abc import Sequence

from tablero.domain.text import fold

ALIKE = 0.5
"""Two sentences are alike when they share at least so much of their words (Jaccard 1901)."""

STEM = 5
"""Letters by which words are told apart: `answered` and `answering` are one, as are `tarde` and
`tardes`."""

LEAST = 3
"""Words of fewer letters carry no meaning here."""

_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        and are but did for from had her him his how not she that the them they this too was were
        what when who why with you
        con del ella ese esta este fue hay las les los mas muy nos para pero por porque que ser sin
        sobre son sus una uno unos
        """,
    )
)


def stems(sentence: str) -> frozenset[str]:
    """The beginnings of the words that carry the meaning, without accents or case.

    >>> sorted(stems("I answered too late"))
    ['answe', 'late']
    """
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(sentence))
    kept = {word[:STEM] for word in letters.split() if len(word) >= LEAST and word not in _COMMON}
    return frozenset(kept or letters.split())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The words that two sentences share, of all that they have: 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 1.0


def alike_groups(sentences: Sequence[str]) -> list[list[int]]:
    """The places of the sentences, those that are alike together, in order of the first of each.

    Who is like one of a group belongs to it. Only sentences with a word in common are compared.
    """
    words = [stems(sentence) for sentence in sentences]
    parents = list(range(len(words)))
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, these in enumerate(words):
        candidates = {other for word in these for other in sharing[word]}
        for other in candidates:
            if likeness(these, words[other]) >= ALIKE:
                _join(parents, place, other)
        for word in these:
            sharing[word].append(place)
    return _groups(parents)


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = place = parents[parents[place]]
    return place


def _join(parents: list[int], one: int, other: int) -> None:
    first, last = sorted((_root(parents, one), _root(parents, other)))
    parents[last] = first


def _groups(parents: list[int]) -> list[list[int]]:
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(parents)):
        groups[_root(parents, place)].append(place)
    return list(groups.values())
