"""Many distinct news texts made of few real ones, for speed and size only.

``python3 -m tests.benchmarks.made OUT.csv [--items N] [--seed S]``. Each text is the beginning of one real AG News text
and the end of another of the same class, a tenth of the words dropped, and a rare word here and there from the tail of
a Zipf law, so that the vocabulary goes on growing as it does in real text: about 24,000 words in 10,000 texts, 50,000
in 120,000, 123,000 in a million. Such texts repeat each other's phrases; never use them for claims about labels saved.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import os
from collections.abc import Iterator
from itertools import compress
from pathlib import Path

import numpy as np

DATA = Path(os.environ.get("ALAPP_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
CLASSES = ("World", "Sports", "Business", "Sci/Tech")
COLUMNS = ("id", "text", "label")
CHUNK = 10_000
DROPPED = 0.1
RARE = 0.2
"""Share of texts that hold a word of the tail."""
TAIL_BEGINS = 20_000
"""Rank of the Zipf law (exponent 2) at which the rare words begin."""
LAST_RANK = 10**9
SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in ("a", "ei", "i", "o", "u")]


def real_texts(data: Path = DATA) -> list[list[list[str]]]:
    """Return the words of the real texts, by class: the test file and the crowd-labeled one."""
    found: list[list[list[str]]] = [[] for _ in CLASSES]
    folder = data / "text-ag-news"
    with (folder / "test.csv").open(encoding="utf-8", newline="") as file:
        for label, title, body in csv.reader(file):
            found[int(label) - 1].append(f"{title} {body}".split())
    with gzip.open(folder / "crowd_noisy_10k.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[int(row["gt"])].append(row["text"].split())
    return found


def rare_word(rank: int) -> str:
    """Return the word of a rank in the tail: a syllable for each digit."""
    word = "q"
    while rank:
        rank, digit = divmod(rank, len(SYLLABLES))
        word += SYLLABLES[digit]
    return word


def made_texts(n: int, seed: int = 0, data: Path = DATA) -> Iterator[tuple[str, str]]:
    """Yield ``n`` pairs of (text, class name), no text twice; fewer are the beginning of more."""
    classes = real_texts(data)
    seen = set[int]()
    made = (
        pair for chunk in range(2 * n // CHUNK + 2) for pair in _chunk(classes, np.random.default_rng([seed, chunk]))
    )
    for text, label in made:
        if len(seen) == n:
            return
        mark = hash(text)
        if mark not in seen:
            seen.add(mark)
            yield text, label


def _chunk(classes: list[list[list[str]]], rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Yield 10,000 texts."""
    labels = rng.integers(len(classes), size=CHUNK).tolist()
    pairs = rng.random((CHUNK, 2)).tolist()
    kept = (rng.random(1 << 16) >= DROPPED).tolist()
    starts = rng.integers(1 << 15, size=CHUNK).tolist()
    ranks = (TAIL_BEGINS * rng.pareto(1.0, CHUNK)).clip(0, LAST_RANK).astype(np.int64).tolist()
    rare = (rng.random(CHUNK) < RARE).tolist()
    for label, (a, b), start, rank, has_rare in zip(labels, pairs, starts, ranks, rare, strict=True):
        texts = classes[label]
        first, second = texts[int(a * len(texts))], texts[int(b * len(texts))]
        words = first[: len(first) // 2] + second[len(second) // 2 :]
        words = list(compress(words, kept[start : start + len(words)]))
        if has_rare:
            words.insert(start % (len(words) + 1), rare_word(rank))
        yield " ".join(words), CLASSES[label]


def write_csv(path: Path, n: int, seed: int = 0, data: Path = DATA) -> None:
    """Write ``n`` made texts as a table of id, text and label."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows((f"N-{i}", text, label) for i, (text, label) in enumerate(made_texts(n, seed, data), start=1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    write_csv(arguments.out, arguments.items, arguments.seed)


if __name__ == "__main__":
    main()
