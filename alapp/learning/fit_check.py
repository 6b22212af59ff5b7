"""Whether active learning will pay on a set: signs of the data, a paired comparison of replays, and a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, stdev
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.learning.base import Indicator, Lesson
from alapp.learning.evaluation import Share, accuracy_range, given, hits, kappa, wilson
from alapp.learning.held_out import held_out
from alapp.learning.learners.common import one_thread
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.matrix import gram
from alapp.learning.simulation import Curve, Known

LOOKED_AT = 2_000
"""Largest number of rows that the signs are taken from, drawn at random."""
TINY = 200
"""Fewer items than this are labeled in one sitting, in whatever order."""
FEW_DISTINCT = 20
ALIKE_SHARE = 0.05
ALIKE = 0.9
"""Mean cosine of two random items from which on the features hardly tell items apart."""
NEAR = 0.9
"""Cosine from which on two items are near-identical."""
FEWEST_NEAR = 30
FEW_CLASSES = 10
"""Up to so many classes confident learning tells noise from weak features (measured: above, it counts both)."""
NOISY = 0.15
APART = 0.2
"""Cohen's kappa below which the classes count as not told apart."""
RARE = 0.05
RANKED = 0.65
"""Chance of a right ranking from which on a rare class can be searched for."""
LEAST_GAIN = 0.5
"""Mean accuracy, in points, below which a proven gain is still none worth a screen."""
FLAT_GAIN = 1.0

Kind = Literal["pays", "no_gain", "unclear", "tiny_pool", "alike", "cannot_tell_apart", "label_noise", "rare_class"]


