"""Cell maps: what a picture holds, coarsely, on its way from a decoder to the learner of boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class CellMap:
    """Colours and edges of a picture in square cells.

    ``rows`` (high, wide, channels) uint8; ``cell`` is the side of a cell in pixels of the picture, ``whole`` (width,
    height) of the picture as displayed. ``kind`` names what the channels are, so that a model is not asked about
    other ones.
    """

    rows: NDArray[np.uint8]
    cell: float
    whole: tuple[int, int]
    kind: str
