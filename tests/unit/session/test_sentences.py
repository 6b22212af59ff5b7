"""Sentence embeddings in a project: read piece by piece, kept, used where they are wanted and at hand."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.annotation import Answer, AskedBy, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import Cancelled
from alapp.domain.model import Outcome
from alapp.features.embedding import BUILT_IN, available, from_bytes
from alapp.jobs.progress import Progress
from alapp.learning.feature_choice import FEWEST
from alapp.session import sentence_round
from alapp.session.engine import Engine, TrainRequest
from alapp.session.feature_rows import FeatureChunk, FeatureState
from alapp.session.feature_words import features_words
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump, small_project, true_label

pytestmark = pytest.mark.skipif(
    not available() and not os.environ.get("CI"), reason="the sentence model's weights were not made at set-up"
)
REQUEST = TrainRequest(1, "A1", "ridge", "default_mix", 4, 0.25, 0.1, 0, several=False, embedding="auto")
Parts = list[FeatureState | FeatureChunk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = small_project(tmp_path, 120)
    with Project.open(made) as project:
        guideline = project.guidelines.current()
        why = AskedBy("random", "random", 0.01)
        items = project.items.after(0, 24)
        answers = [
            Change(i.id, "answer", Answer(choice(true_label(guideline, i.key)), "answered", 1, 1.0, "", why))
            for i in items
        ]
        project.record(Op.IMPORT, answers, "A1", "answers")
    return made


def store(path: Path, parts: Parts) -> None:
    with Project.open(path) as project:
        for part in parts:
            if isinstance(part, FeatureState):
                project.features.begin(part.extractor, part.fitted_on, part.blob)
            else:
                project.features.put_chunk(part.extractor, part.first_id, part.last_id, part.blob)


def read(path: Path, worker: Engine, most: int) -> list[int]:
    """Embed up to ``most`` items and store them; the items of each chunk."""
    parts: Parts = []
    worker.read_sentences(Progress(on_emit=parts.append), str(path), REQUEST, most)
    store(path, parts)
    return [int(i) for p in parts if isinstance(p, FeatureChunk) for i in from_bytes(p.blob)[0]]


def train(path: Path, worker: Engine, request: TrainRequest = REQUEST) -> Outcome:
    parts: Parts = []
    outcome = worker.train(Progress(on_emit=parts.append), str(path), request)
    store(path, parts)
    return outcome


def test_labeled_items_are_read_first_and_each_once(path: Path) -> None:
    worker = Engine()
    first = read(path, worker, 30)
    with Project.open(path, read_only=True) as project:
        labeled = {a.item_id for a in project.annotations.all()}
    assert labeled <= set(first)
    assert len(first) == 30
    rest = read(path, Engine(), 1_000)
    assert not set(rest) & set(first)
    assert len(rest) == 90
    assert read(path, Engine(), 1_000) == []


def test_a_round_waits_for_enough_embeddings_and_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_round, "ENOUGH", 40)
    worker = Engine()
    read(path, worker, 30)
    outcome = train(path, worker)
    assert outcome.record.extractor == "text_recipe"
    assert "still being read: 30 of 120" in features_words(outcome.record)
    with_some = read(path, worker, 40)
    outcome = train(path, worker)
    assert outcome.record.extractor == "sentences"
    assert outcome.record.metrics["features"]["used"] == BUILT_IN
    assert {pick.item_id for pick in outcome.picks} <= set(with_some) | set(range(1, 200))
    with Project.open(path, read_only=True) as project:
        embedded = {int(i) for _, _, blob in project.features.chunks(BUILT_IN) for i in from_bytes(blob)[0]}
    assert {pick.item_id for pick in outcome.picks} <= embedded
    assert len(outcome.predictions.best) == 120
    assert (outcome.predictions.best >= 0).all()


def test_a_model_with_embeddings_says_the_same_of_its_rows_made_anew(path: Path) -> None:
    worker = Engine()
    read(path, worker, 1_000)
    outcome = train(path, worker)
    assert outcome.record.metrics["features"]["n_checks"] >= FEWEST
    with Project.open(path, read_only=True) as project:
        from alapp.features.registry import EXTRACTORS
        from alapp.learning.retrain import predict

        blob = project.features.state("sentences")
        assert blob is not None
        extractor = EXTRACTORS["sentences"]
        rows = extractor.transform(
            extractor.state_from_bytes(blob), project.items.texts(project.items.ids()), Progress()
        )
    best, _ = predict(outcome.weights, rows, Progress())
    assert best.tolist() == outcome.predictions.best.tolist()


def test_same_disk_same_round(path: Path) -> None:
    read(path, Engine(), 1_000)
    one, two = train(path, Engine()), train(path, Engine())
    assert list(one.picks) == list(two.picks)
    assert one.weights == two.weights


def test_switched_off_nothing_is_read_or_used(path: Path) -> None:
    off = replace(REQUEST, embedding="off")
    worker, parts = Engine(), []
    worker.read_sentences(Progress(on_emit=parts.append), str(path), off, 100)
    assert worker.prepare(Progress(on_emit=parts.append), str(path), off, 5.0) is False
    assert parts == []
    read(path, worker, 1_000)
    outcome = train(path, worker, off)
    assert outcome.record.extractor == "text_recipe"
    assert features_words(outcome.record) == ""
    always = train(path, worker, replace(REQUEST, embedding="on"))
    assert always.record.extractor == "sentences"
    assert "switched on" in features_words(always.record)


def test_damaged_embeddings_are_read_anew(path: Path) -> None:
    read(path, Engine(), 1_000)
    with Project.open(path) as project:
        first, last, _ = next(iter(project.features.chunks(BUILT_IN)))
        project.features.put_chunk(BUILT_IN, first, last, b"damaged")
    again = read(path, Engine(), 1_000)
    assert 0 < len(again) <= 64
    assert train(path, Engine()).record.extractor == "sentences"


def test_reading_ahead_stops_when_it_is_told_and_keeps_what_it_has(path: Path) -> None:
    worker, parts = Engine(), []
    with pytest.raises(Cancelled):
        worker.prepare(Progress(on_emit=parts.append, cancelled=lambda: bool(parts)), str(path), REQUEST, 60.0)
    assert len(parts) == 1
    assert len(from_bytes(parts[0].blob)[0]) == 64
    store(path, parts)
    more = []
    assert worker.prepare(Progress(on_emit=more.append), str(path), REQUEST, 60.0) is False
    assert sum(len(from_bytes(p.blob)[0]) for p in more) == 56


def test_a_session_without_background_reads_when_asked(path: Path) -> None:
    session = Session.open(path, background=False)
    try:
        session.trainer.read_sentences(50)
        assert session.trainer.sentences == (50, 120)
        session.trainer.read_sentences(1_000)
        session.train_now()
        record = session.reader.models.latest()
        assert record is not None
        assert record.extractor == "sentences"
        assert session.reader.models.extractor_state(record.state) is not None
    finally:
        session.close()
    with Project.open(path, read_only=True) as project:
        assert np.isfinite(len(project.items.ids()))
        assert not project.verify().problems


def test_a_model_of_ones_own_that_is_missing_is_said_and_the_round_goes_on(path: Path) -> None:
    wish = replace(REQUEST, embedding_file=str(path.with_name("none.onnx")))
    outcome = train(path, Engine(), wish)
    assert outcome.record.extractor == "text_recipe"
    assert "none.onnx cannot be used: the file is not there" in features_words(outcome.record)
    assert outcome.picks


def test_a_model_of_ones_own_takes_the_place_of_the_built_in_one(path: Path) -> None:
    pytest.importorskip("onnxruntime")
    from tokenizers import Tokenizer, models, pre_tokenizers

    home = Path(__file__).parents[1] / "features" / "data"
    model = Path(shutil.copy(home / "states.onnx", path.with_name("own.onnx")))
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "the": 1, "a": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(path.with_name("tokenizer.json")))
    wish, worker, parts = replace(REQUEST, embedding="on", embedding_file=str(model)), Engine(), []
    worker.read_sentences(Progress(on_emit=parts.append), str(path), wish, 1_000)
    store(path, parts)
    outcome = train(path, worker, wish)
    assert outcome.record.metrics["features"]["used"].startswith("onnx_")
    assert outcome.record.extractor == outcome.record.metrics["features"]["used"]


def test_a_child_reads_when_it_has_nothing_else_to_do(tmp_path: Path) -> None:
    pump = Pump()
    session = Session.open(small_project(tmp_path, 120), deliver=pump)

    def answer(n: int) -> None:
        for _ in range(n):
            assert session.current is not None
            session.press(true_label(session.guideline, session.current.item.key))
            pump.until(lambda: session.saved)

    def embedded() -> int:
        return sum(len(from_bytes(blob)[0]) for _, _, blob in session.reader.features.chunks(BUILT_IN))

    def newest() -> str:
        record = session.reader.models.latest()
        return record.extractor if record is not None and session.training.state == "current" else ""

    try:
        answer(24)
        pump.until(lambda: embedded() == 120)
        answer(24)
        pump.until(lambda: newest() == "sentences")
        assert session.reader.verify().problems == ()
    finally:
        session.close()
