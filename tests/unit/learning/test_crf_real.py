"""The chain model on real texts: offsets of the source hold, it learns, and what it is unsure of is where it errs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from alapp.domain.region import span_problem
from alapp.domain.steps import Silent
from alapp.domain.tokens import token_offsets
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.bio import tagged
from alapp.learning.regions.crf import Crf
from alapp.learning.regions.matching import f1, hits
from tests.benchmarks.span_sets import READERS, load

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize("name", READERS)
def test_known_spans_hold_their_text_and_fall_on_tokens(shared_data: Path, name: str) -> None:
    known = load(name, shared_data, 200)
    places = {label: number for number, label in enumerate(known.labels)}
    marked = known.pool[:500] + known.test
    assert not any(span_problem(m.spans, m.text) for m in marked)
    found = [tagged(token_offsets(m.text), m.spans, places) for m in marked]
    assert sum(tags.widened for tags in found) == 0
    assert sum(tags.crowded for tags in found) == 0


def test_documents_have_the_sentences_at_their_offsets(shared_data: Path) -> None:
    sentences, documents = load("anem", shared_data, 1), load("anem_documents", shared_data, 1)
    assert sum(len(m.spans) for m in documents.pool) == sum(len(m.spans) for m in sentences.pool) == 1879
    assert len(documents.pool) < len(sentences.pool) / 5


def test_it_learns_and_errs_where_it_says_it_is_unsure(shared_data: Path) -> None:
    known = load("anem", shared_data, 300)
    rows = np.random.default_rng(0).permutation(len(known.pool))[:250]
    lesson = RegionLesson([known.pool[i].text for i in rows], [known.pool[i].spans for i in rows], known.labels)
    readings = Crf(held_out=0).fit(lesson, Silent()).read([m.text for m in known.test], Silent())
    found = [[m.region for m in r.marked] for r in readings]
    assert f1([m.spans for m in known.test], found)[2] > 0.12
    wrong = np.array([len(m.spans) + len(f) - 2 * hits(m.spans, f) for m, f in zip(known.test, found, strict=True)])
    order = np.argsort([r.unsure for r in readings])
    assert wrong[order[200:]].mean() > 3 * wrong[order[:100]].mean()
