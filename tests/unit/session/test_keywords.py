"""Keywords put the items that hold them next, label by label in turn, and say why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.errors import BadInput
from alapp.domain.steps import Silent
from alapp.features.hashed_words import HashedWords
from alapp.learning.keywords import in_turn, nearest, similarity
from alapp.session.keywords import Hit, parsed, start
from alapp.session.session import Session
from tests.helpers import small_project, text_of

TEXTS = ["the patient fell", "the pump failed", "the lunch was late", "fell over the pump", "", "the the the"]


def rows_of(texts: list[str]):
    return HashedWords().transform(HashedWords().fit([], np.random.default_rng(0), Silent()), texts, Silent())


def test_rare_words_count_more_and_likeness_is_a_cosine() -> None:
    likeness = similarity(rows_of(TEXTS), rows_of(["the fell", *TEXTS]))
    assert likeness[0, 0] > likeness[5, 0] > likeness[4, 0] == 0
    assert np.allclose(np.diag(likeness[:, 1:])[[0, 1, 2, 3, 5]], 1, atol=1e-3)
    assert likeness.max() <= 1 + 1e-3


def test_each_row_goes_to_one_label_and_only_where_a_word_is_shared() -> None:
    found = nearest(rows_of(TEXTS), rows_of(["fell", "pump failed", "nowhere"]), np.array([0, 1, 2, 3, 4]))
    assert found == [[0, 3], [1], []]
    assert in_turn(found) == [(0, 0), (1, 1), (0, 3)]
    assert nearest(rows_of(TEXTS), rows_of(["fell"]), np.array([3])) == [[3]]
    assert nearest(rows_of(TEXTS), rows_of(["fell"]), np.zeros(0, np.int64)) == [[]]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with closing(Session.open(small_project(tmp_path), "A1", background=False)) as opened:
        yield opened


def test_hits_come_next_in_turn_with_their_reason(session: Session) -> None:
    told: list[Hit] = []
    on_screen = session.current
    fall, device = (session.guideline.by_name(name) for name in ("Fall", "Device"))
    assert fall is not None
    assert device is not None
    word = text_of(1)[0].split()[2]
    start(session, {fall.id: [word], device.id: ["hoist", "monitor alarm"]}, told.extend)
    assert session.current is on_screen
    picks = [p for p in session.desk.queue.peek(6) if p.reason == "keywords"]
    assert [p.item_id for p in picks] == [
        h.item_id for h in told if on_screen is None or h.item_id != on_screen.item.id
    ]
    assert [h.label_id for h in told[:2]] == [fall.id, device.id]
    items = {item.id: item for item in session.reader.items.get_many([h.item_id for h in told])}
    for hit in told:
        assert (
            (word in items[hit.item_id].text)
            if hit.label_id == fall.id
            else "hoist" in items[hit.item_id].text
            or ("monitor" in items[hit.item_id].text or "alarm" in items[hit.item_id].text)
        )


def test_a_round_does_not_drop_what_keywords_put_in_front(session: Session) -> None:
    fall = session.guideline.by_name("Fall")
    assert fall is not None
    start(session, {fall.id: [text_of(1)[0].split()[2]]})
    before = [p.item_id for p in session.desk.queue.peek(3) if p.reason == "keywords"]
    session.train_now()
    assert [p.item_id for p in session.desk.queue.peek(3) if p.reason == "keywords"] == before != []


def test_words_are_read_by_label_name(session: Session) -> None:
    fall = session.guideline.by_name("Fall")
    assert fall is not None
    assert parsed(session, ["Fall=fell, slipped", "Fall = wet floor"]) == {fall.id: ["fell", "slipped", "wet floor"]}
    for pair, said in (("Nothing=x", "There is no label"), ("Fall=", "No words were given")):
        with pytest.raises(BadInput, match=said):
            parsed(session, [pair])
