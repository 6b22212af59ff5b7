"""Cell maps: where a cell lies in the picture, colours and edges in it, pictures as displayed, broken ones refused."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from alapp.domain.errors import BadInput
from alapp.domain.steps import Silent
from alapp.features.window_features import CELLS, CHANNELS, cell_map, cells_in
from tests.contracts.media import stored


def test_cells_are_square_parts_of_the_whole_picture() -> None:
    cells = cells_in(np.zeros((480, 640, 3), np.uint8), (1280, 960))
    assert cells.rows.shape == (120, CELLS, CHANNELS)
    assert cells.cell == 8.0
    assert cells_in(np.zeros((7, 3, 3), np.uint8), (3, 7)).rows.shape == (7, 3, CHANNELS)
    assert cells_in(np.zeros((1, 640, 3), np.uint8), (640, 1)).rows.shape == (1, CELLS, CHANNELS)


def test_colours_are_those_of_the_cell() -> None:
    samples = np.zeros((8, 8, 3), np.uint8)
    samples[:, 4:] = (200, 100, 40)
    light, red_green, blue_yellow = cells_in(samples, (8, 8)).rows[4, 6, :3]
    assert (light, red_green, blue_yellow) == (123, 178, 73)


def test_dark_on_light_differs_from_light_on_dark() -> None:
    step = np.full((20, 20, 3), 50, np.uint8)
    step[:, 10:] = 200
    rising, falling = cells_in(step, (20, 20)).rows, cells_in(step[:, ::-1].copy(), (20, 20)).rows
    assert rising[10, 9, 4] > 100
    assert rising[10, 9, 8] == 0
    assert falling[10, 9, 8] > 100
    assert falling[10, 9, 4] == 0
    assert not rising[10, 3, 3:].any()


def test_a_faint_edge_counts_like_a_strong_one() -> None:
    strong, faint = np.full((20, 20, 3), 20, np.uint8), np.full((20, 20, 3), 20, np.uint8)
    strong[:, 10:], faint[:, 10:] = 240, 100
    edges = [int(cells_in(samples, (20, 20)).rows[10, 9, 3]) for samples in (strong, faint)]
    assert edges[1] > 0.7 * edges[0]


def test_a_turned_picture_is_described_as_displayed() -> None:
    pixels = np.zeros((30, 60, 3), np.uint8)
    pixels[:, :10] = 255
    turned = Image.Exif()
    turned[0x0112] = 6
    out = BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=95, exif=turned)
    cells = cell_map(Silent(), stored("turned.jpg", out.getvalue()))
    assert cells.whole == (30, 60)
    assert cells.rows[:8, :, 0].min() > 200
    assert cells.rows[12:, :, 0].max() < 50


def test_a_broken_picture_is_refused_in_words() -> None:
    with pytest.raises(BadInput) as refused:
        cell_map(Silent(), stored("broken.png", b"\x89PNG\r\n\x1a\n and no more"))
    assert refused.value.remedy