@dataclass(frozen=True, slots=True)
class Span:
    """A figure with its 95 % range."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class LabelSpan:
    """Labels needed to a goal over several replays: fewest, median, most; None where it was not reached."""

    low: int | None
    middle: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Signs:
    """What the data show before any replay.

    ``items`` in the pool; of the ``looked_at`` rows ``distinct`` differ, and ``likeness`` is the mean cosine of two of
    them. ``full``: share that a model of all answers gets right when each is held out, ``chance`` what blind guessing
    with the same shares would, ``apart`` their chance-corrected agreement. ``noise``: answers that contradict, found
    ``noise_by`` near-identical pairs or the model, None where neither can tell. ``rarest``: share of the
    rarest class (column ``rarest_class``); ``rare_ranked``: chance that one of it is ranked above another.
    """

    items: int
    looked_at: int
    distinct: int
    likeness: float
    full: Share
    chance: float
    apart: Span
    noise: Share | None
    noise_by: Literal["pairs", "model", ""]
    rarest: Share
    rarest_class: int
    rare_ranked: float
    n_classes: int
    several: bool


@dataclass(frozen=True, slots=True)
class Gain:
    """Ours against random, paired over seeds: mean accuracy in points, and labels saved to 90 and 95 % of the full."""

    area: Span
    saved90: Span | None
    saved95: Span | None


def signs(features: Features, Y: Indicator, *, several: bool = False, items: int = 0, seed: int = 0) -> Signs:
    """Return the signs of labeled rows (n): features and labels Y (n, k), in a pool of ``items`` (n unless given).

    At least one row with one label is needed. Noise by confident learning (Northcutt, Jiang & Chuang 2021) on held-out
    probabilities, or from disagreement of near-identical rows where there are 30 of these.
    """
    rows = np.random.default_rng(seed).permutation(len(Y))[:LOOKED_AT]
    lesson = Lesson(features.take(rows), Y[rows], several, seed)
    with one_thread():
        learner = LEARNERS["ridge"]
        probabilities = held_out(learner, learner.fit(lesson), lesson, np.arange(len(rows)))
        cosines = _cosines(lesson.features)
    right = hits(probabilities, lesson.Y, several=several)
    chance, apart = _agreement(given(probabilities, several=several), lesson.Y, several=several)
    noise, noise_by = _noise(cosines, probabilities, lesson)
    counts = lesson.Y.sum(axis=0)
    rarest = int(np.where(counts > 0, counts, len(rows) + 1).argmin())
    return Signs(
        items=items or len(Y),
        looked_at=len(rows),
        distinct=_distinct(lesson.features),
        likeness=float(cosines[np.triu_indices(len(rows), 1)].mean()) if len(rows) > 1 else 1.0,
        full=accuracy_range(int(right.sum()), len(right)),
        chance=chance,
        apart=apart,
        noise=noise,
        noise_by=noise_by,
        rarest=wilson(int(counts[rarest]), len(rows)),
        rarest_class=rarest,
        rare_ranked=_ranked_above(probabilities[:, rarest], lesson.Y[:, rarest]),
        n_classes=int((counts > 0).sum()),
        several=several,
    )


def gain(ours: Sequence[Curve], others: Sequence[Curve], full: float, *, overlap: float = 0.0) -> Gain:
    """Compare replays pair by pair, up to the accuracy ``full`` of a model of all answers.

    ``overlap``: size of the judging part over that of the pool where the pairs are folds of one small set, which
    widens the range (Nadeau & Bengio 2003); 0 for seeds on one split.
    """
    start, stop = area_bounds(ours[0].points[-1].n_labels)
    areas = [a.area(start, stop) - b.area(start, stop) for a, b in zip(ours, others, strict=True)]
    return Gain(paired(areas, overlap=overlap), _saved(ours, others, 0.9 * full), _saved(ours, others, 0.95 * full))


def area_bounds(stop: int) -> tuple[int, int]:
    """Return between how many labels the mean accuracy is taken: from 20 on, from half in a short replay."""
    return max(1, min(20, stop // 2)), stop


def paired(differences: Sequence[float], *, overlap: float = 0.0) -> Span:
    """Return the mean of paired differences with its 95 % t range (Student 1908); boundless for a single pair."""
    from scipy.special import stdtrit

    middle, n = mean(differences), len(differences)
    if n < 2:
        return Span(-np.inf, middle, np.inf)
    half = float(stdtrit(n - 1, 0.975)) * stdev(differences) * float(np.sqrt(1 / n + overlap))
    return Span(middle - half, middle, middle + half)


def labels_span(curves: Sequence[Curve], accuracy: float) -> LabelSpan:
    """Return fewest, median and most labels to an accuracy over replays."""
    found = sorted(_labels_to(curve, accuracy) for curve in curves)
    shown = [None if np.isinf(n) else round(n) for n in (found[0], median(found), found[-1])]
    return LabelSpan(*shown)


def single_checks(known: Known, seed: int = 0, sizes: int = 8) -> tuple[list[int], list[bool]]:
    """Return labels a model had and whether it was right, each judging item once: models of a growing random part.

    Each item judges one model only, so that the checks are independent of each other, as a forecast needs them.
    """
    order = np.random.default_rng(seed).permutation(len(known.pool))
    labels, right = list[int](), list[bool]()
    for place, n in enumerate(np.linspace(len(order) // sizes, len(order), sizes, dtype=np.int64).tolist()):
        judging = np.arange(place, len(known.test), sizes)
        rows = order[:n]
        if len(judging) and known.Y[rows].any():
            lesson = Lesson(known.pool.take(rows), known.Y[rows], known.several, seed)
            with one_thread():
                probabilities = LEARNERS["ridge"].fit(lesson).model.probabilities(known.test.take(judging))
            found = hits(probabilities, known.test_labels[judging], several=known.several)
            labels += [n] * len(judging)
            right += map(bool, found)
    return labels, right


def cases(found: Signs, gained: Gain | None) -> tuple[Kind, ...]:
    """Return every case that holds, the one that decides first; ``gained`` is None where nothing could be replayed."""
    noisy = found.noise is not None and found.noise.low >= NOISY
    stops = _stops(found)
    tests: tuple[tuple[Kind, bool], ...] = (
        ("pays", not stops and gained is not None and pays(gained)),
        ("label_noise", noisy),
        ("no_gain", not stops and gained is not None and not pays(gained) and gained.area.high < FLAT_GAIN),
        ("rare_class", is_rare(found)),
    )
    holding = [*stops, *(kind for kind, holds in tests if holds)]
    return tuple(dict.fromkeys(holding if set(holding) - {"rare_class"} or stops else ["unclear", *holding]))


def _stops(found: Signs) -> list[Kind]:
    """Return the cases in which no order of asking can pay."""
    tests: tuple[tuple[Kind, bool], ...] = (
        ("tiny_pool", found.items < TINY),
        ("alike", _alike(found)),
        ("rare_class", is_rare(found) and found.n_classes == 2 and found.rare_ranked >= RANKED),
        ("cannot_tell_apart", found.apart.high < APART),
    )
    return [kind for kind, holds in tests if holds]


def pays(gained: Gain) -> bool:
    """Whether the whole range of the gain lies above nothing, and the gain is worth a screen."""
    saves = any(saved is not None and saved.middle >= 1 for saved in (gained.saved90, gained.saved95))
    return gained.area.low > 0 and (gained.area.middle >= LEAST_GAIN or saves)


def is_rare(found: Signs) -> bool:
    """Whether the rarest class has under 5 % of the answers and under half its share if all were equal."""
    share = found.rarest.value or 0.0
    return found.n_classes > 1 and share < min(RARE, 0.5 / found.n_classes)


def _alike(found: Signs) -> bool:
    few = found.distinct < max(FEW_DISTINCT, ALIKE_SHARE * found.looked_at)
    return found.looked_at > 1 and (few or found.likeness > ALIKE)


def _labels_to(curve: Curve, accuracy: float) -> float:
    found = curve.labels_to(accuracy)
    return np.inf if found is None else float(found)


def _saved(ours: Sequence[Curve], others: Sequence[Curve], accuracy: float) -> Span | None:
    """Return labels saved to an accuracy; a replay that never got there counts with all its labels, None if ours."""
    pairs = [
        (a.labels_to(accuracy), b.labels_to(accuracy) or b.points[-1].n_labels)
        for a, b in zip(ours, others, strict=True)
    ]
    saved = [b - a for a, b in pairs if a is not None]
    return paired(saved) if len(saved) == len(pairs) else None


def _cosines(features: Features) -> NDArray[np.float64]:
    products = gram(features)
    lengths = np.sqrt(np.diag(products))
    return np.asarray(products / np.maximum(np.outer(lengths, lengths), 1e-12))


def _distinct(features: Features) -> int:
    bounds = features.indptr
    rows = (
        (
            features.indices[bounds[i] : bounds[i + 1]].tobytes(),
            features.data[bounds[i] : bounds[i + 1]].tobytes(),
            b"" if bounds[i + 1] > bounds[i] else features.dense[i].tobytes(),  # else dense follows from sparse
        )
        for i in range(len(features))
    )
    return len(set(rows))


def _agreement(said: Indicator, Y: Indicator, *, several: bool) -> tuple[float, Span]:
    """Return the agreement expected by chance, and Cohen's kappa (1960) with its range."""
    a, b = (said.ravel(), Y.ravel()) if several else (said.argmax(axis=1), Y.argmax(axis=1))
    shares = [np.bincount(part.astype(np.int64), minlength=max(2, Y.shape[1])) / len(part) for part in (a, b)]
    chance = float((shares[0] * shares[1]).sum())
    value, observed = kappa(a, b), float((a == b).mean())
    half = 1.96 * float(np.sqrt(observed * (1 - observed) / len(Y))) / max(1e-9, 1 - chance)
    return chance, Span(value - half, value, value + half)


