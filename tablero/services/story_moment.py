"""The moment of truth of the demo's story, read from `story.toml`: it waits for its talk."""

import tomllib
from typing import NamedTuple

from tablero.services.recovery_steps import EvidenceFields, StrategyFields
from tablero.services.story import FILE, said

_TEXTS = ("what_happened", "looked_for", "whose", "say_clearer", "message", "repair")


class MomentStory(NamedTuple):
    """`key` is who has been upset for so many `days`; we talk tomorrow at `talk`, as `10:00`."""

    days: int
    key: str
    evidence: EvidenceFields
    strategy: StrategyFields
    promise: str
    talk: str


def read_moment_story(language: str) -> MomentStory:
    """The story, with texts in Spanish for `es` and in English for all else."""
    place = 1 if language == "es" else 0
    told = tomllib.loads(FILE.read_text("utf-8"))["moment"]
    texts = {name: said(told[name], place) for name in _TEXTS}
    doubts = tuple(said(each, place) for each in told["doubts"])
    return MomentStory(
        told["days"],
        told["about"],
        EvidenceFields(texts["what_happened"], looked_for=texts["looked_for"]),
        StrategyFields(
            texts["whose"], texts["say_clearer"], texts["message"], texts["repair"], doubts
        ),
        said(told["promise"], place),
        told["talk"],
    )
