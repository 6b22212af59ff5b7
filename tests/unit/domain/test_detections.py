"""Detections: overlap, thinning out, and classes of a detector as labels of a project."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.detections import Detections, apart, overlaps

corner, extent = st.integers(0, 60), st.integers(1, 40)
boxes = st.lists(st.tuples(corner, corner, extent, extent), max_size=25)


def corners(rows: list[tuple[int, int, int, int]]) -> np.ndarray:
    found = np.array(rows, np.float32).reshape(-1, 4)
    found[:, 2:] += found[:, :2]
    return found


def made(places: list[list[int]], chances: list[list[float]], classes: tuple[str, ...]) -> Detections:
    rows = np.array(places, np.float32)
    return Detections(rows, np.array(chances, np.float32), np.ones(len(rows), np.float32), classes, (100, 100))


def test_overlap_is_intersection_over_union() -> None:
    a, b = corners([(0, 0, 10, 10)]), corners([(5, 0, 10, 10), (0, 0, 10, 10), (50, 50, 1, 1)])
    assert np.allclose(overlaps(a, b), [[50 / 150, 1, 0]])


@given(boxes, st.integers(0, 9))
def test_what_is_kept_stands_apart_and_stands_for_the_rest(rows: list[tuple[int, int, int, int]], seed: int) -> None:
    places, rng = corners(rows), np.random.default_rng(seed)
    chances = rng.random((len(places), 2)).astype(np.float32)
    kept, steady = apart(places, chances, 0.5)
    kinds, best = chances.argmax(axis=1), chances.max(axis=1)
    assert ((steady >= 0) & (steady <= 1.0001)).all()
    assert best[kept].tolist() == sorted(best[kept].tolist(), reverse=True)
    same = kinds[:, None] == kinds[kept]
    near = overlaps(places, places[kept]) * same
    assert not (np.triu(near[kept], 1) > 0.5).any()
    for row in set(range(len(places))) - set(kept.tolist()):
        assert (near[row][best[kept] >= best[row]] > 0.5).any()


def test_classes_count_for_their_labels() -> None:
    found = made([[0, 0, 9, 9], [20, 20, 40, 40]], [[0.9, 0.1, 0.2], [0.1, 0.3, 0.7]], ("car", "bus", "dog"))
    said = found.labeled(("L1", "L2"), {"dog": "L2", "bus": "L1"})
    assert said.classes == ("L1", "L2")
    assert np.allclose(said.chances, [[0.1, 0.2], [0.3, 0.7]])


def test_a_thing_of_two_classes_of_one_label_is_found_once() -> None:
    found = made([[0, 0, 20, 20], [1, 0, 21, 20]], [[0.9, 0.0], [0.0, 0.6]], ("car", "bus"))
    said = found.labeled(("L1",), {"car": "L1", "bus": "L1"})
    assert (said.places.tolist(), said.chances.round(2).tolist()) == ([[0, 0, 20, 20]], [[np.float32(0.9).round(2)]])


def test_boxes_of_no_label_are_left_out() -> None:
    found = made([[0, 0, 20, 20], [1, 0, 21, 20]], [[0.9, 0.0], [0.0, 0.6]], ("car", "bus"))
    assert found.labeled(("L1",), {"bus": "L1"}).places.tolist() == [[1, 0, 21, 20]]
    assert len(found.labeled(("L1",), {}).places) == len(found.labeled((), {"car": "L1"}).places) == 0
