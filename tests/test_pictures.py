"""The pictures in `screenshots/` are those of today's program."""

import json

import pytest

from tests.pictures import DIGESTS, FOLDER, Picture, digest, draw, pictures

ALL = list(pictures())


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.name)
async def test_the_picture_is_up_to_date(picture: Picture) -> None:
    kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert await draw(picture) == kept, "python -m tests.pictures"


@pytest.mark.parametrize("picture", ALL, ids=lambda picture: picture.name)
def test_the_png_was_drawn_from_its_svg(picture: Picture) -> None:
    svg = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert json.loads(DIGESTS.read_text())[f"{picture.name}.png"] == digest(svg)
    assert (FOLDER / f"{picture.name}.png").exists()


def test_no_picture_is_left_over() -> None:
    wanted = {f"{picture.name}.{ending}" for picture in ALL for ending in ("svg", "png")}
    assert {path.name for path in FOLDER.iterdir()} - {DIGESTS.name} == wanted
