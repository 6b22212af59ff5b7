"""What a detector of one's own costs: ``python3 -m tests.benchmarks.detector --data DIR [--layers N] --json FILE``.

A made ONNX file reads pictures of blood cells (BCCD): its sides are those of a usual detector (640 x 640), each of
``--layers`` is a convolution of 0.24 billion multiplications (a small YOLO has 4 billion in all), and it finds what is
plain red or blue, so that its boxes say nothing of the cells: this measures time, not worth. ``detector.learned`` is
one reading by the model that learns from the person's boxes, on the same pictures, in the same run.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.features.onnx_detector import OnnxDetector, detector_at
from alapp.features.window_features import cell_map
from alapp.learning.learners.common import one_thread
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.detector import Detector
from alapp.learning.regions.own_detector import OwnDetector
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.region_sets import BoxedPicture, bccd
from tests.onnx_kit import NOTES, model, node, port, tensor, whole_number, whole_numbers

SIDE, CELLS, WIDTH, LEARNED, READ = 640, 20, 32, 40, 40


def heavy(layers: int) -> bytes:
    """Return a detector of 20 x 20 cells whose layers cost as those of a real one do."""
    rng, n = np.random.default_rng(0), CELLS**2
    step = SIDE // CELLS
    down, across = np.mgrid[:CELLS, :CELLS].reshape(2, -1) * step + step / 2
    cells = np.stack([across, down, np.full(n, step), np.full(n, step)]).astype(np.float32)[None]
    first = [whole_numbers("kernel_shape", [4, 4]), whole_numbers("strides", [4, 4])]
    nodes = [node("Conv", ["images", "w"], "f0", first)]
    tensors = [tensor("w", rng.normal(0, 0.1, (WIDTH, 3, 4, 4)).astype("f4")), tensor("cells", cells)]
    for i in range(layers):
        same = [whole_numbers("kernel_shape", [3, 3]), whole_numbers("pads", [1, 1, 1, 1])]
        nodes += [node("Conv", [f"f{i}", f"w{i}"], f"c{i}", same), node("Relu", [f"c{i}"], f"f{i + 1}")]
        tensors.append(tensor(f"w{i}", rng.normal(0, 0.05, (WIDTH, WIDTH, 3, 3)).astype("f4")))
    pool = [whole_numbers("kernel_shape", [8, 8]), whole_numbers("strides", [8, 8])]
    nodes += [
        node("AveragePool", [f"f{layers}"], "means", pool),
        node("Conv", ["means", "ends"], "scores"),
        node("Reshape", ["scores", "shape"], "flat"),
        node("Sigmoid", ["flat"], "chances"),
        node("Concat", ["cells", "chances"], "output", [whole_number("axis", 1)]),
    ]
    tensors += [tensor("ends", rng.normal(0, 0.5, (2, WIDTH, 1, 1)).astype("f4"))]
    tensors += [tensor("shape", np.array([1, 2, n], np.int64))]
    images, out = port("images", "float32", [1, 3, SIDE, SIDE]), port("output", "float32", [1, 6, n])
    return model(nodes, tensors, [images], [out], NOTES)


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of some work, in seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def figures(folder: Path, layers: int) -> list[Figure]:
    """Return the figures; pictures are read one by one, as in a round."""
    pictures = bccd(folder)[: LEARNED + READ]
    with tempfile.TemporaryDirectory() as place, one_thread():
        path = Path(place) / "made.onnx"
        path.write_bytes(heavy(layers))
        opening = timed(lambda: detector_at(str(path)))
        found = detector_at(str(path))
        rows: list[Figure] = [("detector.opening", opening, "s"), ("detector.size", path.stat().st_size / 2**20, "MB")]
        return rows + _reading(found, [p.file for p in pictures[LEARNED:]]) + _learning(found, pictures)


def _reading(found: OnnxDetector, files: Sequence[MediaFile]) -> list[Figure]:
    prepared = timed(lambda: [found.preparation.given(Silent(), file) for file in files]) / len(files)
    whole = timed(lambda: [found.find(Silent(), file) for file in files]) / len(files)
    return [
        ("detector.picture", 1000 * whole, "ms"),
        ("detector.picture.preparing", 1000 * prepared, "ms"),
        ("detector.round_of_60", 60 * whole, "s"),
    ]


def _learning(found: OnnxDetector, pictures: Sequence[BoxedPicture]) -> list[Figure]:
    labels = tuple(sorted({box.label for p in pictures for box in p.boxes}))
    of_class = dict(zip(found.classes, labels, strict=False))
    said = [found.find(Silent(), p.file).labeled(labels, of_class) for p in pictures]
    drawn = [p.boxes for p in pictures[:LEARNED]]
    weighing = timed(lambda: OwnDetector().fit(RegionLesson(said[:LEARNED], drawn, labels), Silent()))
    cells = [cell_map(Silent(), p.file) for p in pictures]
    start = time.process_time()
    learned = Detector().fit(RegionLesson(cells[:LEARNED], drawn, labels), Silent())
    fitting = time.process_time() - start
    reading = timed(lambda: learned.read(cells[LEARNED:], Silent())) / READ
    return [
        ("detector.weighing_40", 1000 * weighing, "ms"),
        ("detector.learned.fitting_40", fitting, "s"),
        ("detector.learned.picture", 1000 * reading, "ms"),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=18)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    show(figures(asked.data, asked.layers), asked.json)


if __name__ == "__main__":
    main()
