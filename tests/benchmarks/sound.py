"""Sounds, ours beside random order, and how soon a long one is seen: ``python3 -m tests.benchmarks.sound --data DIR``.

Parts (``--parts``): ``choice``, which spoken digit is it (FSDD; takes 0 to 4 judge, as its authors say), by the
program's rounds on log-mel statistics; ``segments``, where digits lie in made recordings of six of them with noise,
by the program's learner and query, F1 over labels at an overlap of one half, ``--digits`` of them labeled, the others
in between; ``long``, a WAV of two hours, made for it. Differences are paired by seed: same start, same pool, same
judging recordings. Prints ``name value unit`` lines.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import wave
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import sqrt
from pathlib import Path
from statistics import mean, stdev

import numpy as np
import soundfile

from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND, TimeFrames
from alapp.domain.region import Segment
from alapp.domain.steps import Silent
from alapp.features import sound, sound_recipe
from alapp.learning.evaluation import area_under_curve
from alapp.learning.learners.common import one_thread
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.choosing import choose
from alapp.learning.regions.matching import f1
from alapp.learning.regions.sliding import Sliding
from alapp.learning.simulation import Known
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.replays import METHODS, Race, area, full_accuracy, labels_to

TEST_TAKES = 5
RATE = 8_000
START, BATCH, BUDGET = 10, 10, 100
POOL, JUDGES, CLIPS = 300, 80, 6
SHARE = 0.1
ARMS = ("random", "frames", "segments")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One clip: which digit, which take of its speaker, and the file."""

    digit: int
    take: int
    file: MediaFile


