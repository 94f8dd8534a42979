"""Each screen at each size in both languages, as it was when somebody last looked at it."""

from collections.abc import Callable

import pytest

from tests.pictures import SCREENS, SIZES, Picture, as_text

PICTURES = [
    Picture(screen, keys, language, size)
    for screen, keys in SCREENS.items()
    for size in SIZES
    for language in ("en", "es")
]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
async def test_the_screen_is_as_it_was(
    picture: Picture, matches_snapshot: Callable[[str, str], None]
) -> None:
    matches_snapshot(picture.name, await as_text(picture))
