"""Keywords put the items that hold them next, label by label in turn, and say why."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.steps import Silent
from alapp.features.hashed_words import HashedWords, HashState
from alapp.jobs.progress import Progress
from alapp.learning.keywords import Nearest, in_turn, rarity, sharing, similarity
from alapp.session.feature_rows import contents
from alapp.session.keywords import Hit, find, parsed, start, start_alike
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import small_project, text_of

TEXTS = ["the patient fell", "the pump failed", "the lunch was late", "fell over the pump", "", "the the the"]


def rows_of(texts: list[str]):
    return HashedWords().transform(HashedWords().fit([], np.random.default_rng(0), Silent()), texts, Silent())


def test_rare_words_count_more_and_likeness_is_a_cosine() -> None:
    rows = rows_of(TEXTS)
    likeness = similarity(rows, rows_of(["the fell", *TEXTS]), rarity([rows.span(0, 2), rows.span(2, 6)], rows.width))
    assert likeness[0, 0] > likeness[5, 0] > likeness[4, 0] == 0
    assert np.allclose(np.diag(likeness[:, 1:])[[0, 1, 2, 3, 5]], 1, atol=1e-3)
    assert likeness.max() <= 1 + 1e-3


def nearest(queries: list[str], part: int, numbers: Sequence[int] = range(6), lies: Container[int] = ()):
    """Let the texts with these numbers pass by, ``part`` at a time; ``lies`` share columns only, not words."""
    rows, asked = rows_of(TEXTS), rows_of(queries)

    def holds(_: int, which: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.array([number not in lies for number in which.tolist()], np.bool_)

    looking = Nearest(asked, rarity([rows], rows.width), holds)
    for first in range(0, len(numbers), part):
        here = np.array(numbers[first : first + part], np.int64)
        looking.add(here, rows.take(here))
    return looking.best


@pytest.mark.parametrize("part", [1, 2, 6])
def test_each_row_goes_to_one_label_and_only_where_a_word_is_shared(part: int) -> None:
    found = nearest(["fell", "pump failed", "nowhere"], part, [0, 1, 2, 3, 4])
    assert found == [[0, 3], [1], []]
    assert in_turn(found) == [(0, 0), (1, 1), (0, 3)]
    assert nearest(["fell"], part, [3]) == [[3]]
    assert nearest(["fell"], part, []) == [[]]


@pytest.mark.parametrize("part", [1, 3, 6])
def test_a_row_that_only_shares_a_column_gives_way_to_the_next_best(part: int) -> None:
    assert nearest(["the"], part) == [[5, 1, 0]]
    assert nearest(["the"], part, lies={5, 1}) == [[0, 3, 2]]
    assert nearest(["the pump", "fell"], part, lies=range(6)) == [[], []]


def test_rows_that_share_no_column_are_told_apart() -> None:
    assert sharing(rows_of(TEXTS), rows_of(["pump", "lunch"])).tolist() == [False, True, True, True, False, False]


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


def test_what_is_like_a_marked_item_comes_next_and_names_its_answer(session: Session) -> None:
    asked = session.current
    assert asked is not None
    fall = session.guideline.by_name("Fall")
    assert fall is not None
    session.press(fall.id)
    told: list[Hit] = []
    start_alike(session, asked.item, 4, told.extend)
    picks = session.desk.queue.peek(4)
    assert [(p.reason, p.rivals) for p in picks] == [("alike", (fall.id,))] * 4
    assert [p.item_id for p in picks] == [hit.item_id for hit in told]
    assert asked.item.id not in {hit.item_id for hit in told}
    shared = set(asked.item.text.split())
    assert all(shared & set(item.text.split()) for item in session.upcoming(4))
    session.train_now()
    assert [p.item_id for p in session.desk.queue.peek(4) if p.reason == "alike"] == [p.item_id for p in picks]


def test_rows_at_hand_and_rows_made_now_find_the_same_and_nothing_is_stored(tmp_path: Path) -> None:
    path = small_project(tmp_path, 1_300)
    typed = {"fall": [text_of(1)[0].split()[2]], "device": ["hoist"]}
    made = find(Progress(), str(path), typed, [1, 2])
    name = HashedWords.name
    with Project.open(path) as project:
        assert project.features.covered(name) == 0
        ids, extractor = project.items.ids(), HashedWords()
        project.features.begin(name, len(ids), extractor.state_to_bytes(HashState()))
        for first in (0, 500):  # the last items have no rows yet
            some = ids[first : first + 500]
            rows = extractor.transform(HashState(), contents(project, some), Silent())
            project.features.put_chunk(name, int(some[0]), int(some[-1]), rows.to_bytes())
    assert find(Progress(), str(path), typed, [1, 2]) == made != []
    assert not {1, 2} & {hit.item_id for hit in made}