def spoken(folder: Path) -> list[Spoken]:
    """Read the clips of the archive, by name."""
    with zipfile.ZipFile(folder / "audio-fsdd" / "fsdd-wav.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".wav"))
        found = []
        for name in names:
            digit, _, take = Path(name).stem.split("_")
            data = archive.read(name)
            found.append(Spoken(int(digit), int(take), MediaFile(name, "", len(data), data=data)))
    return found


# -- choice -----------------------------------------------------------------------------------------------------


def choice_race(clips: Sequence[Spoken]) -> Race:
    """Return the race: features are fitted on the pool alone."""
    pool, test = ([c for c in clips if (c.take < TEST_TAKES) == judges] for judges in (False, True))
    recipe = sound_recipe.SoundRecipe()
    state = recipe.fit([c.file for c in pool], np.random.default_rng(0), Silent())
    rows = [recipe.transform(state, [c.file for c in part], Silent()) for part in (pool, test)]
    labels = [np.eye(10, dtype=np.bool_)[[c.digit for c in part]] for part in (pool, test)]
    return Race("fsdd", Known(rows[0], labels[0], rows[1], labels[1]), 300, 10)


def choice(clips: Sequence[Spoken], seeds: int) -> list[Figure]:
    """Return accuracy per label, ours and random order."""
    race = choice_race(clips)
    full = full_accuracy(race)
    found: list[Figure] = [("choice.full_accuracy", 100 * full, "%")]
    areas: dict[str, dict[int, float]] = {}
    for method in ("default", "random"):
        curves = METHODS[method](race, seeds)
        areas[method] = {seed: area(race, curve) for seed, curve in curves.items()}
        to90 = np.median([labels_to(curve, 0.9 * full) for curve in curves.values()])
        found += [
            (f"choice.{method}.aulc", mean(areas[method].values()), "%"),
            (f"choice.{method}.accuracy_at_end", 100 * mean(curve[-1][1] for curve in curves.values()), "%"),
            (f"choice.{method}.labels_to_90", float(to90), "labels"),
        ]
    return [*found, *paired("choice.ahead_of_random", areas["default"], areas["random"])]


def paired(name: str, ours: Mapping[int, float], theirs: Mapping[int, float]) -> list[Figure]:
    """Return the mean of the differences by seed, and its standard error."""
    gaps = [ours[seed] - theirs[seed] for seed in ours]
    spread = stdev(gaps) / sqrt(len(gaps)) if len(gaps) > 1 else float("nan")
    return [(name, mean(gaps), "points"), (f"{name}.error", spread, "points")]


# -- segments ---------------------------------------------------------------------------------------------------


def strung(clips: Sequence[Spoken], digits: int, rng: np.random.Generator) -> tuple[TimeFrames, list[Segment]]:
    """Return the frames of clips strung together, with pauses and noise, and the segments of the first ``digits``."""
    parts, segments, at = [], list[Segment](), 0
    for _ in range(CLIPS):
        clip = clips[int(rng.integers(len(clips)))]
        samples, _ = soundfile.read(clip.file.open(), dtype="float32")
        pause = round(rng.uniform(0.15, 0.8) * RATE)
        begin, end = at + pause, at + pause + len(samples)
        parts += [np.zeros(pause, np.float32), samples]
        if clip.digit < digits:
            segments.append(Segment(begin * SECOND // RATE, end * SECOND // RATE, str(clip.digit)))
        at = end
    whole = np.concatenate([*parts, np.zeros(RATE // 4, np.float32)])
    noisy = whole + rng.normal(0, rng.uniform(0.002, 0.01), len(whole)).astype(np.float32)
    out = BytesIO()
    soundfile.write(out, noisy, RATE, format="WAV", subtype="PCM_16")
    return sound_recipe.time_frames(Silent(), MediaFile("made.wav", "", 0, data=out.getvalue())), segments


@dataclass(frozen=True, slots=True)
class Recordings:
    """A pool and judges: frames and segments of each."""

    frames: list[TimeFrames]
    segments: list[list[Segment]]


def recordings(clips: Sequence[Spoken], n: int, digits: int, seed: int) -> Recordings:
    """Make ``n`` recordings."""
    rng = np.random.default_rng(seed)
    made = [strung(clips, digits, rng) for _ in range(n)]
    return Recordings([frames for frames, _ in made], [segments for _, segments in made])


def segments(clips: Sequence[Spoken], seeds: int, digits: int) -> list[Figure]:
    """Return the F1 over labeled recordings for each way to choose them."""
    judges = recordings([c for c in clips if c.take < TEST_TAKES], JUDGES, digits, 99)
    areas: dict[str, dict[int, float]] = {arm: {} for arm in ARMS}
    ends: dict[str, list[float]] = {arm: [] for arm in ARMS}
    for seed in range(seeds):
        pool = recordings([c for c in clips if c.take >= TEST_TAKES], POOL, digits, seed)
        for arm in ARMS:
            curve = replay(pool, judges, arm, digits, seed)
            at, score = np.array(curve).T
            areas[arm][seed] = area_under_curve(at, score, START, BUDGET)
            ends[arm].append(100 * curve[-1][1])
    found: list[Figure] = []
    for arm in ARMS:
        found.append((f"segments.{arm}.aulc", mean(areas[arm].values()), "%"))
        found.append((f"segments.{arm}.f1_at_end", mean(ends[arm]), "%"))
        if arm != "random":
            found += paired(f"segments.{arm}.ahead_of_random", areas[arm], areas["random"])
    return found


def replay(pool: Recordings, judges: Recordings, arm: str, digits: int, seed: int) -> list[tuple[int, float]]:
    """Label from the start to the budget; return (recordings labeled, F1 on the judges)."""
    rng = np.random.default_rng([seed, 1])
    labels = tuple(str(digit) for digit in range(digits))
    given = [int(i) for i in rng.permutation(len(pool.frames))[:START]]
    curve = []
    while True:
        known = RegionLesson([pool.frames[i] for i in given], [pool.segments[i] for i in given], labels, seed)
        with one_thread():
            model = Sliding().fit(known, Silent())
            found = model.read(judges.frames, Silent())
        curve.append((len(given), f1(judges.segments, [[m.region for m in r.marked] for r in found])[2]))
        if len(given) >= BUDGET:
            return curve
        rest = [i for i in range(len(pool.frames)) if i not in set(given)]
        with one_thread():
            readings = model.read([pool.frames[i] for i in rest], Silent()) if arm != "random" else []
        given += asked(readings, rest, arm, rng)


def asked(readings: Sequence[Reading], rest: Sequence[int], arm: str, rng: np.random.Generator) -> list[int]:
    """Return the next batch: by a score of the model with a share of random checks, or all by chance."""
    if arm == "random":
        return [rest[int(i)] for i in rng.permutation(len(rest))[:BATCH]]
    scored = [Reading(r.marked, r.scores[arm], r.scores, r.cost, r.present) for r in readings]
    return [rest[c.row] for c in choose(scored, None, BATCH, SHARE, rng)]


# -- a long one -------------------------------------------------------------------------------------------------


class Watch:
    """Progress that notes when the first part came."""

    def __init__(self) -> None:
        self.began, self.first = time.perf_counter(), 0.0

    def step(self, done: int, total: int = 0, words: str = "") -> None:
        """Report nothing."""

    def emit(self, part: object) -> None:
        """Note the first part."""
        del part
        self.first = self.first or time.perf_counter() - self.began


def long(hours: float = 2.0, rate: int = 44_100) -> list[Figure]:
    """Return how soon a long WAV is known, its waveform begins and is whole, and its spectrogram is there."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "long.wav"
        minute = (np.random.default_rng(0).normal(0, 3_000, 60 * rate)).clip(-32_768, 32_767).astype("<i2").tobytes()
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, rate, 0, "NONE", ""))
            for _ in range(round(hours * 60)):
                file.writeframesraw(minute)
        return timed(MediaFile(path.name, "", path.stat().st_size, path))


def timed(file: MediaFile) -> list[Figure]:
    """Return the times of one file."""
    began = time.perf_counter()
    facts = sound.facts(Watch(), file)
    known = time.perf_counter() - began
    peaks, picture = Watch(), Watch()
    sound.waveform(peaks, file, 303)
    whole = time.perf_counter() - peaks.began
    picture = Watch()
    sound.spectrogram(picture, file, 0, facts["microseconds"], 960, 340)
    spectrum = time.perf_counter() - picture.began
    began = time.perf_counter()
    sound_recipe.statistics(file)
    return [
        ("long.facts", 1e3 * known, "ms"),
        ("long.first_of_waveform", 1e3 * peaks.first, "ms"),
        ("long.whole_waveform", whole, "s"),
        ("long.spectrogram", spectrum, "s"),
        ("long.features", time.perf_counter() - began, "s"),
    ]


def main() -> None:
    """Run the parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of real data")
    parser.add_argument("--parts", nargs="+", default=["choice", "segments", "long"])
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--digits", type=int, default=10, help="digits that are labeled in the made recordings")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    clips = spoken(chosen.data) if {"choice", "segments"} & set(chosen.parts) else []
    found: list[Figure] = []
    if "choice" in chosen.parts:
        found += choice(clips, chosen.seeds)
    if "segments" in chosen.parts:
        found += segments(clips, chosen.seeds, chosen.digits)
    if "long" in chosen.parts:
        found += long()
    show(found, chosen.json)


if __name__ == "__main__":
    main()
