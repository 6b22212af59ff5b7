"""Races in which answers list regions: spans, boxes and segments, in the order of the region round and in random order.

Each is (work done, score) along the answers: entity F1 by tokens read, mAP at an overlap of 0.5 by pictures, F1 of
segments by recordings. The commands of each kind (:mod:`tests.benchmarks.spans`, ``boxes``, ``sound``) tell more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from alapp.domain.steps import Silent
from alapp.learning.learners.common import one_thread
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.matching import f1
from alapp.learning.regions.sliding import Sliding
from tests.benchmarks import boxes, sound, spans
from tests.benchmarks.region_sets import bccd
from tests.benchmarks.replays import Curve
from tests.benchmarks.sound_sets import TEST_TAKES, recordings, spoken
from tests.benchmarks.span_sets import SpanSet, load

ORDERS = ("default", "random")
TEST_TEXTS = 400
READING = spans.Plan(budget=4_000, batch=20, start=20, window=600)
FIRST_TOKENS = 600
DIGITS = 10
Run = tuple[Curve, Mapping[str, float]]
"""The curve, and further figures of its end by name."""


@dataclass(frozen=True, slots=True)
class RegionRace:
    """A set on which orders of asking are compared between ``begins`` and ``ends``, counted in ``unit``."""

    name: str
    kind: str
    unit: str
    measure: str
    begins: int
    ends: int
    run: Callable[[str, int], Run]
    """Of an order (:data:`ORDERS`) and a seed."""
    full: Callable[[], float]
    """The score of a model that knows every answer, as far as it takes them."""


def _spans(name: str, folder: Path) -> RegionRace:
    known = load(name, folder, TEST_TEXTS)
    run, full = partial(_read_texts, known), partial(_all_texts, known)
    return RegionRace(name, "spans", "tokens", "f1", FIRST_TOKENS, READING.budget, run, full)


def _read_texts(known: SpanSet, order: str, seed: int) -> Run:
    found = spans.run(known, spans.ARMS[order], READING, seed, None)
    return [(tokens, percent / 100) for tokens, percent, _ in found], {"texts_at_end": found[-1][2]}


def _all_texts(known: SpanSet) -> float:
    return spans.judged(spans.fitted(known, range(len(known.pool))), known) / 100


def _boxes(folder: Path) -> RegionRace:
    pool = boxes.Pictures(bccd(folder))
    run, full = partial(_draw_boxes, pool), partial(_all_pictures, pool)
    return RegionRace("bccd", "boxes", "pictures", "map", boxes.FIRST, boxes.LABELED, run, full)


def _draw_boxes(pool: boxes.Pictures, order: str, seed: int) -> Run:
    test, open_rows = boxes.parted(pool, seed)
    with one_thread():
        found = [
            (n, boxes.measured(pool, model, test))
            for n, model in boxes.grown(pool, open_rows, seed, by_model=order == "default")
        ]
    end = found[-1][1]
    more = {"keys_a_picture_alone": end["keys.alone"], "keys_a_picture": end["keys.suggested"]}
    return [(n, values["map"]) for n, values in found], more | {"keys_saved": 100 * end["keys.saved"]}


def _all_pictures(pool: boxes.Pictures) -> float:
    test, open_rows = boxes.parted(pool, 0)
    with one_thread():
        return boxes.measured(pool, pool.model(open_rows, 0), test)["map"]


def _segments(folder: Path) -> RegionRace:
    clips = spoken(folder)
    judges = recordings([c for c in clips if c.take < TEST_TAKES], sound.JUDGES, DIGITS, 99)
    pools = {}

    def pool_of(seed: int) -> sound.Recordings:
        if seed not in pools:
            pools[seed] = recordings([c for c in clips if c.take >= TEST_TAKES], sound.POOL, DIGITS, seed)
        return pools[seed]

    def run(order: str, seed: int) -> Run:
        return sound.replay(pool_of(seed), judges, "frames" if order == "default" else order, DIGITS, seed), {}

    def full() -> float:
        pool, labels = pool_of(0), tuple(map(str, range(DIGITS)))
        with one_thread():
            model = Sliding().fit(RegionLesson(pool.frames, pool.segments, labels), Silent())
            found = model.read(judges.frames, Silent())
        return f1(judges.segments, [[m.region for m in r.marked] for r in found])[2]

    return RegionRace("strung_digits", "segments", "recordings", "f1", sound.START, sound.BUDGET, run, full)


REGION_RACES: Mapping[str, Callable[[Path], RegionRace]] = {
    "wnut17": partial(_spans, "wnut17"),
    "anem": partial(_spans, "anem"),
    "bccd": _boxes,
    "strung_digits": _segments,
}