def _noise(
    cosines: NDArray[np.float64], probabilities: NDArray[np.float32], lesson: Lesson
) -> tuple[Share | None, Literal["pairs", "model", ""]]:
    others = cosines - 2 * np.eye(len(cosines))
    near = others.max(axis=1) >= NEAR
    if near.sum() >= FEWEST_NEAR:
        differ = (lesson.Y[near] != lesson.Y[others[near].argmax(axis=1)]).any(axis=1)
        pairs = wilson(int(differ.sum()), int(near.sum()))
        return _halved(pairs), "pairs"
    if lesson.several or not 1 < (lesson.Y.sum(axis=0) > 0).sum() <= FEW_CLASSES:
        return None, ""
    return _confident(probabilities, lesson.Y.argmax(axis=1)), "model"


def _halved(pairs: Share) -> Share:
    """Return the share of wrong answers behind a share of pairs that differ: d = 2 e (1 - e) for rare errors."""
    low, high = ((1 - float(np.sqrt(max(0.0, 1 - 2 * d)))) / 2 for d in (pairs.low, pairs.high))
    middle = (1 - float(np.sqrt(max(0.0, 1 - 2 * (pairs.value or 0.0))))) / 2
    return Share(round(middle * pairs.n), pairs.n, low, high)


def _confident(probabilities: NDArray[np.float32], given_class: NDArray[np.int64]) -> Share:
    """Return the share of answers that are confidently another class, among all that are confidently any."""
    k = probabilities.shape[1]
    own = [probabilities[given_class == j, j] for j in range(k)]
    bounds = np.array([part.mean() if len(part) else np.inf for part in own])
    over = np.where(probabilities >= bounds, probabilities, -1.0)
    confident = over.max(axis=1) > 0
    return wilson(int((confident & (over.argmax(axis=1) != given_class)).sum()), int(confident.sum()))


def _ranked_above(scores: NDArray[Any], positive: NDArray[np.bool_]) -> float:
    """Return the chance that a positive scores above a negative (area under the ROC curve, Hanley & McNeil 1982)."""
    from scipy.stats import rankdata

    n, m = int(positive.sum()), int((~positive).sum())
    if not n or not m:
        return 0.5
    return float((rankdata(scores)[positive].sum() - n * (n + 1) / 2) / (n * m))
