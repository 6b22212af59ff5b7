"""The open data sets for the benchmarks: texts, pictures or sounds, known labels, a fixed split into pool and test.

A set's own test part is used where it states one; else a quarter is drawn once, by a fixed seed. Each text is taken
once, so that no test item is in the pool. ``known`` turns a set into feature rows that :func:`simulate` replays.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.features.registry import EXTRACTORS
from alapp.learning.simulation import Known
from tests.benchmarks.sound_sets import TEST_TAKES, spoken

POOL_ITEMS = 6_000
TEST_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class Example:
    """One item: a text, a picture's or sound's file or unit-length pixels, its label names, and the part it is from."""

    content: Any
    labels: tuple[str, ...]
    part: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class LabeledSet:
    """A set with its fixed split; ``Y`` (n, k) and ``test_labels`` (t, k) have the columns of ``names``."""

    name: str
    names: tuple[str, ...]
    pool: list[Any]
    Y: NDArray[np.bool_]
    test: list[Any]
    test_labels: NDArray[np.bool_]
    several: bool = False
    texts: bool = True


def _rows(path: Path, **options: Any) -> list[list[str]]:
    csv.field_size_limit(1 << 24)
    blob = path.read_bytes()
    text = (gzip.decompress(blob) if path.suffix == ".gz" else blob).decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), **options))


def _named(path: Path) -> Iterator[dict[str, str]]:
    header, *rows = _rows(path)
    return (dict(zip(header, row, strict=True)) for row in rows)


def _ag_news(folder: Path) -> Iterator[Example]:
    for label, title, body in _rows(folder / "text-ag-news" / "test.csv"):
        yield Example(f"{title} {body}", (label,))


def _clinc(folder: Path) -> Iterator[Example]:
    parts = json.loads(gzip.decompress((folder / "text-clinc150" / "data_full.json.gz").read_bytes()))
    for part, pairs in parts.items():
        yield from (Example(text, (label,), "test" if part.endswith("test") else "pool") for text, label in pairs)


def _trivia(folder: Path) -> Iterator[Example]:
    for row in _named(folder / "text-opentriviaqa" / "questions.csv.gz"):
        yield Example(row["text"], (row["category"],))


def _dialogue(folder: Path) -> Iterator[Example]:
    """Turns that carry a sign of their domain, as the set's description advises."""
    telling = {"INFORM", "INFORM_INTENT", "REQUEST"}
    for row in _named(folder / "text-sgd-dialogue-turns" / "user_turns.csv.gz"):
        if telling & set(row["acts"].split("|")):
            yield Example(row["text"], (row["domain"],), "test" if row["split"] == "test" else "pool")


def _sms(folder: Path) -> Iterator[Example]:
    for line in (folder / "rare-sms-spam" / "sms.tsv").read_text("utf-8").splitlines():  # quotes are literal
        label, _, text = line.partition("\t")
        yield Example(text, (label,))


def _kitchenham(folder: Path) -> Iterator[Example]:
    for row in _named(folder / "rare-review-kitchenham-2010" / "Kitchenham_2010.csv.gz"):
        included = "included" if row["label_included"] == "1" else "excluded"
        yield Example(f"{row['title']} {row['abstract']}", (included,))


