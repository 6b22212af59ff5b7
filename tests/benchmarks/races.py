"""The sets on which methods are compared: how many labels are given, in which steps, on which features."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alapp.domain.features import Features
from alapp.features.registry import EXTRACTORS
from alapp.learning.simulation import Known
from tests.benchmarks import sets
from tests.benchmarks.replays import Race


@dataclass(frozen=True, slots=True)
class Course:
    """Labels to give and labels between two trainings; many classes need more of both."""

    budget: int = 300
    batch: int = 10


RACES = {
    "ag_news": Course(),
    "sms": Course(),
    "trivia": Course(500),
    "sgd_domains": Course(),
    "clinc150": Course(900, 20),
    "kitchenham": Course(),
    "goemotions": Course(),
    "digits": Course(),
    "fashion": Course(),
    "signs": Course(),
    "fsdd": Course(),
}
OWN = {"pixels": sets.PICTURES, "sounds": sets.SOUNDS}
"""What pictures and sounds are compared on, whatever features texts get."""


def race_of(name: str, folder: Path, features: str, pool: int, cache: Path | None) -> Race | None:
    """Return the race; None where these features are not at hand, or not of this set's kind."""
    course, own = RACES[name], next((kind for kind, names in OWN.items() if name in names), "")
    if (features if features in OWN else "") != own or (not own and features not in EXTRACTORS.names):
        return None
    found = sets.load(name, folder, pool)
    texts = None if own else (found.pool, found.test)
    known = _kept(name, folder, features, pool, cache)
    return Race(name, known, min(course.budget, len(found.Y)), course.batch, texts)


def _kept(name: str, folder: Path, features: str, pool: int, cache: Path | None) -> Known:
    """Return the feature rows, from the cache where they lie there."""
    extractor = "" if features in OWN else features
    if cache is None:
        return sets.known(name, folder, pool, extractor=extractor)
    places = [cache / f"{name}-{features}-{pool}-{part}.bin" for part in ("pool", "test")]
    if not all(place.exists() for place in places):
        made = sets.known(name, folder, pool, extractor=extractor)
        cache.mkdir(parents=True, exist_ok=True)
        for place, rows in zip(places, (made.pool, made.test), strict=True):
            place.write_bytes(rows.to_bytes())
    found = sets.load(name, folder, pool)
    rows = [Features.from_bytes(place.read_bytes()) for place in places]
    return Known(rows[0], found.Y, rows[1], found.test_labels, found.several)
