"""Made-up frames of recordings with segments of two kinds, for tests of segment models."""

from __future__ import annotations

import numpy as np

from alapp.domain.recording import TimeFrames
from alapp.domain.region import Region, Segment

HOP, BANDS = 20_000, 48


def courses(n: int, seed: int) -> tuple[list[TimeFrames], list[list[Segment]]]:
    """Return ``n`` recordings of 4 to 8 s and their segments: some bands are louder in them."""
    rng = np.random.default_rng(seed)
    made = [_course(rng) for _ in range(n)]
    return [frames for frames, _ in made], [segments for _, segments in made]


def _course(rng: np.random.Generator) -> tuple[TimeFrames, list[Segment]]:
    rows, segments = rng.normal(-3, 0.3, (int(rng.integers(200, 400)), BANDS)), []
    at = int(rng.integers(10, 40))
    while at < len(rows) - 60:
        end, label = at + int(rng.integers(20, 50)), str(rng.choice(["high", "low"]))
        rows[at:end, slice(28, 40) if label == "high" else slice(4, 16)] += 1.5
        segments.append(Segment(at * HOP, end * HOP, label))
        at = end + int(rng.integers(20, 60))
    return TimeFrames(rows.astype(np.float16), HOP, len(rows) * HOP, "log_mel"), segments


def _odd(rows: np.ndarray, kind: str = "log_mel") -> TimeFrames:
    return TimeFrames(rows.astype(np.float16), HOP, max(len(rows) * HOP, 1), kind)


ODD = [
    _odd(np.zeros((0, BANDS))),
    _odd(np.zeros((1, BANDS))),
    _odd(np.full((40, BANDS), np.nan)),
    _odd(np.full((40, BANDS), np.inf)),
    _odd(np.random.default_rng(0).normal(0, 1e4, (300, BANDS))),
    _odd(np.zeros((30, 455)), "frames"),
]


def outside(region: Region, frames: TimeFrames) -> bool:
    """Say whether a found segment does not lie in its recording."""
    return not (isinstance(region, Segment) and 0 <= region.start < region.end <= frames.length)
