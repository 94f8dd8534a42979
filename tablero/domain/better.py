"""Whether it goes better than before, said only as surely as the counts allow."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from tablero.domain.stats.cohorts import Cohort
from tablero.domain.stats.comparison import Difference, chance_better, newcombe


class Verdict(StrEnum):
    """Whether the later weeks were better, in words that can be trusted."""

    YES = "yes"
    PROBABLY = "probably"
    OPEN = "open"
    PROBABLY_NOT = "probably_not"
    NO = "no"
    TOO_EARLY = "too_early"


class Better(NamedTuple):
    """The newest weeks that are final beside weeks before them: other people in each.

    `chance` is P(later > earlier). Without enough weeks there is nothing but `TOO_EARLY`.
    """

    verdict: Verdict = Verdict.TOO_EARLY
    earlier: Cohort | None = None
    later: Cohort | None = None
    difference: Difference | None = None
    chance: float | None = None


def better_of(rolling: Sequence[Cohort]) -> Better:
    """The last rolling weeks beside the last before them; the two share nobody.

    Weeks in which nobody was first touched are passed over.
    """
    weeks = [each for each in rolling if each.started]
    before = [each for each in weeks if each.last.monday < weeks[-1].first.monday]
    if not before:
        return Better()
    earlier, later = before[-1], weeks[-1]
    one, other = (earlier.won, earlier.started), (later.won, later.started)
    chance = chance_better(one, other)
    return Better(verdict_of(chance), earlier, later, newcombe(one, other), chance)


def verdict_of(chance: float) -> Verdict:
    """The words for a probability that it is better now: sure from 95 %, likely from 80 %."""
    if chance >= 0.95:
        return Verdict.YES
    if chance >= 0.8:
        return Verdict.PROBABLY
    if chance > 0.2:
        return Verdict.OPEN
    return Verdict.PROBABLY_NOT if chance > 0.05 else Verdict.NO
