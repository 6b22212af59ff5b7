"""The open sets of spans: texts with their known spans, a pool and a part that judges."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from alapp.domain.region import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its known spans."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SpanSet:
    """A set with its fixed split."""

    name: str
    labels: tuple[str, ...]
    pool: list[Marked]
    test: list[Marked]


Token = tuple[str, int, str]
"""A word, where it begins in its document (-1 where that is not told), and its BIO tag."""


def _sentences(lines: Iterable[str]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for line in lines:
        parts = line.rstrip("\n").split("\t")
        if parts[0].strip():
            sentence.append((parts[0], int(parts[1]) if len(parts) == 4 else -1, parts[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _documents(sentences: Iterable[list[Token]]) -> Iterator[list[Token]]:
    """Join the sentences of a document: the offsets begin anew with the next one."""
    document: list[Token] = []
    for sentence in sentences:
        if document and sentence[0][1] <= document[-1][1]:
            yield document
            document = []
        document += sentence
    if document:
        yield document


def _marked(tokens: list[Token]) -> Marked:
    """Put the words at their offsets, or one blank apart; tags to spans."""
    text, spans = "", list[Span]()
    base = tokens[0][1]
    for word, begin, tag in tokens:
        gap = " " if text else ""
        text += " " * (begin - base - len(text)) if begin >= 0 else gap
        start, text = len(text), text + word
        if tag.startswith("B-"):
            spans.append(Span(start, len(text), tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = Span(spans[-1].start, len(text), spans[-1].label)
    return Marked(text, tuple(Span(s.start, s.end, s.label, text[s.start : s.end]) for s in spans))


def _wnut(folder: Path) -> tuple[list[Marked], list[Marked]]:
    parts = []
    for file in ("wnut17train.conll", "emerging.dev.conll"):
        lines = (folder / "ner-wnut17" / file).read_text("utf-8").split("\n")
        parts.append([_marked(tokens) for tokens in _sentences(lines)])
    return parts[0], parts[1]


def _anem_tokens(folder: Path, part: str) -> Iterator[list[Token]]:
    blob = gzip.decompress((folder / "ner-anem" / f"AnEM.{part}.conll.gz").read_bytes())
    return _sentences(blob.decode("utf-8").split("\n"))


def _anem(folder: Path) -> tuple[list[Marked], list[Marked]]:
    train, test = ([_marked(tokens) for tokens in _anem_tokens(folder, part)] for part in ("train", "test"))
    return train, test


def _anem_documents(folder: Path) -> tuple[list[Marked], list[Marked]]:
    both = [[_marked(tokens) for tokens in _documents(_anem_tokens(folder, part))] for part in ("train", "test")]
    return both[0], both[1]


READERS: Mapping[str, Callable[[Path], tuple[list[Marked], list[Marked]]]] = {
    "wnut17": _wnut,
    "anem": _anem,
    "anem_documents": _anem_documents,
}


@cache
def load(name: str, folder: Path, test: int) -> SpanSet:
    """Return a set with at most ``test`` judging texts, drawn once."""
    pool, judges = READERS[name](folder)
    order = np.random.default_rng(0).permutation(len(judges))[:test]
    labels = tuple(sorted({span.label for marked in pool for span in marked.spans}))
    return SpanSet(name, labels, pool, [judges[i] for i in order])