def _emotions(folder: Path) -> Iterator[Example]:
    home = folder / "multilabel-goemotions"
    names = (home / "labels.txt").read_text("utf-8").split()
    for file, part in (("train.tsv.gz", "pool"), ("dev.tsv", "pool"), ("test.tsv", "test")):
        for text, numbers, _ in _rows(home / file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Example(text, tuple(names[int(number)] for number in numbers.split(",")), part)


def _fashion(folder: Path) -> Iterator[Example]:
    for part, share in (("train", 4), ("test", 5)):  # every 4th and every 5th picture are enough, and decoding is slow
        path = folder / "image-fashion-mnist" / f"fashion-mnist-{part}-png.zip"
        yield from _pictures(path, 1, share, "pool" if part == "train" else "test")


def _signs(folder: Path) -> Iterator[Example]:
    return _pictures(folder / "image-sign-language-digits" / "sign-digits-jpg.zip", 0, 1, "")


def _fsdd(folder: Path) -> Iterator[Example]:
    return (Example(c.file, (str(c.digit),), "test" if c.take < TEST_TAKES else "pool") for c in spoken(folder))


def _digits(folder: Path) -> Iterator[Example]:
    del folder
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    return (Example(_unit(row), (str(label),)) for row, label in zip(pixels, labels, strict=True))


def _pictures(path: Path, level: int, share: int, part: str) -> Iterator[Example]:
    """Yield every ``share``-th picture of an archive whose folder at ``level`` names the label."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith((".png", ".jpg"))]
        for name in names[::share]:
            data = archive.read(name)
            file = MediaFile(name, hashlib.sha256(data).hexdigest(), len(data), data=data)
            yield Example(file, (name.split("/")[level],), part)


def _unit(row: NDArray[Any]) -> NDArray[np.float32]:
    return np.asarray(row / max(1e-9, float(np.linalg.norm(row))), dtype=np.float32)


READERS: dict[str, Callable[[Path], Iterable[Example]]] = {
    "ag_news": _ag_news,
    "clinc150": _clinc,
    "trivia": _trivia,
    "sgd_domains": _dialogue,
    "sms": _sms,
    "kitchenham": _kitchenham,
    "goemotions": _emotions,
    "fashion": _fashion,
    "signs": _signs,
    "digits": _digits,
    "fsdd": _fsdd,
}
PICTURES = ("fashion", "signs", "digits")
SOUNDS = ("fsdd",)
SEVERAL = ("goemotions",)
NAMES = tuple(READERS)


@cache
def load(name: str, folder: Path, pool: int = POOL_ITEMS, test: int = TEST_ITEMS) -> LabeledSet:
    """Return a set: at most ``pool`` items to label and ``test`` items that judge (0: none, all are in the pool)."""
    examples = _distinct(READERS[name](folder))
    names = tuple(sorted({label for example in examples for label in example.labels}))
    to_pool, to_test = _split(examples, test)
    chosen = [[examples[i] for i in part] for part in (to_pool[:pool], to_test)]
    indicators = [np.array([[n in e.labels for n in names] for e in part]).reshape(-1, len(names)) for part in chosen]
    contents = [[example.content for example in part] for part in chosen]
    several, texts = name in SEVERAL, name not in PICTURES + SOUNDS
    return LabeledSet(name, names, contents[0], indicators[0], contents[1], indicators[1], several, texts)


def _distinct(examples: Iterable[Example]) -> list[Example]:
    """Return each text once, by its first appearance; pictures all."""
    first: dict[Any, Example] = {}
    for example in examples:
        first.setdefault(example.content if isinstance(example.content, str) else len(first), example)
    return list(first.values())


def _split(examples: list[Example], test: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the places of pool and test, in an order drawn once."""
    order = np.random.default_rng(0).permutation(len(examples))
    if not test:
        return order, order[:0]
    judging = np.array([examples[i].part == "test" for i in order])
    if judging.any():
        return order[~judging], order[judging][:test]
    cut = min(test, len(order) // 4)
    return order[cut:], order[:cut]


@cache
def known(name: str, folder: Path, pool: int = POOL_ITEMS, test: int = TEST_ITEMS, extractor: str = "") -> Known:
    """Return the set as feature rows, by the recipe's features or the given extractor, fitted on the pool."""
    found = load(name, folder, pool, test)
    if isinstance(found.pool[0], np.ndarray):
        parts = [Features.of_dense(np.reshape(part, (len(part), -1))) for part in (found.pool, found.test)]
    else:
        recipe = "text_recipe" if found.texts else "sound_recipe" if name in SOUNDS else "image_recipe"
        making = EXTRACTORS[extractor or recipe]
        state = making.fit(found.pool, np.random.default_rng(0), Silent())
        parts = [making.transform(state, part, Silent()) for part in (found.pool, found.test)]
    return Known(parts[0], found.Y, parts[1], found.test_labels, found.several)
