"""The picture recipe: what a row is made of, and that it tells pictures apart that it should."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.features.image_recipe import (
    GREYS,
    GRID,
    GRID_WEIGHT,
    HISTOGRAM_WEIGHT,
    WIDTH,
    ImageRecipe,
    described,
    rows_of,
)
from tests.contracts.media import picture, stored

EDGES = WIDTH - GREYS**2 - 2 * GRID**2 - 64


def squares(colour: tuple[int, int, int]) -> np.ndarray:
    samples = np.full((1, 64, 64, 3), 255, np.uint8)
    samples[:, 16:48, 16:48] = colour
    return samples


def test_blocks_have_their_lengths_and_grey_pictures_no_colour() -> None:
    grey, red = described(squares((90, 90, 90)))[0], described(squares((255, 0, 0)))[0]
    cuts = [EDGES, EDGES + GREYS**2, EDGES + GREYS**2 + 2 * GRID**2]
    lengths = [[float(np.linalg.norm(part)) for part in np.split(row, cuts)] for row in (grey, red)]
    assert lengths[0] == pytest.approx([1, 1, 0, 0], abs=1e-5)
    assert lengths[1] == pytest.approx([1, 1, GRID_WEIGHT, HISTOGRAM_WEIGHT], abs=1e-5)


def test_gradients_tell_directions_apart() -> None:
    stripes = np.zeros((2, 64, 64, 3), np.uint8)
    stripes[0, :, ::8], stripes[1, ::8, :] = 255, 255
    across, down = described(stripes)[:, :EDGES]
    assert across @ across == pytest.approx(1, abs=1e-5)
    assert across @ down < 0.6


def test_what_cannot_be_read_is_zero() -> None:
    files = [None, stored("a.png", b"nothing"), MediaFile("b.png", "", 1, Path("nowhere/b.png")), picture("a cat")]
    assert rows_of(files, Silent()).any(axis=1).tolist() == [False, False, False, True]


def test_dot_products_survive_the_projection() -> None:
    files = [picture(f"picture {i}") for i in range(60)]
    whole = rows_of(files, Silent())
    making = ImageRecipe()
    rows = making.transform(making.fit(files, np.random.default_rng(0), Silent()), files, Silent())
    assert np.allclose(rows.dense @ rows.dense.T, whole @ whole.T, atol=0.01)


@pytest.mark.real_data
def test_hand_signs_are_told_apart(shared_data: Path) -> None:
    """Ten signs; ridge on 300 labels is right in about 74 % of the others, give or take 3 with 300 of them."""
    archive = zipfile.ZipFile(
        io.BytesIO((shared_data / "image-sign-language-digits" / "sign-digits-jpg.zip").read_bytes())
    )
    names = [name for name in archive.namelist() if name.lower().endswith(".jpg")]
    names = [names[i] for i in np.random.default_rng(0).permutation(len(names))[:600]]
    files = [stored(name, archive.read(name)) for name in names]
    digits = np.array([int(name.split("/")[0]) for name in names])
    making = ImageRecipe()
    state = making.fit(files[:300], np.random.default_rng(0), Silent())
    rows = making.transform(state, files, Silent()).dense
    known, open_ = rows[:300], rows[300:]
    targets = np.where(digits[:300, None] == np.arange(10), 1.0, -1.0)
    weights = np.linalg.solve(known @ known.T + 1 + np.eye(300), targets)
    right = ((open_ @ known.T + 1) @ weights).argmax(axis=1) == digits[300:]
    assert right.mean() > 0.65
